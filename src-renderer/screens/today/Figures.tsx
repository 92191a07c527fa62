/** The day's four figures, each with the one thing worth knowing about it. */
import type { ReactNode } from 'react';
import type { TodayOverview } from '../../../src-shared/contract/office.ts';
import { formatCount, planTime } from '../../format/school-time.ts';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import { figuresOf } from './day-figures.ts';
import styles from './Figures.module.css';

export function Figures({ day }: { day: TodayOverview }) {
  const { t, language } = useWords();
  const figures = figuresOf(day);
  const count = (value: number) => formatCount(value, language);
  const { total, presentShare, until } = figures;
  const toSheet = (status: string) => hrefTo('attendance', [], { date: day.date, status });
  return (
    <div className={styles.figures}>
      <Figure label={t('day.present')} value={count(figures.present)} href={toSheet('present')} testId="figure-present">
        {presentShare !== null && t('overview.share', { percent: presentShare, total: count(total) })}
      </Figure>
      <Figure label={t('day.late')} value={count(figures.late)} tone="warn" href={toSheet('late')} testId="figure-late">
        {figures.late > 0 ? t('overview.mean_late', { minutes: day.meanLateMinutes }) : t('overview.nobody_late')}
      </Figure>
      <Figure
        label={t('overview.leave')}
        value={count(figures.leave)}
        tone="info"
        href={hrefTo('leave')}
        testId="figure-leave"
      >
        {day.leaveWaiting > 0 ? (
          <strong className={styles.waiting}>{t('overview.waiting', { count: count(day.leaveWaiting) })}</strong>
        ) : (
          t('overview.none_waiting')
        )}
      </Figure>
      <Figure
        label={figures.over ? t('day.absent') : t('overview.missing')}
        value={count(figures.missing)}
        tone={figures.over && figures.missing > 0 ? 'alarm' : 'ink'}
        href={toSheet('missing')}
        testId="figure-missing"
      >
        {figures.over && t('overview.without_word')}
        {!figures.over && figures.missing === 0 && t('overview.all_there')}
        {!figures.over &&
          figures.missing > 0 &&
          until &&
          t('overview.absent_after', { time: planTime(until, language) })}
      </Figure>
    </div>
  );
}

interface Props {
  label: string;
  value: string;
  tone?: 'ink' | 'warn' | 'info' | 'alarm';
  href: string;
  children: ReactNode;
  testId: string;
}

function Figure({ label, value, tone = 'ink', href, children, testId }: Props) {
  return (
    <a className={styles.figure} href={href} data-testid={testId}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value} data-tone={tone}>
        {value}
      </span>
      <span className={styles.hint}>{children}</span>
    </a>
  );
}
