/** The days of a month, newest first, each with what was recorded and what was put right afterwards. */
import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { AttendanceRecord, AttendanceResults } from '../../../../src-shared/contract/attendance.ts';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { StatusChip } from '../../../components/StatusChip.tsx';
import { longDate, monthName } from '../../../format/dates.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { type SchoolClock, useSchoolClock, useToday } from '../../../hooks/use-school-clock.ts';
import { hrefTo } from '../../../route.ts';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { DayDetails } from './HeatMap.tsx';
import { lengthOf, monthAfter } from './heat-map.ts';

type Day = AttendanceResults['attendance.history']['days'][number];

export function HistoryTab({ person }: { person: PersonSummary }) {
  const { t, language } = useWords();
  const today = useToday();
  const clock = useSchoolClock();
  const [month, setMonth] = useState(today.slice(0, 7));
  const last = `${month}-${lengthOf(month)}`;
  const { data, error, reload } = useQuery(
    'attendance.history',
    { personId: person.id, from: `${month}-01`, to: last < today ? last : today },
    { on: ['outbox', 'calendar.changed'] },
  );
  const days = data?.days.filter((day) => day.status !== null || day.records.length > 0 || day.dayName) ?? [];
  return (
    <Panel
      title={monthName(month, language)}
      aside={
        <div className={styles.row}>
          <Button
            variant="default"
            size="md"
            onClick={() => setMonth(monthAfter(month, -1))}
            data-testid="month-before"
          >
            <IconChevronLeft aria-label={t('people.month.before')} />
          </Button>
          <Button
            variant="default"
            size="md"
            disabled={month >= today.slice(0, 7)}
            onClick={() => setMonth(monthAfter(month, 1))}
          >
            <IconChevronRight aria-label={t('people.month.after')} />
          </Button>
        </div>
      }
      testId="person-history"
    >
      {!data && (error === null ? <LoadingNotice /> : <ErrorNotice error={error} onRetry={() => void reload()} />)}
      {data && days.length === 0 && (
        <EmptyNotice title={t('people.history.empty.title')} body={t('people.history.empty.body')} />
      )}
      <ul className={styles.list}>
        {days.map((day) => (
          <DayItem key={day.date} day={day} clock={clock} />
        ))}
      </ul>
    </Panel>
  );
}

function DayItem({ day, clock }: { day: Day; clock: SchoolClock }) {
  const { t, language } = useWords();
  return (
    <li className={styles.item} data-testid="history-day">
      <div className={styles.text}>
        <strong>{longDate(day.date, language)}</strong>
        <DayDetails day={day} clock={clock} />
        {day.records.map((record) => (
          <RecordLine key={record.id} record={record} clock={clock} />
        ))}
      </div>
      <StatusChip status={day.status} />
      <Button
        component="a"
        variant="subtle"
        size="md"
        href={hrefTo('attendance', [], { date: day.date, group: day.group })}
        aria-label={t('people.history.correct', { date: longDate(day.date, language) })}
      >
        <IconPencil size={20} aria-hidden="true" />
      </Button>
    </li>
  );
}

function RecordLine({ record, clock }: { record: AttendanceRecord & { live: boolean }; clock: SchoolClock }) {
  const { t } = useWords();
  const words = [
    clock.time(record.at),
    t(`people.record.${record.kind === 'scan' ? record.method : record.kind}`),
    record.gate,
    // Of a scan it is the station itself, which goes without saying.
    record.kind !== 'scan' && record.author,
    record.reason,
  ];
  const text = words.filter(Boolean).join(' · ');
  return <small>{record.live || record.kind === 'void' ? text : <s>{text}</s>}</small>;
}
