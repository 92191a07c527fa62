/** Which days a report is about: step by months, or open a month, a term, a year or a range of one's own. */
import { ActionIcon, Button, Popover } from '@mantine/core';
import { MonthPicker } from '@mantine/dates';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { DateField } from '../../components/DateField.tsx';
import { monthInWords, monthStep } from '../../format/calendar.ts';
import { dateRange, daysBetween } from '../../format/dates.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useWords } from '../../services.tsx';
import styles from './PeriodPicker.module.css';
import { longestPeriod, monthPeriod, type Period, termsOf, wholeMonth } from './period.ts';

interface Props {
  period: Period;
  today: string;
  onChange(period: Period): void;
}

export function PeriodPicker({ period, today, onChange }: Props) {
  const { t, language } = useWords();
  const [opened, setOpened] = useState(false);
  const years = useQuery('years.list', {});
  const month = wholeMonth(period);
  const terms = termsOf(years.data?.years ?? [], today).filter(({ from }) => from <= today);
  const current = terms.find(({ from, to }) => from === period.from && to === period.to);
  const shown = month
    ? monthInWords(month, language)
    : current
      ? t(`reports.term.${current.kind}`, { year: current.year })
      : dateRange(period.from, period.to, language);
  const choose = (next: Period) => {
    setOpened(false);
    onChange({ from: next.from, to: next.to });
  };
  const step = (by: number) => choose(monthPeriod(monthStep(by > 0 && !month ? period.to : period.from, by)));

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is drawn with a legend
    <div className={styles.picker} role="group" aria-label={t('reports.period')}>
      <ActionIcon aria-label={t('calendar.before.month')} onClick={() => step(-1)} data-testid="period-before">
        <IconChevronLeft size={20} aria-hidden="true" />
      </ActionIcon>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="lg" trapFocus returnFocus>
        <Popover.Target>
          <Button
            variant="subtle"
            className={styles.shown}
            leftSection={<IconCalendar size={18} aria-hidden="true" />}
            onClick={() => setOpened(!opened)}
            data-testid="period"
          >
            {shown}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p="md" className={styles.drop}>
          <div>
            <h3>{t('reports.a_month')}</h3>
            <MonthPicker
              size="md"
              value={month ? `${month}-01` : null}
              defaultDate={period.from}
              maxDate={today}
              onChange={(date) => date && choose(monthPeriod(date))}
            />
          </div>
          <div className={styles.others}>
            <h3>{t('reports.a_term')}</h3>
            <div className={styles.terms}>
              {terms.map((term) => (
                <Button
                  key={`${term.kind} ${term.from}`}
                  variant={term === current ? 'light' : 'default'}
                  onClick={() => choose(term)}
                  data-testid={`term-${term.kind}`}
                >
                  {t(`reports.term.${term.kind}`, { year: term.year })}
                </Button>
              ))}
            </div>
            <h3>{t('reports.a_range')}</h3>
            <RangeForm period={period} onChange={choose} />
          </div>
        </Popover.Dropdown>
      </Popover>
      <ActionIcon
        aria-label={t('calendar.after.month')}
        className={styles.step}
        disabled={period.to >= today}
        onClick={() => step(1)}
        data-testid="period-after"
      >
        <IconChevronRight size={20} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}

/** A range of one's own: two dates, at most as many days as a report takes. */
function RangeForm({ period, onChange }: { period: Period; onChange(period: Period): void }) {
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
