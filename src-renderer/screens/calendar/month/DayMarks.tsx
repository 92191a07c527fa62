/** What a day is on the calendar: each kind has a word, a colour and a shape; the legend shows them all. */

import words from '../../../components/words.module.css';
import { useWords } from '../../../services.tsx';
import type { Holding } from '../rules/rule-state.ts';
import styles from './DayMarks.module.css';

export function MarkShape({ mark, size = 12 }: { mark: DayMark; size?: number }) {
  return (
    <svg className={styles.shape} data-mark={mark} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {mark === 'school' && <circle cx="6" cy="6" r="4" />}
      {mark === 'special' && (
        <path d="M6 .6 7.6 4.4 11.7 4.7 8.6 7.4 9.6 11.4 6 9.2 2.4 11.4 3.4 7.4 .3 4.7 4.4 4.4Z" />
      )}
      {mark === 'holiday' && <rect x="1.5" y="1.5" width="9" height="9" rx="2" />}
      {mark === 'off' && <circle cx="6" cy="6" r="3.4" fill="none" strokeWidth="1.4" />}
    </svg>
  );
}

/** `school`: an ordinary school day. `special`: school with hours of its own. `holiday`: off by name. `off`: no school by the rules. */
type DayMark = 'school' | 'special' | 'holiday' | 'off';

const dayMarks: readonly DayMark[] = ['school', 'special', 'holiday', 'off'];

export function markOf({ special, school }: Holding): DayMark {
  if (special) return school ? 'special' : 'holiday';
  return school ? 'school' : 'off';
}

/** What the shapes of the calendar mean. */
export function Legend() {
  const { t } = useWords();
  return (
    <ul className={words.legend} aria-label={t('calendar.legend')}>
      {dayMarks.map((mark) => (
        <li key={mark}>
          <MarkShape mark={mark} />
          {t(`calendar.mark.${mark}`)}
        </li>
      ))}
    </ul>
  );
}
