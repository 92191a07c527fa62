/** How the station is, in one quiet line: a word with its colour and shape, the pack, and the check for live faces. */
import { Chip } from '../../components/Chip.tsx';
import { moodTones, stationMood } from '../../components/station-mood.ts';
import { useStation, useWords } from '../../services.tsx';
import styles from './StatusLine.module.css';

export function StatusLine() {
  const { t } = useWords();
  const status = useStation((state) => state.status);
  const mood = useStation((state) => stationMood(state));
  return (
    <div className={styles.line} data-testid="station-status" data-mood={mood}>
      <Chip tone={moodTones[mood]} className={styles.chip}>
        {t(`status.${mood}`)}
      </Chip>
      {status && (
        <span className={styles.facts}>
          <span>{status.pack?.title ?? t('status.no_pack')}</span>
          <span>
            {status.liveness !== 'off' && !status.livenessAvailable
              ? t('status.liveness.unavailable')
              : t(`status.liveness.${status.liveness}`)}
          </span>
        </span>
      )}
    </div>
  );
}
