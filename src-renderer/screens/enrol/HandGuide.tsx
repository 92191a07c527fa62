/** Where the hand belongs, and its outline filling until the wanted shot is taken. */
import type { PalmSide } from '../../../src-shared/palm.ts';
import { handPath, isTurned, palmLines } from '../../components/hand-path.ts';
import styles from './CaptureStage.module.css';

interface Props {
  side: PalmSide;
  mirror: boolean;
  /** 0..1 towards the next shot. */
  progress: number;
  accepted: number | null;
  /** A hand is up: the lines drawn into the outline would only cover its own. */
  isUp: boolean;
}

/** The veil reaches far beyond the square of 1000 that fits the stage. */
const veil = `M-5000-5000H5000V5000H-5000Z${handPath}Z`;

export function HandGuide({ side, mirror, progress, accepted, isUp }: Props) {
  return (
    <svg className={styles.oval} viewBox="-500 -500 1000 1000" aria-hidden="true">
      <g transform={`translate(0 10) scale(${isTurned(side, mirror) ? -0.94 : 0.94} 0.94)`}>
        <path className={styles.veil} data-soft="true" d={veil} fillRule="evenodd" />
        <path className={styles.lines} data-hidden={isUp} d={palmLines} />
        <path className={styles.groove} d={handPath} />
        <path
          className={styles.ring}
          d={handPath}
          pathLength={1}
          strokeDasharray="1 1"
          strokeDashoffset={1 - progress}
          data-empty={progress < 0.01}
        />
        {accepted !== null && <path key={accepted} className={styles.flash} d={handPath} />}
      </g>
    </svg>
  );
}
