/** A range of one's own: two dates, at most as many days as a report takes. */
import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { DateField } from '../../components/DateField.tsx';
import { daysBetween } from '../../format/dates.ts';
import { useWords } from '../../services.tsx';
import styles from './PeriodPicker.module.css';
import { longestPeriod, type Period } from './period.ts';

export function RangeForm({ period, onChange }: { period: Period; onChange(period: Period): void }) {
  const { t } = useWords();
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const wrong = to < from ? t('reports.range_order') : null;
  const long = daysBetween(from, to) > longestPeriod ? t('reports.range_long', { days: longestPeriod }) : null;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!wrong && !long) onChange({ from, to });
  }

  return (
    <form className={styles.range} onSubmit={submit}>
      <DateField label={t('reports.from')} value={from} onChange={setFrom} short testId="range-from" />
      <DateField label={t('reports.to')} value={to} onChange={setTo} short testId="range-to" />
      {(wrong ?? long) && (
        <p className={styles.wrong} role="alert">
          {wrong ?? long}
        </p>
      )}
      <Button type="submit" disabled={wrong !== null || long !== null} data-testid="range-show">
        {t('reports.range_show')}
      </Button>
    </form>
  );
}
