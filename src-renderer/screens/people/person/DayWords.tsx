/** One day in words: the date, its status, when the person came and went. */
import type { PersonDay } from '../../../../src-shared/contract/attendance.ts';
import { StatusChip } from '../../../components/StatusChip.tsx';
import { longDate } from '../../../format/dates.ts';
import type { SchoolClock } from '../../../hooks/use-school-clock.ts';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';

export function DayWords({ date, day, clock }: { date: string; day: PersonDay | null; clock: SchoolClock }) {
  const { language } = useWords();
  return (
    <span className={styles.row}>
      {longDate(date, language)}
      {day && <StatusChip status={day.status} />}
      {day && <DayDetails day={day} clock={clock} />}
    </span>
  );
}

export function DayDetails({ day, clock }: { day: PersonDay; clock: SchoolClock }) {
  const { t } = useWords();
  const parts = [
    day.dayName,
    day.arrivedAt && t('people.day.arrived', { time: clock.time(day.arrivedAt) }),
    day.lateMinutes > 0 && t('people.day.late', { minutes: day.lateMinutes }),
    day.leftAt && t('people.day.left', { time: clock.time(day.leftAt) }),
    day.leftEarlyMinutes > 0 && t('people.day.early', { minutes: day.leftEarlyMinutes }),
  ];
  const text = parts.filter(Boolean).join(' · ');
  return text ? <span className={styles.muted}>{text}</span> : null;
}
