/** A school day to choose, written in the language of the screen. */
import { DateInput } from '@mantine/dates';
import { useWords } from '../../services.tsx';

interface Props {
  label: string;
  value: string;
  onChange(date: string): void;
  latest?: string | undefined;
  testId?: string;
}

export function DayField({ label, value, onChange, latest, testId }: Props) {
  const { language } = useWords();
  return (
    <DateInput
      label={label}
      value={value}
      onChange={(date) => date && onChange(date)}
      {...(latest ? { maxDate: latest } : {})}
      locale={language}
      valueFormat="D MMMM YYYY"
      size="md"
      {...(testId ? { 'data-testid': testId } : {})}
    />
  );
}
