/** How to hold the hand: open, fingers apart, palm to the camera. Decoration: the words beside it say the same. */
import type { PalmSide } from '../../src-shared/palm.ts';
import { usePreference } from '../services.tsx';
import styles from './HandDrawing.module.css';

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

// An open hand as SVG paths in a square of 1000 around the origin, fingers up, thumb at the left: a right hand as its owner sees
// it in a mirror. Made from five tapering fingers on a palm of human proportions, and drawn by nobody's photo.

/** From the wrist round thumb and fingers to the wrist, open at the bottom. */
export const handPath =
  'M-104 410C-104 340 -92 290 -129 240L-318 -12A40 40 0 0 1 -262 -68L-188 -11Q-140 25 -149 -34L-188 -284' +
  'A38 38 0 0 1 -113 -299L-71 -118Q-66 -95 -66 -119L-67 -352A39 39 0 0 1 11 -355L27 -120Q29 -96 32 -120L59 -313' +
  'A37 37 0 0 1 133 -305L116 -53Q114 -29 123 -52L184 -208A32 32 0 0 1 245 -187L190 5C174 63 190 210 146 296' +
  'S116 370 116 410';

/** The three lines that everybody has. */
export const palmLines = 'M-84 26C-24 -4 64 -2 140 54M-104 80C-30 52 54 80 118 150M-74 86C-8 144 2 236 -26 320';

/** Whether the drawn hand must be turned over to look like `side` in the camera's picture. */
export function isTurned(side: PalmSide, mirror: boolean): boolean {
  return (side === 'right') !== mirror;
}
