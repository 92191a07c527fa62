/** Each day (or week) as a bar of its statuses. */
import { BarChart } from '@mantine/charts';
import { dayStatuses } from '../../../../src-shared/contract/attendance.ts';
import { useWords } from '../../../services.tsx';
import type { DaySum } from '../recap-sums.ts';
import { dayOfMonth } from '../report-words.ts';
import styles from './Charts.module.css';

const colours = {
  present: 'var(--fill)',
  late: 'var(--sun)',
  excused: 'color-mix(in srgb, var(--info) 60%, var(--card))',
  sick: 'var(--info)',
  absent: 'var(--alarm)',
  not_seen: 'var(--track)',
} as const;

export function DaysChart({ buckets, title }: { buckets: readonly DaySum[]; title: string }) {
  const { t, language } = useWords();
  const day = (date: string) => dayOfMonth(date, language);
  return (
    <figure className={styles.figure}>
      <div aria-hidden="true">
        <BarChart
          h={300}
          type="stacked"
          data={buckets.map(({ date, counts }) => ({ date, ...counts }))}
          dataKey="date"
          series={dayStatuses.map((status) => ({ name: status, label: t(`day.${status}`), color: colours[status] }))}
          gridColor="var(--line)"
          textColor="var(--ink-2)"
          tickLine="none"
          maxBarWidth={40}
          barProps={{ isAnimationActive: false }}
          barChartProps={{
            accessibilityLayer: false,
            margin: { top: 8, right: 8, bottom: 0, left: 0 },
            barCategoryGap: '22%',
          }}
          xAxisProps={{ tickFormatter: day, fontSize: 14, minTickGap: 18 }}
          yAxisProps={{ allowDecimals: false, width: 48, fontSize: 14 }}
          tooltipProps={{ labelFormatter: (date) => (typeof date === 'string' ? day(date) : '') }}
          tooltipAnimationDuration={0}
        />
      </div>
      <table className={styles.aloud}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reports.day')}</th>
            {dayStatuses.map((status) => (
              <th key={status} scope="col">
                {t(`day.${status}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {buckets.map(({ date, counts }) => (
            <tr key={date}>
              <th scope="row">{day(date)}</th>
              {dayStatuses.map((status) => (
                <td key={status}>{counts[status]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
