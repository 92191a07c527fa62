/** The gate's clock: pupils look at it to see whether they are late. */
import { useNow } from '../../components/use-now.ts';
import { formatDate, formatSeconds, formatTime } from '../../format/time.ts';
import { useWords } from '../../services.tsx';
import styles from './Clock.module.css';

export function Clock() {
  const now = useNow();
  const { language } = useWords();
  return (
    <div className={styles.clock}>
      <time className={styles.time}>
        {formatTime(now, language)}
        <small className={styles.seconds}>{formatSeconds(now)}</small>
      </time>
      <div className={styles.date}>{formatDate(now, language)}</div>
    </div>
  );
}
