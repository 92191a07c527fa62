/** A school year of one person: its figures, and every day of it. */
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { Panel } from '../../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { monthName } from '../../../format/dates.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useToday } from '../../../hooks/use-school-clock.ts';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { HeatMap } from './HeatMap.tsx';
import { attendanceShare, countDays, type HeatMonth, heatMonths, yearAround } from './heat-map.ts';

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

const statuses = ['present', 'late', 'excused', 'sick', 'absent'] as const;

/** The year as figures by month: what the coloured map shows, for whoever rather reads it. */
function MonthsTable({ months }: { months: readonly HeatMonth[] }) {
  const { t, language } = useWords();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('people.month')}</th>
            {statuses.map((status) => (
              <th key={status} scope="col" data-align="end">
                {t(`day.${status}`)}
              </th>
            ))}
            <th scope="col" data-align="end">
              {t('people.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, counts }) => {
            const share = attendanceShare(counts);
            return (
              <tr key={month}>
                <th scope="row">{monthName(month, language)}</th>
                {statuses.map((status) => (
                  <td key={status} data-align="end">
                    {share === null ? '–' : counts[status]}
                  </td>
                ))}
                <td data-align="end">{share === null ? '–' : `${share} %`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
