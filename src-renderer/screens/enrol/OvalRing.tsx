/** Where the face belongs, and a ring that fills until the wanted shot is taken. */
import type { ShotKind } from '../../../src-shared/domain.ts';
import styles from './CaptureStage.module.css';

/** In a square of 1000 that fits the stage, the oval's half axes; the veil reaches far beyond the square. */
const across = 236;
const down = 302;
/** Once round from the top, clockwise. */
const round = `M0 ${-down}A${across} ${down} 0 0 1 0 ${down}A${across} ${down} 0 0 1 0 ${-down}`;
const veil = `M-5000-5000H5000V5000H-5000Z${round}`;

export function OvalRing({ progress, accepted }: { progress: number; accepted: ShotKind | null }) {
  return (
    <svg className={styles.oval} viewBox="-500 -500 1000 1000" aria-hidden="true">
      <path className={styles.veil} d={veil} fillRule="evenodd" />
      <path className={styles.groove} d={round} />
      <path
        className={styles.ring}
        d={round}
        pathLength={1}
        strokeDasharray="1 1"
        strokeDashoffset={1 - progress}
        data-empty={progress < 0.01}
      />
      {accepted && <path key={accepted} className={styles.flash} d={round} />}
    </svg>
  );
}
