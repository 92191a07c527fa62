/** What the station measured of itself, in charts over time: its load, how long each step takes, what it decided. */
import { AreaChart, BarChart } from '@mantine/charts';
import type { Diagnostics } from '../../../src-shared/contract/office.ts';
import { Panel } from '../../components/Page.tsx';
import { EmptyNotice } from '../../components/StateNotice.tsx';
import { megabytes } from '../../format/megabytes.ts';
import { formatCount } from '../../format/school-time.ts';
import { useMoments } from '../../hooks/use-school-clock.ts';
import { useWords } from '../../services.tsx';
import styles from './ChartTable.module.css';
import { ChartTable, chartColours, chartProps, unreached } from './ChartTable.tsx';
import grid from './DiagnosticsScreen.module.css';
import {
  decisionPoints,
  loadPoints,
  meanStages,
  outcomesIn,
  stagesIn,
  timingPoints,
  totalDecisions,
} from './series.ts';

export function LoadPanel({ minutes }: { minutes: Diagnostics['minutes'] }) {
  const { t, language } = useWords();
  const { time } = useMoments();
  const points = loadPoints(minutes, time);
  const most = Math.max(0, ...minutes.map(({ frames }) => frames));
  const memory = Math.max(0, ...minutes.map(({ memoryMb }) => memoryMb));
  const small = { ...chartProps, data: points, dataKey: 'time', h: 128, fillOpacity: 0.35 };
  return (
    <Panel title={t('diagnostics.load')} testId="load">
      <div aria-hidden="true">
        <p className={styles.name}>{t('diagnostics.frames')}</p>
        <AreaChart
          {...small}
          yAxisProps={{ allowDecimals: false, width: 44, tickCount: 3 }}
          series={[{ name: 'frames', label: t('diagnostics.frames'), color: chartColours.frames }]}
        />
        <p className={styles.name}>{t('diagnostics.memory_mb')}</p>
        <AreaChart
          {...small}
          yAxisProps={{ allowDecimals: false, width: 44, tickCount: 3 }}
          series={[{ name: 'memoryMb', label: t('diagnostics.memory_mb'), color: chartColours.memory }]}
        />
      </div>
      <ChartTable
        summary={t('diagnostics.load.said', {
          frames: formatCount(most, language),
          memory: megabytes(memory, language),
        })}
        headings={[t('diagnostics.minute'), t('diagnostics.frames_memory')]}
        rows={points
          .slice(-15)
          .toReversed()
          .map(({ time, frames, memoryMb }) => [time, `${frames} · ${memoryMb} MB`])}
      />
    </Panel>
  );
}

/** How long a picture takes, stage by stage, over the last hour. */
export function TimingsPanel({ minutes }: { minutes: Diagnostics['minutes'] }) {
  const { t, language } = useWords();
  const { time } = useMoments();
  const used = stagesIn(minutes);
  const means = meanStages(minutes);
  const total = Math.round(means.reduce((sum, { ms }) => sum + ms, 0));
  const amount = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 });
  return (
    <Panel className={grid.wide} title={t('diagnostics.timings')} testId="timings">
      {used.length === 0 ? (
        <EmptyNotice title={t('diagnostics.timings.none')} body={t('diagnostics.timings.none.body')} />
      ) : (
        <>
          <div aria-hidden="true">
            <AreaChart
              {...chartProps}
              h={280}
              type="stacked"
              withLegend
              data={timingPoints(minutes, time)}
              dataKey="time"
              unit=" ms"
              series={used.map((stage) => ({
                name: stage,
                label: t(`diagnostics.stage.${stage}`),
                color: chartColours[stage],
              }))}
              fillOpacity={0.55}
            />
          </div>
          <ChartTable
            summary={t('diagnostics.timings.said', { ms: total })}
            headings={[t('diagnostics.stage'), t('diagnostics.mean')]}
            rows={means.map(({ stage, ms }) => [t(`diagnostics.stage.${stage}`), `${amount.format(ms)} ms`])}
          />
        </>
      )}
    </Panel>
  );
}

/** What the gate decided, minute by minute. */
export function DecisionsPanel({ minutes }: { minutes: Diagnostics['minutes'] }) {
  const { t, language } = useWords();
  const { time } = useMoments();
  const used = outcomesIn(minutes);
  const totals = totalDecisions(minutes);
  const { gridAxis, tickLine, xAxisProps, legendProps } = chartProps;
  return (
    <Panel title={t('diagnostics.decisions')} testId="decisions">
      {used.length === 0 ? (
        <EmptyNotice title={t('diagnostics.decisions.none')} body={t('diagnostics.timings.none.body')} />
      ) : (
        <>
          <div aria-hidden="true">
            <BarChart
              {...{ gridAxis, tickLine, xAxisProps, legendProps }}
              h={230}
              type="stacked"
              withLegend
              data={decisionPoints(minutes, time)}
              dataKey="time"
              yAxisProps={{ allowDecimals: false, width: 32 }}
              barChartProps={unreached}
              barProps={{ isAnimationActive: false }}
              tooltipAnimationDuration={0}
              series={used.map((outcome) => ({
                name: outcome,
                label: t(`diagnostics.outcome.${outcome}`),
                color: chartColours[outcome],
              }))}
            />
          </div>
          <ChartTable
            summary={t('diagnostics.decisions.said', { count: totals.reduce((sum, { count }) => sum + count, 0) })}
            headings={[t('diagnostics.outcome'), t('diagnostics.count')]}
            rows={totals.map(({ outcome, count }) => [
              t(`diagnostics.outcome.${outcome}`),
              formatCount(count, language),
            ])}
          />
        </>
      )}
    </Panel>
  );
}
