/** The period in pictures: each day's statuses, how many come late, and the classes beside each other. Each has a table for ears. */
import { BarChart, LineChart } from '@mantine/charts';
import { useMemo } from 'react';
import { dayStatuses } from '../../../../src-shared/contract/attendance.ts';
import { Panel } from '../../../components/Page.tsx';
import { useWords } from '../../../services.tsx';
import { bucketsOf, type ClassSum, type DaySum, type RecapSums } from '../recap-sums.ts';
import { dayOfMonth, percentInWords } from '../report-words.ts';
import { StatusLegend } from '../StatusShape.tsx';
import styles from './Charts.module.css';

export function Charts({ sums }: { sums: RecapSums }) {
  const { t } = useWords();
  const { weekly, buckets } = useMemo(() => bucketsOf(sums.days), [sums]);
  return (
    <div className={styles.charts} data-testid="charts">
      <Panel className={styles.wide} title={t(weekly ? 'reports.chart_weeks' : 'reports.chart_days')}>
        <StatusLegend />
        <DaysChart buckets={buckets} title={t(weekly ? 'reports.chart_weeks' : 'reports.chart_days')} />
      </Panel>
      <Panel title={t(weekly ? 'reports.chart_late_weeks' : 'reports.chart_late')}>
        <LateChart buckets={buckets} title={t(weekly ? 'reports.chart_late_weeks' : 'reports.chart_late')} />
      </Panel>
      <Panel title={t('reports.chart_classes')}>
        <ClassesChart classes={sums.classes} />
      </Panel>
    </div>
  );
}

const colours = {
  present: 'var(--fill)',
  late: 'var(--sun)',
  excused: 'color-mix(in srgb, var(--info) 60%, var(--card))',
  sick: 'var(--info)',
  absent: 'var(--alarm)',
  not_seen: 'var(--track)',
} as const;

/** Each day (or week) as a bar of its statuses. */
function DaysChart({ buckets, title }: { buckets: readonly DaySum[]; title: string }) {
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

/** The classes beside each other, the least attended first: a list that is a chart, so that it can be read and heard alike. */
function ClassesChart({ classes }: { classes: readonly ClassSum[] }) {
  const { t, language } = useWords();
  const sorted = [...classes].sort((a, b) => (a.percentage ?? 101) - (b.percentage ?? 101));
  return (
    <ul className={styles.classes} data-testid="classes-chart">
      {sorted.map(({ group, counts, percentage }) => {
        const words = dayStatuses
          .filter((status) => counts[status] > 0)
          .map((status) => `${t(`day.${status}`)} ${counts[status]}`)
          .join(', ');
        return (
          <li key={group} className={styles.class} title={words}>
            <strong>{group || t('reports.no_class')}</strong>
            <span className={styles.bar} role="img" aria-label={words}>
              {dayStatuses.map((status) => (
                <span key={status} data-status={status} style={{ flexGrow: counts[status] }} />
              ))}
            </span>
            <span>{percentInWords(percentage, language)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Which part of those who came was late: whether it gets better. */
function LateChart({ buckets, title }: { buckets: readonly DaySum[]; title: string }) {
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
