/** When people came: bars of five minutes, on time below, late above, and where the bell stood. Read aloud as a table. */
import { BarChart } from '@mantine/charts';
import { useMemo } from 'react';
import type { TodayOverview } from '../../../src-shared/contract/office.ts';
import { Panel } from '../../components/Page.tsx';
import { planTime } from '../../format/school-time.ts';
import { useWords } from '../../services.tsx';
import styles from './ArrivalsPanel.module.css';
import { type Chart, chartOf } from './arrivals.ts';

export function ArrivalsPanel({ day }: { day: TodayOverview }) {
  const { t } = useWords();
  const chart = useMemo(() => chartOf(day.arrivals, day.plan), [day.arrivals, day.plan]);
  return (
    <Panel
      className={styles.panel}
      title={t('overview.arrivals')}
      testId="arrivals"
      aside={
        <div className={styles.legend} aria-hidden="true">
          <span data-series="onTime">{t('overview.on_time')}</span>
          <span data-series="late">{t('day.late')}</span>
        </div>
      }
    >
      {day.arrivals.length === 0 ? (
        <p className={styles.nobody}>{t('overview.nobody_yet')}</p>
      ) : (
        <figure className={styles.figure}>
          <div className={styles.chart} aria-hidden="true">
            <Bars chart={chart} />
          </div>
          <ArrivalsTable chart={chart} />
        </figure>
      )}
    </Panel>
  );
}

const tick = { fontSize: 14, fill: 'var(--ink-2)' };

function Bars({ chart }: { chart: Chart }) {
  const { t, language } = useWords();
  const time = (value: string) => planTime(value, language);
  return (
    <BarChart
      h="100%"
      type="stacked"
      data={chart.bars}
      dataKey="time"
      series={[
        { name: 'onTime', label: t('overview.on_time'), color: 'var(--fill)' },
        { name: 'late', label: t('day.late'), color: 'var(--sun)' },
      ]}
      gridColor="var(--line)"
      textColor="var(--ink-2)"
      tickLine="none"
      maxBarWidth={26}
      // Bars that grow at every arrival would never rest.
      barProps={{ isAnimationActive: false, radius: 3 }}
      barChartProps={{
        accessibilityLayer: false,
        margin: { top: 26, right: 8, bottom: 0, left: 0 },
        barCategoryGap: '18%',
      }}
      xAxisProps={{ ticks: chart.ticks, interval: 0, tickFormatter: time, tick }}
      yAxisProps={{ allowDecimals: false, width: 36, tick }}
      tooltipAnimationDuration={0}
      referenceLines={chart.bells.map((bell) => ({
        x: bell.bar,
        position: 'start',
        color: 'var(--ink)',
        strokeDasharray: '3 4',
        label: {
          value: t('overview.bell', { time: time(bell.time) }),
          position: 'top',
          fill: 'var(--ink)',
          fontSize: 15,
          fontWeight: 700,
        },
      }))}
    />
  );
}

function ArrivalsTable({ chart }: { chart: Chart }) {
  const { t, language } = useWords();
  return (
    <table className={styles.aloud}>
      <caption>
        {t('overview.arrivals')}
        {chart.bells.map(({ time }) => ` · ${t('overview.bell', { time: planTime(time, language) })}`)}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('overview.time')}</th>
          <th scope="col">{t('overview.on_time')}</th>
          <th scope="col">{t('day.late')}</th>
        </tr>
      </thead>
      <tbody>
        {chart.bars.map(({ time, onTime, late }) => (
          <tr key={time}>
            <th scope="row">{planTime(time, language)}</th>
            <td>{onTime}</td>
            <td>{late}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
