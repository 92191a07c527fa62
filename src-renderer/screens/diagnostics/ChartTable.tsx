/** What a chart says, for whoever cannot see it: one sentence always, the numbers on asking. */
import type { GateOutcome } from '../../../src-shared/domain.ts';
import { useWords } from '../../services.tsx';
import styles from './ChartTable.module.css';
import type { Stage } from './series.ts';

interface Props {
  summary: string;
  headings: readonly [string, string];
  rows: readonly (readonly [string, string])[];
}

export function ChartTable({ summary, headings, rows }: Props) {
  const { t } = useWords();
  return (
    <div className={styles.words}>
      <p className={styles.summary}>{summary}</p>
      <details>
        <summary>{t('diagnostics.as_table')}</summary>
        <table className={styles.table}>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

// How every chart here looks: quiet grid, no motion, colours that differ in lightness too.

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
