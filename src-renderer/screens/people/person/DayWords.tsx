/** One day in words: the date, its status, when the person came and went. */
import type { PersonDay } from '../../../../src-shared/contract/attendance.ts';
import { StatusChip } from '../../../components/StatusChip.tsx';
import { formatTime } from '../../../format/time.ts';
import { useWords } from '../../../services.tsx';
import { longDay } from '../day-words.ts';
import styles from '../people.module.css';

export function DayWords({ date, day }: { date: string; day: PersonDay | null }) {
  const { language } = useWords();
  return (
    <span className={styles.row}>
      {longDay(date, language)}
      {day && <StatusChip status={day.status} />}
      {day && <DayDetails day={day} />}
    </span>
  );
}

export function DayDetails({ day }: { day: PersonDay }) {
  const { t, language } = useWords();
  const time = (at: string) => formatTime(new Date(at), language);
  const parts = [
    day.dayName,
    day.arrivedAt && t('people.day.arrived', { time: time(day.arrivedAt) }),
    day.lateMinutes > 0 && t('people.day.late', { minutes: day.lateMinutes }),
    day.leftAt && t('people.day.left', { time: time(day.leftAt) }),
    day.leftEarlyMinutes > 0 && t('people.day.early', { minutes: day.leftEarlyMinutes }),
  ];
  const text = parts.filter(Boolean).join(' · ');
  return text ? <span className={styles.muted}>{text}</span> : null;
}
