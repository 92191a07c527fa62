/** What the shapes of the calendar mean. */

import styles from '../../../components/words.module.css';
import { useWords } from '../../../services.tsx';
import { dayMarks } from './day-mark.ts';
import { MarkShape } from './MarkShape.tsx';

export function Legend() {
  const { t } = useWords();
  return (
    <ul className={styles.legend} aria-label={t('calendar.legend')}>
      {dayMarks.map((mark) => (
        <li key={mark}>
          <MarkShape mark={mark} />
          {t(`calendar.mark.${mark}`)}
        </li>
      ))}
    </ul>
  );
}
