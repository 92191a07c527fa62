/** The sessions of a plan in words, each under its name. */
import type { Session } from '../../../../src-shared/contract/calendar.ts';
import { timeInWords } from '../../../format/calendar-words.ts';
import { useWords } from '../../../services.tsx';
import styles from './SessionLines.module.css';

export function SessionLines({ sessions }: { sessions: readonly Session[] }) {
  const { t, language } = useWords();
  const time = (value: string) => timeInWords(value, language, t);
  return (
    <div className={styles.sessions}>
      {sessions.map((session) => (
        <div key={session.opens}>
          {session.name && <h3 className={styles.name}>{session.name}</h3>}
          <dl className={styles.times}>
            <dt data-part="on_time">{t('rule.arrive')}</dt>
            <dd>
              {time(session.opens)} – {time(session.onTimeUntil)}
            </dd>
            {session.lateUntil > session.onTimeUntil && (
              <>
                <dt data-part="late">{t('day.late')}</dt>
                <dd>{t('rule.until', { time: time(session.lateUntil) })}</dd>
              </>
            )}
            <dt data-part="leaving">{t('rule.leave')}</dt>
            <dd>
              {time(session.dismissal)}
              {session.earlyLeaveFrom < session.dismissal && (
                <small>{t('rule.early_from', { time: time(session.earlyLeaveFrom) })}</small>
              )}
            </dd>
          </dl>
        </div>
      ))}
    </div>
  );
}
