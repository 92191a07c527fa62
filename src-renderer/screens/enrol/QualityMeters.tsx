/** How good the picture is at this moment: four bars with a word each. */
import type { EnrolmentProgress } from '../../../src-shared/contract.ts';
import type { MessageKey } from '../../../src-shared/messages/index.ts';
import { useWords } from '../../services.tsx';
import { DirectionMeter } from './DirectionMeter.tsx';
import { distanceMeter, lightMeter, type Meter, nothing, sharpnessMeter } from './meters.ts';
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

export function Bar({ label, meter }: { label: MessageKey; meter: Meter }) {
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
