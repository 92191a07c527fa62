/** The gate's clock: pupils look at it to see whether they are late. */
import { useNow } from '../../components/use-now.ts';
import { formatDate, formatSeconds, formatTime } from '../../format/time.ts';
import { useStation, useWords } from '../../services.tsx';
import styles from './Clock.module.css';

export function Clock() {
  const now = useNow();
  const { language } = useWords();
  const zone = useStation((state) => state.timeZone);
  return (
    <div className={styles.clock}>
      <time className={styles.time}>
        {formatTime(now, language, zone)}
        <small className={styles.seconds}>{formatSeconds(now)}</small>
      </time>
      <div className={styles.date}>{formatDate(now, language, zone)}</div>
    </div>
  );
}
