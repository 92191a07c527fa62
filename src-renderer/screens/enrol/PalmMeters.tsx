/** How well the palm is seen at this moment, and which hand it is. */
import type { PalmProgress } from '../../../src-shared/contract/palms.ts';
import { useWords } from '../../services.tsx';
import { nothing, palmDistanceMeter, palmLightMeter, palmLinesMeter } from './meters.ts';
import styles from './QualityMeters.module.css';
import { Bar } from './QualityMeters.tsx';

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
