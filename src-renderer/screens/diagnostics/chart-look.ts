/** How every chart here looks: quiet grid, no motion, colours that differ in lightness too. */
import type { GateOutcome } from '../../../src-shared/domain.ts';
import type { Stage } from './series.ts';

/** A chart is drawn for the eye; what it says is in the table below it, which the keyboard reaches. */
export const unreached = { accessibilityLayer: false } as const;

export const chartProps = {
  areaChartProps: unreached,
  withDots: false,
  curveType: 'linear',
  gridAxis: 'x',
  tickLine: 'none',
  strokeWidth: 1.5,
  tooltipAnimationDuration: 0,
  xAxisProps: { minTickGap: 48 },
  // In the order of the stages, not of the alphabet.
  legendProps: { verticalAlign: 'bottom', itemSorter: null },
} as const;

export const chartColours: Record<Stage | GateOutcome | 'frames' | 'memory', string> = {
  decode: 'sky.3',
  detect: 'sky.6',
  landmarks: 'sun.3',
  quality: 'sun.6',
  liveness: 'clay.4',
  embed: 'leaf.5',
  accept: 'leaf.5',
  unknown: 'sky.5',
  ambiguous: 'sun.5',
  spoof: 'clay.5',
  low_quality: 'sun.2',
  frames: 'leaf.5',
  memory: 'sky.5',
};
