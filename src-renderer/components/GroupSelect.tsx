/** A class or the whole school. */
import { Select } from '@mantine/core';
import { useGroups } from '../hooks/use-groups.ts';
import { useWords } from '../services.tsx';

interface Props {
  label?: string;
  /** null: the whole school. */
  value: string | null;
  onChange(group: string | null): void;
  /** What "none" is called. */
  everybody: string;
  width?: number;
  testId?: string;
}

/** No class is called so: names have no control characters. */
const all = '\u0000';

export function GroupSelect({ label, value, onChange, everybody, width, testId }: Props) {
  const { t } = useWords();
  const groups = useGroups();
  const known = value !== null && !groups.includes(value) ? [...groups, value] : groups;
  return (
    <Select
      label={label}
      aria-label={label ?? t('calendar.class')}
      value={value ?? all}
      data={[{ value: all, label: everybody }, ...known.map((group) => ({ value: group, label: group }))]}
      onChange={(next) => onChange(next === all ? null : next)}
      allowDeselect={false}
      searchable
      maxDropdownHeight={380}
      nothingFoundMessage={t('calendar.class_unknown')}
      w={width}
      data-testid={testId}
    />
  );
}
