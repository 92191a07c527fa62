/** The shots of this enrolment: done ones can be taken again, the wanted one stands out. */
import { IconCheck, IconRotateClockwise } from '@tabler/icons-react';
import type { EnrolmentProgress } from '../../../src-shared/contract.ts';
import type { ShotKind } from '../../../src-shared/domain.ts';
import { useWords } from '../../services.tsx';
import styles from './CaptureStage.module.css';
import type { Thumbnails } from './use-shot-thumbnails.ts';

interface Props {
  progress: EnrolmentProgress;
  busy: boolean;
  mirror: boolean;
  thumbnails: Thumbnails;
  onRetake: (kind: ShotKind) => void;
}

export function ShotTiles({ progress, busy, mirror, thumbnails, onRetake }: Props) {
  const { t } = useWords();
  return (
    <ul className={styles.tiles} aria-label={t('enrol.shots')}>
      {progress.shots.map(({ kind, accepted }) => {
        const shot = t(`shot.${kind}`);
        if (accepted)
          return (
            <li key={kind}>
              <button
                type="button"
                className={styles.tile}
                data-state="done"
                data-testid={`shot-${kind}`}
                disabled={busy}
                aria-label={`${t('enrol.shot.done', { shot })}. ${t('enrol.shot.again', { shot })}`}
                title={t('enrol.shot.again', { shot })}
                onClick={() => onRetake(kind)}
              >
                {thumbnails[kind] && (
                  <img className={styles.thumbnail} data-mirror={mirror} src={thumbnails[kind]} alt="" />
                )}
                <IconCheck className={styles.check} stroke={3} aria-hidden="true" />
                <IconRotateClockwise className={styles.again} stroke={2.5} aria-hidden="true" />
                <span>{shot}</span>
              </button>
            </li>
          );
        const state = progress.wanted === kind ? 'wanted' : 'todo';
        return (
          <li key={kind}>
            <div
              className={styles.tile}
              data-state={state}
              data-testid={`shot-${kind}`}
              role="img"
              aria-label={t(`enrol.shot.${state}`, { shot })}
            >
              {shot}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
