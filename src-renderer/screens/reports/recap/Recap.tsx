/** The recap of a period: its figures, and everybody's days in a table, or all of them as charts. */
import { useMemo, useState } from 'react';
import type { DayStatus } from '../../../../src-shared/contract/attendance.ts';
import type { RecapRow } from '../../../../src-shared/contract/reports.ts';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { formatCount } from '../../../format/school-time.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { hrefTo } from '../../../route.ts';
import { useWords } from '../../../services.tsx';
import { Charts } from '../charts/Charts.tsx';
import type { Period } from '../period.ts';
import { type ClassSum, sumsOf } from '../recap-sums.ts';
import { percentInWords } from '../report-words.ts';
import { StatusShape } from '../StatusShape.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import styles from './Recap.module.css';
import { RecapTable } from './RecapTable.tsx';

interface Props {
  period: Period;
  group: string | null;
  today: string;
  charts: boolean;
}

/** Milliseconds. A school walking in writes several records a second: a recap of it need not be made anew for each. */
const refresh = 60_000;

export function Recap({ period, group, today, charts }: Props) {
  const { t, language } = useWords();
  const [person, setPerson] = useState<RecapRow | null>(null);
  const isRunning = period.from <= today && today <= period.to;
  const { data, error, loading, reload } = useQuery(
    'reports.recap',
    { ...period, ...(group !== null && { group }) },
    { on: ['calendar.changed'], every: isRunning ? refresh : 0 },
  );
  const sums = useMemo(() => sumsOf(data?.rows ?? [], language), [data, language]);
  const dates = useMemo(() => sums.days.map(({ date }) => date), [sums]);
  if (!data) return error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />;
  // What is on the screen is still the period before.
  const stale = loading && (data.from !== period.from || data.to !== period.to);
  if (dates.length === 0 && !stale)
    return (
      <EmptyNotice title={t('reports.no_days')} body={t('reports.no_days_body')}>
        <a href={hrefTo('calendar', ['rules'])}>{t('reports.to_rules')}</a>
      </EmptyNotice>
    );
  return (
    <>
      {error != null && <ErrorNotice error={error} onRetry={reload} />}
      <div className={styles.fade} data-stale={stale ? true : undefined} aria-busy={stale}>
        <Figures total={sums.total} days={dates.length} />
      </div>
      {charts ? (
        <Charts sums={sums} />
      ) : (
        <RecapTable rows={data.rows} dates={dates} withGroup={group === null} onOpen={setPerson} />
      )}
      <PersonDialog row={person} period={data} today={today} onClose={() => setPerson(null)} />
    </>
  );
}

interface FiguresProps {
  total: Omit<ClassSum, 'group'>;
  days: number;
}

/** The period in five numbers. */
function Figures({ total, days }: FiguresProps) {
  const { t, language } = useWords();
  const count = (value: number) => formatCount(value, language);
  const figure = (status: DayStatus, value: number, detail?: string) => (
    <div className={styles.figure} data-testid={`figure-${status}`}>
      <dd>
        {count(value)}
        {detail && <small>{detail}</small>}
      </dd>
      <dt>
        <StatusShape status={status} />
        {t(`day.${status}`)}
      </dt>
    </div>
  );
  return (
    <dl className={styles.figures} data-testid="figures">
      <div className={styles.figure} data-testid="figure-percentage">
        <dd>{percentInWords(total.percentage, language)}</dd>
        <dt>{t('reports.attendance_of', { people: count(total.people), days: count(days) })}</dt>
      </div>
      {figure('present', total.counts.present)}
      {figure(
        'late',
        total.counts.late,
        total.lateMinutes > 0 ? t('reports.minutes', { minutes: count(total.lateMinutes) }) : '',
      )}
      {figure('excused', total.counts.excused)}
      {figure('sick', total.counts.sick)}
      {figure('absent', total.counts.absent)}
    </dl>
  );
}
