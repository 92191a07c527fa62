/** How many have come, how many of them late, and how many are missing: three figures and a bar. */
import type { StatusCounts } from '../../../src-shared/contract/attendance.ts';
import { formatCount } from '../../format/school-time.ts';
import { useStation, useWords } from '../../services.tsx';
import styles from './TodayCounts.module.css';
import { figuresOf, type Share, sharesOf } from './today-figures.ts';

export function TodayCounts() {
  const today = useStation((state) => state.today);
  return (
    <section className={styles.box} data-testid="today">
      {today?.counts ? (
        <Counted counts={today.counts} />
      ) : (
        <Seen seen={today?.seen ?? null} enrolled={today?.enrolled ?? null} />
      )}
    </section>
  );
}

function Counted({ counts }: { counts: StatusCounts }) {
  const { t, language } = useWords();
  const figures = figuresOf(counts);
  const words = figures.map(({ status, count }) => `${t(`day.${status}`)} ${count}`).join(', ');
  return (
    <>
      <dl className={styles.sums} data-count={figures.length}>
        {figures.map(({ status, count, tone }) => (
          <div key={status} data-tone={tone}>
            <dd data-testid={`count-${status}`}>{formatCount(count, language)}</dd>
            <dt>{t(`day.${status}`)}</dt>
          </div>
        ))}
      </dl>
      <Bar label={words} shares={sharesOf(counts)} />
    </>
  );
}

/** Without a school day nobody is late, and nobody is missing. */
function Seen({ seen, enrolled }: { seen: number | null; enrolled: number | null }) {
  const { t, language } = useWords();
  const figure = (count: number | null) => (count === null ? '–' : formatCount(count, language));
  const missing = seen === null || enrolled === null ? null : Math.max(0, enrolled - seen);
  const share = seen === null || !enrolled ? 0 : Math.min(1, seen / enrolled);
  return (
    <>
      <dl className={styles.sums} data-count={2}>
        <div data-tone="good">
          <dd>{figure(seen)}</dd>
          <dt>{t('today.seen')}</dt>
        </div>
        <div data-tone="quiet">
          <dd>{figure(missing)}</dd>
          <dt>{t('today.missing')}</dt>
        </div>
      </dl>
      <Bar label={t('today.of', { seen: seen ?? 0, enrolled: enrolled ?? 0 })} shares={[{ tone: 'good', share }]} />
    </>
  );
}

function Bar({ label, shares }: { label: string; shares: readonly Share[] }) {
  return (
    <div className={styles.bar} role="img" aria-label={label}>
      {shares.map(({ tone, share }) => (
        <i key={tone} data-tone={tone} style={{ width: `${share * 100}%` }} />
      ))}
    </div>
  );
}
