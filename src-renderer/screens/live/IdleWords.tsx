/** While nobody is there: an invitation, and what the school wants everybody to know. */
import { IconCalendarStar } from '@tabler/icons-react';
import { useQuery } from '../../hooks/use-query.ts';
import { useWords } from '../../services.tsx';
import styles from './IdleWords.module.css';

export function IdleWords() {
  const { t } = useWords();
  const { data } = useQuery('settings.get', {}, { on: ['settings.changed'] });
  return (
    <div className={styles.idle}>
      {data?.nextEvent && (
        <p className={styles.event} data-testid="next-event">
          <IconCalendarStar className={styles.icon} stroke={2} aria-hidden="true" />
          {data.nextEvent}
        </p>
      )}
      <p className={styles.invitation} data-testid="invitation">
        {t('live.idle')}
      </p>
    </div>
  );
}
