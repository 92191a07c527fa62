/** Which way the face looks: a dot that moves as the mirrored picture does, over the side where it should be. */
import type { Pose, ShotKind } from '../../../src-shared/domain.ts';
import { usePreference, useWords } from '../../services.tsx';
import { directionWords } from './meters.ts';
import styles from './QualityMeters.module.css';

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

export function DirectionMeter({ pose, wanted }: { pose: Pose | null; wanted: ShotKind | null }) {
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
