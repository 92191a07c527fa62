/** A class, out of those there are or a new one. */
import { Autocomplete } from '@mantine/core';

interface Props {
  label: string;
  /** The label is for screen readers only. */
  hideLabel?: boolean;
  placeholder?: string;
  description?: string;
  value: string;
  groups: readonly string[];
  onChange(group: string): void;
  testId?: string;
}

export function GroupField({
  label,
  hideLabel = false,
  placeholder,
  description,
  value,
  groups,
  onChange,
  testId,
}: Props) {
  return (
    <Autocomplete
      {...(hideLabel ? { 'aria-label': label } : { label })}
      placeholder={placeholder}
      description={description}
      value={value}
      data={[...groups]}
      onChange={onChange}
      maxLength={100}
      size="md"
      styles={{ option: { minHeight: 48, fontSize: 16 } }}
      data-testid={testId}
    />
  );
}
