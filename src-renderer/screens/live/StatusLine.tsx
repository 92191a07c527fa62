/** How this gate is, in one quiet line: a word with its colour and shape, and the light where it is not good enough. */
import type { RefObject } from 'react';
import { useLight } from '../../camera/use-light.ts';
import { Chip } from '../../components/Chip.tsx';
import { moodTones, stationMood } from '../../components/station-mood.ts';
import { useStation, useWords } from '../../services.tsx';
import styles from './StatusLine.module.css';

export function StatusLine({ video }: { video: RefObject<HTMLVideoElement | null> }) {
  const { t } = useWords();
  const status = useStation((state) => state.status);
  const mood = useStation((state) => stationMood(state));
  const light = useLight(video);
  return (
    <div className={styles.line} data-testid="station-status" data-mood={mood} data-light={light ?? ''}>
      <Chip tone={moodTones[mood]} className={styles.chip}>
        {t(`status.${mood}`)}
      </Chip>
      {light && light !== 'good' ? (
        <span className={styles.light} role="status" data-testid="light">
          {t(`gate.light.${light}`)}
        </span>
      ) : (
        status && (
          <span className={styles.facts}>
            <span>{status.pack?.title ?? t('status.no_pack')}</span>
            <span>
              {status.liveness !== 'off' && !status.livenessAvailable
                ? t('status.liveness.unavailable')
                : t(`status.liveness.${status.liveness}`)}
            </span>
          </span>
        )
      )}
    </div>
  );
}
