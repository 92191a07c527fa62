/** How many pictures a minute, and the memory the station takes for it. */
import { AreaChart } from '@mantine/charts';
import type { Diagnostics } from '../../../src-shared/contract/office.ts';
import { Panel } from '../../components/Panel.tsx';
import { megabytes } from '../../format/megabytes.ts';
import { formatCount } from '../../format/time.ts';
import { useMoments } from '../../hooks/use-moment.ts';
import { useWords } from '../../services.tsx';
import styles from './ChartTable.module.css';
import { ChartTable } from './ChartTable.tsx';
import { chartColours, chartProps } from './chart-look.ts';
import { loadPoints } from './series.ts';

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
