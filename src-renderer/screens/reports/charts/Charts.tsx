/** The period in pictures: each day's statuses, how many come late, and the classes beside each other. Each has a table for ears. */
import { useMemo } from 'react';
import { Panel } from '../../../components/Panel.tsx';
import { useWords } from '../../../services.tsx';
import { bucketsOf, type RecapSums } from '../recap-sums.ts';
import { StatusLegend } from '../StatusLegend.tsx';
import styles from './Charts.module.css';
import { ClassesChart } from './ClassesChart.tsx';
import { DaysChart } from './DaysChart.tsx';
import { LateChart } from './LateChart.tsx';

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
