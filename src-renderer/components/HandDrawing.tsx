/** How to hold the hand: open, fingers apart, palm to the camera. Decoration: the words beside it say the same. */
import type { PalmSide } from '../../src-shared/palm.ts';
import { usePreference } from '../services.tsx';
import styles from './HandDrawing.module.css';
import { handPath, isTurned, palmLines } from './hand-path.ts';

interface Props {
  /** Whichever where it does not matter. */
  side?: PalmSide | null;
  className?: string | undefined;
  'data-up'?: boolean;
}

export function HandDrawing({ side = null, className, ...data }: Props) {
  const [mirror] = usePreference('mirror');
  return (
    <svg className={className} viewBox="-420 -420 840 850" aria-hidden="true" {...data}>
      <g transform={isTurned(side ?? 'right', mirror) ? 'scale(-1 1)' : undefined}>
        <path className={styles.edge} d={handPath} />
        <path className={styles.lines} d={palmLines} />
      </g>
    </svg>
  );
}
