/** A date to choose or to type, written in the language of the screen. */
import { DateInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { typedDate } from '../format/typed-date.ts';
import { useWords } from '../services.tsx';

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
