/** A person in one line, and the field that finds one. */
import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { PersonSummary } from '../../src-shared/domain.ts';
import { useQuery } from '../hooks/use-query.ts';
import { useWords } from '../services.tsx';
import { PersonAvatar } from './PersonAvatar.tsx';
import styles from './PersonPicker.module.css';

interface Props {
  personId: number;
  name: string;
  hasPortrait: boolean;
  /** Class, number, or what is the matter. */
  detail?: ReactNode;
}

export function PersonLine({ personId, name, hasPortrait, detail }: Props) {
  return (
    <span className={styles.line}>
      <PersonAvatar personId={personId} name={name} hasPortrait={hasPortrait} className={styles.avatar} />
      <span className={styles.text}>
        <span className={styles.name}>{name}</span>
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </span>
    </span>
  );
}

export type Picked = Pick<PersonSummary, 'id' | 'name' | 'group' | 'userId' | 'hasPortrait'>;

interface PersonPickerProps {
  value: Picked | null;
  onChange(person: Picked | null): void;
  error?: string | null;
}

/** Milliseconds without a key before it asks. */
const pause = 150;
const shown = 8;

/** Finds a person as somebody types their name or number. */
export function PersonPicker({ value, onChange, error = null }: PersonPickerProps) {
  const { t } = useWords();
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const [text, setText] = useState(value?.name ?? '');
  const [query] = useDebouncedValue(text.trim(), pause);
  const searching = value === null && query !== '';
  const { data, loading } = useQuery('people.list', { query, limit: shown }, { enabled: searching });
  const people = searching ? (data?.people ?? []) : [];

  // Enter takes the first one found: chosen when they come, not when a letter is typed.
  const first = people[0]?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list's own store is made anew at every draw
  useEffect(() => {
    if (first !== undefined) box.selectFirstOption();
  }, [first]);

  function choose(id: string): void {
    const person = people.find((one) => String(one.id) === id);
    if (!person) return;
    setText(person.name);
    onChange(person);
    box.closeDropdown();
  }

  return (
    <Combobox store={box} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          label={t('office.person')}
          placeholder={t('office.person_placeholder')}
          value={text}
          error={error}
          data-autofocus
          autoComplete="off"
          data-testid="person-picker"
          leftSection={<IconSearch size={18} aria-hidden="true" />}
          rightSection={searching && loading ? <Loader size="xs" /> : null}
          onChange={(event) => {
            setText(event.currentTarget.value);
            onChange(null);
            box.openDropdown();
          }}
          onFocus={() => searching && box.openDropdown()}
          onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!searching || (loading && people.length === 0)}>
        <Combobox.Options>
          {people.map((person) => (
            <Combobox.Option key={person.id} value={String(person.id)} data-testid="person-option">
              <PersonLine
                personId={person.id}
                name={person.name}
                hasPortrait={person.hasPortrait}
                detail={[person.group, person.userId].filter(Boolean).join(' · ')}
              />
            </Combobox.Option>
          ))}
          {people.length === 0 && <Combobox.Empty>{t('office.nobody_found')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
