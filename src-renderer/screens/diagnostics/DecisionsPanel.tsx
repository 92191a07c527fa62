/** What the gate decided, minute by minute. */
import { BarChart } from '@mantine/charts';
import type { Diagnostics } from '../../../src-shared/contract/office.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyNotice } from '../../components/StateNotice.tsx';
import { formatCount } from '../../format/time.ts';
import { useMoments } from '../../hooks/use-moment.ts';
import { useWords } from '../../services.tsx';
import { ChartTable } from './ChartTable.tsx';
import { chartColours, chartProps, unreached } from './chart-look.ts';
import { decisionPoints, outcomesIn, totalDecisions } from './series.ts';

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
