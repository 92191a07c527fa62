/** A date to choose or to type, written in the language of the screen. */
import { ActionIcon, Button, Popover } from '@mantine/core';
import { DateInput, DatePicker } from '@mantine/dates';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { addDays, longDate, shortDate, typedDate } from '../format/dates.ts';
import { useWords } from '../services.tsx';
import styles from './DateField.module.css';

interface Props {
  label: string;
  description?: string;
  value: string;
  onChange(date: string): void;
  earliest?: string | undefined;
  latest?: string | undefined;
  error?: string | null;
  /** For narrow places: 1 Nov 2026. */
  short?: boolean;
  testId?: string;
}

export function DateField({
  label,
  description,
  value,
  onChange,
  earliest,
  latest,
  error = null,
  short = false,
  testId,
}: Props) {
  const { language } = useWords();
  return (
    <DateInput
      label={label}
      {...(description && { description })}
      value={value}
      onChange={(date) => date && onChange(date)}
      dateParser={(text) => typedDate(text)}
      {...(earliest && { minDate: earliest })}
      {...(latest && { maxDate: latest })}
      locale={language}
      valueFormat={short ? 'D MMM YYYY' : 'D MMMM YYYY'}
      size="md"
      error={error}
      leftSection={<IconCalendar size={18} aria-hidden="true" />}
      popoverProps={{ withinPortal: true }}
      {...(testId && { 'data-testid': testId })}
    />
  );
}

interface DayPickerProps {
  date: string;
  /** Nothing later can be chosen. */
  latest: string;
  onChange(date: string): void;
}

/** A school day to look at: the one before, the one after, or any from a calendar. */
export function DayPicker({ date, latest, onChange }: DayPickerProps) {
  const { t, language } = useWords();
  const [opened, setOpened] = useState(false);
  const choose = (next: string | null) => {
    setOpened(false);
    if (next) onChange(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is drawn with a legend
    <div className={styles.picker} role="group" aria-label={t('office.day')}>
      <ActionIcon
        className={styles.step}
        aria-label={t('office.day_before')}
        data-testid="day-before"
        onClick={() => onChange(addDays(date, -1))}
      >
        <IconChevronLeft size={20} aria-hidden="true" />
      </ActionIcon>
      <Popover opened={opened} onChange={setOpened} position="bottom" shadow="lg" trapFocus returnFocus>
        <Popover.Target>
          <Button
            variant="subtle"
            className={styles.day}
            leftSection={<IconCalendar size={18} aria-hidden="true" />}
            aria-label={`${shortDate(date, language)}: ${longDate(date, language)}`}
            data-testid="day-picker"
            onClick={() => setOpened(!opened)}
          >
            {shortDate(date, language)}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p="md">
          <DatePicker size="lg" value={date} defaultDate={date} maxDate={latest} onChange={choose} />
          {date !== latest && (
            <Button variant="light" fullWidth mt="sm" onClick={() => choose(latest)}>
              {t('office.to_today')}
            </Button>
          )}
        </Popover.Dropdown>
      </Popover>
      <ActionIcon
        className={styles.step}
        aria-label={t('office.day_after')}
        disabled={date >= latest}
        data-testid="day-after"
        onClick={() => onChange(addDays(date, 1))}
      >
        <IconChevronRight size={20} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
