/** A school year of one person: its figures, and every day of it. */
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { Panel } from '../../../components/Panel.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useQuery } from '../../../hooks/use-query.ts';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { useToday } from '../use-today.ts';
import { HeatMap } from './HeatMap.tsx';
import { attendanceShare, countDays, heatMonths, yearAround } from './heat-map.ts';
import { MonthsTable } from './MonthsTable.tsx';

const figures = ['present', 'late', 'excused', 'sick', 'absent'] as const;
const views = ['map', 'table'] as const;

export function OverviewTab({ person }: { person: PersonSummary }) {
  const { t } = useWords();
  const today = useToday();
  const [view, setView] = useState<(typeof views)[number]>('map');
  const { data: known } = useQuery('years.list', {});
  const year = yearAround(today, known?.years ?? []);
  // A day still to come has no status: it is not asked for.
  const to = today < year.to ? today : year.to;
  const { data, error, reload } = useQuery(
    'attendance.history',
    { personId: person.id, from: year.from, to },
    { on: ['outbox', 'calendar.changed', 'people.changed'], enabled: known !== null },
  );
  const days = data?.days;
  const { from } = year;
  const months = useMemo(() => (days ? heatMonths(days, { from, to }) : []), [days, from, to]);
  if (!days) return error === null ? <LoadingNotice /> : <ErrorNotice error={error} onRetry={() => void reload()} />;
  const counts = countDays(days.map(({ status }) => status));
  const share = attendanceShare(counts);
  return (
    <Panel
      title={t('people.year', { name: year.name })}
      aside={
        <SegmentedControl
          value={view}
          onChange={setView}
          aria-label={t('people.view')}
          data={views.map((value) => ({ value, label: t(`people.view.${value}`) }))}
        />
      }
      testId="person-year"
    >
      <dl className={styles.figures}>
        <div className={styles.figure}>
          <dt>{t('people.share')}</dt>
          <dd>{share === null ? '–' : `${share} %`}</dd>
        </div>
        {figures.map((status) => (
          <div key={status} className={styles.figure}>
            <dt>{t(`day.${status}`)}</dt>
            <dd>{counts[status]}</dd>
          </div>
        ))}
      </dl>
      {view === 'map' ? <HeatMap months={months} today={today} /> : <MonthsTable months={months} />}
    </Panel>
  );
}
