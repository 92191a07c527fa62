/** Whose photo it is, found by typing. */
import { Select } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import type { PersonRow } from '../../../../src-shared/contract/office.ts';
import { useWords } from '../../../services.tsx';
import { everybody, filterPeople, searchable } from '../table/people-filter.ts';

interface Props {
  people: readonly PersonRow[];
  value: PersonRow | null;
  onChange(person: PersonRow | null): void;
}

/** A list of 5,000 names is no help: the first few that fit. */
const shown = 20;

export function personLabel({ name, group, nis, userId }: PersonRow): string {
  return [name, group, nis || String(userId)].filter(Boolean).join(' · ');
}

export const PersonSelect = memo(function PersonSelect({ people, value, onChange }: Props) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState(false);
  const found = useMemo(() => {
    if (!opened) return value ? [value] : [];
    const typed = value && query === personLabel(value) ? '' : query;
    const fitting = filterPeople(searchable(people), { ...everybody, query: typed, standing: 'all' }, '');
    const first = fitting.slice(0, shown);
    return value && !first.includes(value) ? [value, ...first] : first;
  }, [people, query, opened, value]);
  return (
    <Select
      aria-label={t('people.photos.whose')}
      placeholder={t('people.photos.whose')}
      searchable
      clearable
      w={260}
      size="md"
      value={value ? String(value.id) : null}
      data={found.map((person) => ({ value: String(person.id), label: personLabel(person) }))}
      filter={({ options }) => options}
      onSearchChange={setQuery}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      onChange={(id) => onChange(people.find((person) => String(person.id) === id) ?? null)}
      nothingFoundMessage={t('people.none.title')}
      styles={{ input: { minHeight: 48 }, option: { minHeight: 48 } }}
      data-testid="photo-person"
    />
  );
});
