/** One person's day beside the sheet: what was recorded, what was done about it, and the days before. */
import { Drawer } from '@mantine/core';
import { useState } from 'react';
import type { AttendanceResults } from '../../../src-shared/contract/attendance.ts';
import { PersonLine } from '../../components/PersonPicker.tsx';
import { ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { addDays, longDate, shortDate } from '../../format/dates.ts';
import { useQuery } from '../../hooks/use-query.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import { DayCard } from './DayCard.tsx';
import styles from './PersonDrawer.module.css';

interface Props {
  /** null: closed. */
  personId: number | null;
  date: string;
  clock: SchoolClock;
  onClose(): void;
}

/** Four weeks: a habit shows in them. */
const daysShown = 28;

export function PersonDrawer({ personId, date, clock, onClose }: Props) {
  const { t, language } = useWords();
  // It slides away with the person it was opened for.
  const [shown, setShown] = useState(personId);
  if (personId && personId !== shown) setShown(personId);
  return (
    <Drawer
      opened={personId !== null}
      onClose={onClose}
      position="right"
      size={520}
      title={longDate(date, language)}
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
      {shown && <PersonDay key={shown} personId={shown} date={date} clock={clock} />}
    </Drawer>
  );
}

function PersonDay({ personId, date, clock }: { personId: number; date: string; clock: SchoolClock }) {
  const { t } = useWords();
  const person = useQuery('people.get', { personId }, { on: ['people.changed'] });
  const history = useQuery(
    'attendance.history',
    { personId, from: addDays(date, 1 - daysShown), to: date },
    { on: ['outbox', 'calendar.changed'] },
  );
  const error = person.error ?? history.error;
  if (!person.data || !history.data)
    return error ? <ErrorNotice error={error} onRetry={history.reload} /> : <LoadingNotice />;
  const { name, group, userId, hasPortrait } = person.data;
  const { days } = history.data;
  return (
    <div className={styles.drawer} data-testid="person-drawer">
      <a className={styles.person} href={hrefTo('people', [personId])} title={t('sheet.open_file')}>
        <PersonLine
          personId={personId}
          name={name}
          hasPortrait={hasPortrait}
          detail={[group, userId].filter(Boolean).join(' · ')}
        />
      </a>
      <DayCard
        key={date}
        personId={personId}
        date={date}
        day={days.find((day) => day.date === date) ?? null}
        records={days.flatMap((day) => day.records)}
        clock={clock}
        onWritten={history.reload}
      />
      <History personId={personId} days={days.filter((day) => day.date !== date)} clock={clock} />
    </div>
  );
}

interface HistoryProps {
  personId: number;
  days: AttendanceResults['attendance.history']['days'];
  clock: SchoolClock;
}

/** The days before: each leads to its own records. */
function History({ personId, days, clock }: HistoryProps) {
  const { t, language } = useWords();
  // Days without school say nothing about a person.
  const told = days.filter(({ status }) => status !== null);
  if (told.length === 0) return null;
  return (
    <section>
      <h3 className={styles.title}>{t('sheet.history')}</h3>
      <ul className={styles.list}>
        {told.map(({ date, status, arrivedAt, leftAt }) => (
          <li key={date}>
            <a className={styles.day} href={hrefTo('attendance', [personId], { date })}>
              <span>{shortDate(date, language)}</span>
              <span className={styles.times}>{[arrivedAt, leftAt].map(clock.time).filter(Boolean).join(' – ')}</span>
              <StatusChip status={status} className={styles.chip} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
