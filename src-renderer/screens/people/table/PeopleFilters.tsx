/** Above the table: the search, the class, and behind a button what else narrows it. */
import { Button, NativeSelect, Popover, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useWords } from '../../../services.tsx';
import { activeFilters, choices, everybody, type PeopleFilter, standings } from './people-filter.ts';
import styles from './table.module.css';

interface Props {
  filter: PeopleFilter;
  onFilter(filter: PeopleFilter): void;
  groups: readonly string[];
}

/** Values of the class list that are no class. */
const every = '*';

export function PeopleFilters({ filter, onFilter, groups }: Props) {
  const { t } = useWords();
  const search = useSlashKey();
  const active = activeFilters(filter).length;
  return (
    <div className={styles.filters}>
      <TextInput
        ref={search}
        type="search"
        aria-label={t('people.search')}
        placeholder={t('people.search')}
        leftSection={<IconSearch size={20} aria-hidden="true" />}
        value={filter.query}
        onChange={(event) => onFilter({ ...filter, query: event.currentTarget.value })}
        data-testid="people-search"
      />
      <NativeSelect
        aria-label={t('people.column.group')}
        value={filter.group ?? every}
        onChange={({ currentTarget: { value } }) => onFilter({ ...filter, group: value === every ? null : value })}
        data={[
          { value: every, label: t('people.groups.all') },
          ...groups.map((group) => ({ value: group, label: group })),
          { value: '', label: t('people.groups.none') },
        ]}
        data-testid="people-group"
      />
      <Popover width={360} position="bottom-end" shadow="lg" trapFocus>
        <Popover.Target>
          <Button variant="default" leftSection={<IconFilter size={20} aria-hidden="true" />} data-testid="people-more">
            {t('people.filter')}
            {active > 0 && (
              <>
                &nbsp;<span className={styles.badge}>{active}</span>
              </>
            )}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p="lg">
          <Stack gap="md">
            {(['face', 'consent', 'credential'] as const).map((name) => (
              <Segments
                key={name}
                label={t(`people.filter.${name}`)}
                value={filter[name]}
                data={choices.map((value) => ({ value, label: t(`people.choice.${value}`) }))}
                onChange={(value) => onFilter({ ...filter, [name]: value })}
              />
            ))}
            <Segments
              label={t('people.filter.standing')}
              value={filter.standing}
              data={standings.map((value) => ({ value, label: t(`people.standing.${value}`) }))}
              onChange={(standing) => onFilter({ ...filter, standing })}
            />
            <Button
              variant="default"
              disabled={active === 0}
              onClick={() => onFilter({ ...everybody, query: filter.query, group: filter.group })}
            >
              {t('people.filter.reset')}
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

interface SegmentsProps<V extends string> {
  label: string;
  value: V;
  data: { value: V; label: string }[];
  onChange(value: V): void;
}

function Segments<V extends string>({ label, value, data, onChange }: SegmentsProps<V>) {
  return (
    <div>
      <Text size="sm" fw={700} mb={6}>
        {label}
      </Text>
      <SegmentedControl fullWidth size="md" aria-label={label} value={value} data={data} onChange={onChange} />
    </div>
  );
}

/** "/" goes to the search from anywhere on the page, unless something is being typed. */
function useSlashKey() {
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      search.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return search;
}
