/** Tiles of what was taken so far, one for each shot. */
import { IconCheck, IconRotateClockwise } from '@tabler/icons-react';
import type { PalmProgress } from '../../../src-shared/contract/palms.ts';
import type { EnrolmentProgress } from '../../../src-shared/contract.ts';
import type { ShotKind } from '../../../src-shared/domain.ts';
import { useWords } from '../../services.tsx';
import styles from './CaptureStage.module.css';
import type { Thumbnails } from './use-shot-thumbnails.ts';

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

function Tile({ shot, short = shot, state, busy, mirror, thumbnail, onRetake, testId }: Props) {
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

interface ShotTilesProps {
  progress: EnrolmentProgress;
  busy: boolean;
  mirror: boolean;
  thumbnails: Thumbnails;
  onRetake: (kind: ShotKind) => void;
}

/** The shots of a face. */
export function ShotTiles({ progress, busy, mirror, thumbnails, onRetake }: ShotTilesProps) {
  const { t } = useWords();
  return (
    <ul className={styles.tiles} aria-label={t('enrol.shots')}>
      {progress.shots.map(({ kind, accepted }) => (
        <li key={kind}>
          <Tile
            shot={t(`shot.${kind}`)}
            state={accepted ? 'done' : progress.wanted === kind ? 'wanted' : 'todo'}
            busy={busy}
            mirror={mirror}
            thumbnail={thumbnails[kind]}
            onRetake={() => onRetake(kind)}
            testId={`shot-${kind}`}
          />
        </li>
      ))}
    </ul>
  );
}

interface PalmTilesProps {
  progress: PalmProgress;
  busy: boolean;
  mirror: boolean;
  thumbnails: Thumbnails;
  onRetake: (index: number) => void;
}

/** The three shots of a palm. */
export function PalmTiles({ progress, busy, mirror, thumbnails, onRetake }: PalmTilesProps) {
  const { t } = useWords();
  const wanted = progress.shots.findIndex(({ accepted }) => !accepted);
  return (
    <ul className={styles.tiles} aria-label={t('enrol.shots')}>
      {progress.shots.map(({ accepted }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a shot is its place
        <li key={index}>
          <Tile
            shot={t('enrol.palm.shot', { number: index + 1 })}
            short={String(index + 1)}
            state={accepted ? 'done' : index === wanted ? 'wanted' : 'todo'}
            busy={busy}
            mirror={mirror}
            thumbnail={thumbnails[index]}
            onRetake={() => onRetake(index)}
            testId={`shot-${index}`}
          />
        </li>
      ))}
    </ul>
  );
}
