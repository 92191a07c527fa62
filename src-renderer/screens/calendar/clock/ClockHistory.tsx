/** The clocks the school has had and will have, the latest first. */
import type { SchoolClock } from '../../../../src-shared/contract/calendar.ts';
import { dayInWords } from '../../../format/calendar-words.ts';
import { useWords } from '../../../services.tsx';
import styles from './ClockPanel.module.css';
import { zoneLabel } from './zones.ts';

export function ClockHistory({ clocks, today }: { clocks: readonly SchoolClock[]; today: string }) {
  const { t, language } = useWords();
  if (clocks.length === 0) return <p className={styles.quiet}>{t('clock.none')}</p>;
  return (
    <ol className={styles.history}>
      {[...clocks]
        .sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.id - a.id)
        .map((clock) => (
          <li key={clock.id}>
            <strong>
              {t(clock.effectiveFrom > today ? 'clock.from' : 'clock.since', {
                date: dayInWords(clock.effectiveFrom, language),
              })}
            </strong>
            <span>
              {zoneLabel(clock.timeZone)} ·{' '}
              {t('clock.day_from', { time: clock.dayStarts.replace(':', language === 'id' ? '.' : ':') })}
            </span>
          </li>
        ))}
    </ol>
  );
}
