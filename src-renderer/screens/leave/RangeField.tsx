/** Some days in a row, chosen from a calendar. */
import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { dateRange } from '../../format/dates.ts';
import { useWords } from '../../services.tsx';

interface Props {
  /** Empty: none. */
  from: string;
  to: string;
  onChange(from: string, to: string): void;
  /** Shown above; absent: only said to screen readers. */
  label?: string;
  error?: string | null;
  clearable?: boolean;
}

type Range = [string | null, string | null];

export function RangeField({ from, to, onChange, label, error = null, clearable = false }: Props) {
  const { t, language } = useWords();
  /** The first day while the second one is being chosen. */
  const [begun, setBegun] = useState<string | null>(null);

  function choose([first, last]: Range): void {
    setBegun(last === null ? first : null);
    // One click chooses one day; the second one makes it a range.
    onChange(first ?? '', last ?? first ?? '');
  }

  const value: Range = begun ? [begun, null] : [from || null, to || null];
  return (
    <DatePickerInput
      type="range"
      size="md"
      miw={230}
      {...(label ? { label } : { 'aria-label': t('leave.days') })}
      placeholder={t('leave.any_day')}
      allowSingleDateInRange
      leftSection={<IconCalendar size={18} aria-hidden="true" />}
      clearable={clearable}
      error={error}
      value={value}
      valueFormatter={({ date }) => {
        const [first, last] = Array.isArray(date) ? date : [];
        return first ? dateRange(String(first), String(last ?? first), language) : '';
      }}
      data-testid="leave-range"
      onChange={choose}
    />
  );
}
