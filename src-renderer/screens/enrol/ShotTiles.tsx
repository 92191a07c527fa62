/** The shots of a face. */
import type { EnrolmentProgress } from '../../../src-shared/contract.ts';
import type { ShotKind } from '../../../src-shared/domain.ts';
import { useWords } from '../../services.tsx';
import styles from './CaptureStage.module.css';
import { Tile } from './Tile.tsx';
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
