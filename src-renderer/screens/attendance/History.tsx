/** The days before: each leads to its own records. */
import type { AttendanceResults } from '../../../src-shared/contract/attendance.ts';
import { StatusChip } from '../../components/StatusChip.tsx';
import { shortDate } from '../../format/dates.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import styles from './History.module.css';

interface Props {
  personId: number;
  days: AttendanceResults['attendance.history']['days'];
  clock: SchoolClock;
}

export function History({ personId, days, clock }: Props) {
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
