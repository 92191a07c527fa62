/** The period in five numbers. */
import type { DayStatus } from '../../../../src-shared/contract/attendance.ts';
import { formatCount } from '../../../format/time.ts';
import { useWords } from '../../../services.tsx';
import type { ClassSum } from '../recap-sums.ts';
import { percentInWords } from '../report-words.ts';
import { StatusShape } from '../StatusShape.tsx';
import styles from './Recap.module.css';

interface Props {
  total: Omit<ClassSum, 'group'>;
  days: number;
}

export function Figures({ total, days }: Props) {
  const { t, language } = useWords();
  const count = (value: number) => formatCount(value, language);
  const figure = (status: DayStatus, value: number, detail?: string) => (
    <div className={styles.figure} data-testid={`figure-${status}`}>
      <dd>
        {count(value)}
        {detail && <small>{detail}</small>}
      </dd>
      <dt>
        <StatusShape status={status} />
        {t(`day.${status}`)}
      </dt>
    </div>
  );
  return (
    <dl className={styles.figures} data-testid="figures">
      <div className={styles.figure} data-testid="figure-percentage">
        <dd>{percentInWords(total.percentage, language)}</dd>
        <dt>{t('reports.attendance_of', { people: count(total.people), days: count(days) })}</dt>
      </div>
      {figure('present', total.counts.present)}
      {figure(
        'late',
        total.counts.late,
        total.lateMinutes > 0 ? t('reports.minutes', { minutes: count(total.lateMinutes) }) : '',
      )}
      {figure('excused', total.counts.excused)}
      {figure('sick', total.counts.sick)}
      {figure('absent', total.counts.absent)}
    </dl>
  );
}
