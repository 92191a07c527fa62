/** While nobody is there: an invitation, and what the school wants everybody to know. */
import { IconCalendarStar } from '@tabler/icons-react';
import type { MessageKey } from '../../../src-shared/messages/index.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useWords } from '../../services.tsx';
import styles from './IdleWords.module.css';
import type { GateReading } from './use-gate-reads.ts';

/** What to show, among what this gate reads. */
function invitation({ reads, palms }: GateReading): MessageKey {
  if (reads === 'palm') return 'live.palm.idle';
  return palms ? 'live.both.idle' : 'live.idle';
}

export function IdleWords({ reading }: { reading: GateReading }) {
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
        {t(invitation(reading))}
      </p>
    </div>
  );
}
