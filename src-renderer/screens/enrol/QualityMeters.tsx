/** How good the picture is at this moment: four bars with a word each. */
import type { PalmProgress } from '../../../src-shared/contract/palms.ts';
import type { EnrolmentProgress } from '../../../src-shared/contract.ts';
import type { Pose, ShotKind } from '../../../src-shared/domain.ts';
import type { MessageKey } from '../../../src-shared/messages/index.ts';
import { usePreference, useWords } from '../../services.tsx';
import {
  directionWords,
  distanceMeter,
  lightMeter,
  type Meter,
  nothing,
  palmDistanceMeter,
  palmLightMeter,
  palmLinesMeter,
  sharpnessMeter,
} from './meters.ts';
import styles from './QualityMeters.module.css';

export function QualityMeters({ progress }: { progress: EnrolmentProgress | null }) {
  const quality = progress?.face?.quality;
  return (
    <div className={styles.meters} data-testid="enrol-meters">
      <Bar label="enrol.meter.light" meter={quality ? lightMeter(quality) : nothing} />
      <Bar label="enrol.meter.sharpness" meter={quality ? sharpnessMeter(quality) : nothing} />
      <Bar
        label="enrol.meter.distance"
        meter={quality ? distanceMeter(quality, progress.hint === 'further') : nothing}
      />
      <DirectionMeter pose={progress?.face?.pose ?? null} wanted={progress?.wanted ?? null} />
    </div>
  );
}

function Bar({ label, meter }: { label: MessageKey; meter: Meter }) {
  const { t } = useWords();
  return (
    <div className={styles.row}>
      <span>{t(label)}</span>
      <span className={styles.track}>
        <i className={styles.fill} data-good={meter.good} style={{ transform: `scaleX(${meter.value.toFixed(3)})` }} />
      </span>
      <em>{t(meter.word, meter.params)}</em>
    </div>
  );
}

/** Degrees at the ends of the track. */
const range = 45;
/** Share of the track, from the person's left to their right: about where the station takes each shot. The hint decides. */
const zones: Record<ShotKind, readonly [from: number, to: number]> = {
  front: [0.38, 0.62],
  up: [0.38, 0.62],
  left: [0, 0.4],
  right: [0.6, 1],
};

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

/** Which way the face looks: a dot that moves as the mirrored picture does, over the side where it should be. */
function DirectionMeter({ pose, wanted }: { pose: Pose | null; wanted: ShotKind | null }) {
  const { t } = useWords();
  const [mirror] = usePreference('mirror');
  // Yaw above 0 is the picture's right; a mirror shows it on the left.
  const turned = pose ? Math.max(-1, Math.min(1, (mirror ? -pose.yaw : pose.yaw) / range)) : 0;
  const [from, to] = zones[wanted ?? 'front'];
  const zone = mirror
    ? { left: percent(from), right: percent(1 - to) }
    : { left: percent(1 - to), right: percent(from) };
  const words = pose ? directionWords(pose) : null;
  return (
    <div className={styles.row}>
      <span>{t('enrol.meter.frontal')}</span>
      <span className={styles.track}>
        <i className={styles.zone} style={zone} />
        {pose && <i className={styles.needle} style={{ left: percent((turned * 0.94 + 1) / 2) }} />}
      </span>
      <em>{words ? t(words.word, words.params) : t('meter.none')}</em>
    </div>
  );
}

/** How well the palm is seen at this moment, and which hand it is. */
export function PalmMeters({ progress }: { progress: PalmProgress | null }) {
  const { t } = useWords();
  const quality = progress?.hand?.quality;
  const side = progress?.side ?? progress?.hand?.side;
  return (
    <div className={styles.meters} data-testid="enrol-meters">
      <Bar label="enrol.meter.light" meter={quality ? palmLightMeter(quality) : nothing} />
      <Bar label="enrol.meter.distance" meter={quality ? palmDistanceMeter(quality) : nothing} />
      <Bar label="enrol.palm.lines" meter={quality ? palmLinesMeter(quality) : nothing} />
      <div className={styles.seen} data-testid="enrol-seen" data-side={side}>
        <span>{t('enrol.palm.seen')}</span>
        <em>{t(side ? `palm.side.${side}` : 'meter.none')}</em>
      </div>
    </div>
  );
}
