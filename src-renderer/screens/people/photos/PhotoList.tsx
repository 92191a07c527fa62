/** The photos with whom each belongs to, and what became of it. */
import { Button, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { memo, useEffect, useMemo, useState } from 'react';
import type { PersonRow } from '../../../../src-shared/contract/office.ts';
import { Chip, type Tone } from '../../../components/Chip.tsx';
import { Panel } from '../../../components/Page.tsx';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { everybody, filterPeople, searchable } from '../table/people-filter.ts';
import photoListStyles from './PhotoList.module.css';
import { type PhotoItem, type PhotoRunState, reasonOf } from './photo-run.ts';

interface Props {
  state: PhotoRunState;
  people: readonly PersonRow[];
  onAssign(key: number, person: PersonRow | null): void;
  onRemove(key: number): void;
}

export function PhotoList({ state: { items, phase }, people, onAssign, onRemove }: Props) {
  const { t } = useWords();
  const choosing = phase === 'choose';
  // Whom nobody was found for comes first: that is what there is to do.
  const ordered = useMemo(() => {
    const unmatched = items.filter(({ by }) => by === null || by === 'hand');
    return choosing ? [...unmatched, ...items.filter((item) => !unmatched.includes(item))] : items;
  }, [items, choosing]);
  return (
    <Panel title={t('people.photos.list', { count: items.length })} testId="photo-list">
      <ul className={styles.list}>
        {ordered.map((item) => (
          <li key={item.key} className={styles.item} data-testid="photo-item" data-state={item.state}>
            <Thumbnail file={item.file} />
            <span className={styles.text}>
              <strong>{item.file.name}</strong>
              {item.person && <small>{personLabel(item.person)}</small>}
              {choosing && <MatchWords item={item} />}
            </span>
            {choosing ? (
              <span className={styles.row}>
                {(item.by === null || item.by === 'hand') && (
                  <PersonSelect people={people} value={item.person} onChange={(person) => onAssign(item.key, person)} />
                )}
                <Button
                  variant="subtle"
                  size="md"
                  aria-label={t('people.photos.leave_out', { file: item.file.name })}
                  onClick={() => onRemove(item.key)}
                >
                  <IconX size={20} aria-hidden="true" />
                </Button>
              </span>
            ) : (
              <ItemState item={item} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function MatchWords({ item: { by, several } }: { item: PhotoItem }) {
  const { t } = useWords();
  return <small>{t(`people.photos.by.${by ?? (several ? 'several' : 'nobody')}`)}</small>;
}

const tones = {
  waiting: 'quiet',
  sending: 'info',
  done: 'good',
  failed: 'alarm',
  duplicate: 'warn',
  skipped: 'quiet',
} as const satisfies Record<PhotoItem['state'], Tone>;

/** What became of one photo, in a word and, where it failed, a sentence with the remedy. */
function ItemState({ item }: { item: PhotoItem }) {
  const { t } = useWords();
  const reason = reasonOf(item, t);
  return (
    <span className={styles.row} style={{ flex: '1 1 260px', justifyContent: 'flex-end' }}>
      {reason && <span className={styles.muted}>{reason}</span>}
      <Chip tone={tones[item.state]}>{t(`people.photo.${item.state}`)}</Chip>
    </span>
  );
}

/** A photo, small, straight from the file. */
function Thumbnail({ file }: { file: File }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return <span className={photoListStyles.thumbnail}>{url && <img src={url} alt="" loading="lazy" />}</span>;
}

interface PersonSelectProps {
  people: readonly PersonRow[];
  value: PersonRow | null;
  onChange(person: PersonRow | null): void;
}

/** A list of 5,000 names is no help: the first few that fit. */
const shown = 20;

function personLabel({ name, group, nis, userId }: PersonRow): string {
  return [name, group, nis || String(userId)].filter(Boolean).join(' · ');
}

/** Whose photo it is, found by typing. */
const PersonSelect = memo(function PersonSelect({ people, value, onChange }: PersonSelectProps) {
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
