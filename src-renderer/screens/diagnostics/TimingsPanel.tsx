/** How long a picture takes, stage by stage, over the last hour. */
import { AreaChart } from '@mantine/charts';
import type { Diagnostics } from '../../../src-shared/contract/office.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyNotice } from '../../components/StateNotice.tsx';
import { useMoments } from '../../hooks/use-moment.ts';
import { useWords } from '../../services.tsx';
import { ChartTable } from './ChartTable.tsx';
import { chartColours, chartProps } from './chart-look.ts';
import grid from './DiagnosticsScreen.module.css';
import { meanStages, stagesIn, timingPoints } from './series.ts';

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
