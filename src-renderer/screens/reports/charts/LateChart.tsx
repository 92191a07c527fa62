/** Which part of those who came was late: whether it gets better. */
import { LineChart } from '@mantine/charts';
import { useWords } from '../../../services.tsx';
import type { DaySum } from '../recap-sums.ts';
import { dayOfMonth, percentInWords } from '../report-words.ts';
import styles from './Charts.module.css';

export function LateChart({ buckets, title }: { buckets: readonly DaySum[]; title: string }) {
  const { t, language } = useWords();
  const day = (date: string) => dayOfMonth(date, language);
  const points = buckets
    .filter(({ counts }) => counts.present + counts.late > 0)
    .map(({ date, counts: { present, late } }) => ({ date, late: Math.round((late * 1000) / (present + late)) / 10 }));
  return (
    <figure className={styles.figure}>
      <div aria-hidden="true">
        <LineChart
          h={260}
          data={points}
          dataKey="date"
          series={[{ name: 'late', label: t('reports.late_share'), color: 'var(--sun)' }]}
          curveType="monotone"
          strokeWidth={3}
          gridColor="var(--line)"
          textColor="var(--ink-2)"
          tickLine="none"
          lineProps={{ isAnimationActive: false }}
          lineChartProps={{ accessibilityLayer: false, margin: { top: 8, right: 16, bottom: 0, left: 0 } }}
          valueFormatter={(value) => percentInWords(value, language)}
          xAxisProps={{ tickFormatter: day, fontSize: 14, minTickGap: 24 }}
          yAxisProps={{ width: 58, fontSize: 14 }}
          tooltipProps={{ labelFormatter: (date) => (typeof date === 'string' ? day(date) : '') }}
          tooltipAnimationDuration={0}
        />
      </div>
      <table className={styles.aloud}>
        <caption>{title}</caption>
        <tbody>
          {points.map(({ date, late }) => (
            <tr key={date}>
              <th scope="row">{day(date)}</th>
              <td>{percentInWords(late, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
