/** How many have come: two figures and a bar. */
import { formatCount } from '../../format/time.ts';
import { useStation, useWords } from '../../services.tsx';
import styles from './TodayCounts.module.css';

export function TodayCounts() {
  const { t, language } = useWords();
  const today = useStation((state) => state.today);
  const { seen = 0, enrolled = 0 } = today ?? {};
  const missing = Math.max(0, enrolled - seen);
  const share = enrolled === 0 ? 0 : Math.min(1, seen / enrolled);
  return (
    <section className={styles.box} data-testid="today">
      <div className={styles.sums}>
        <div>
          <b className={styles.seen}>{today ? formatCount(seen, language) : '–'}</b>
          <span>{t('today.seen')}</span>
        </div>
        <div>
          <b>{today ? formatCount(missing, language) : '–'}</b>
          <span>{t('today.missing')}</span>
        </div>
      </div>
      <div className={styles.bar} role="img" aria-label={t('today.of', { seen, enrolled })}>
        <i style={{ transform: `scaleX(${share})` }} />
      </div>
    </section>
  );
}
