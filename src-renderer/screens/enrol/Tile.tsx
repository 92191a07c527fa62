/** One shot of an enrolment: a done one can be taken again, the wanted one stands out. */
import { IconCheck, IconRotateClockwise } from '@tabler/icons-react';
import { useWords } from '../../services.tsx';
import styles from './CaptureStage.module.css';

interface Props {
  /** What the shot is called, and what of that stands on the tile. */
  shot: string;
  short?: string;
  state: 'done' | 'wanted' | 'todo';
  busy: boolean;
  mirror: boolean;
  thumbnail: string | undefined;
  onRetake: () => void;
  testId: string;
}

export function Tile({ shot, short = shot, state, busy, mirror, thumbnail, onRetake, testId }: Props) {
  const { t } = useWords();
  if (state !== 'done')
    return (
      <div
        className={styles.tile}
        data-state={state}
        data-testid={testId}
        role="img"
        aria-label={t(`enrol.shot.${state}`, { shot })}
      >
        {short}
      </div>
    );
  return (
    <button
      type="button"
      className={styles.tile}
      data-state="done"
      data-testid={testId}
      disabled={busy}
      aria-label={`${t('enrol.shot.done', { shot })}. ${t('enrol.shot.again', { shot })}`}
      title={t('enrol.shot.again', { shot })}
      onClick={onRetake}
    >
      {thumbnail && <img className={styles.thumbnail} data-mirror={mirror} src={thumbnail} alt="" />}
      <IconCheck className={styles.check} stroke={3} aria-hidden="true" />
      <IconRotateClockwise className={styles.again} stroke={2.5} aria-hidden="true" />
      <span>{short}</span>
    </button>
  );
}
