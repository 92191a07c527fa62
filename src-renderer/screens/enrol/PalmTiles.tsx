/** The three shots of a palm. */
import type { PalmProgress } from '../../../src-shared/contract/palms.ts';
import { useWords } from '../../services.tsx';
import styles from './CaptureStage.module.css';
import { Tile } from './Tile.tsx';
import type { Thumbnails } from './use-shot-thumbnails.ts';

interface Props {
  progress: PalmProgress;
  busy: boolean;
  mirror: boolean;
  thumbnails: Thumbnails;
  onRetake: (index: number) => void;
}

export function PalmTiles({ progress, busy, mirror, thumbnails, onRetake }: Props) {
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
