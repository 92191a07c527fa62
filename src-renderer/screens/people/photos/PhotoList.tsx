/** The photos with whom each belongs to, and what became of it. */
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { PersonRow } from '../../../../src-shared/contract/office.ts';
import { Panel } from '../../../components/Panel.tsx';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { ItemState } from './ItemState.tsx';
import { PersonSelect, personLabel } from './PersonSelect.tsx';
import type { PhotoItem, PhotoRunState } from './photo-run.ts';
import { Thumbnail } from './Thumbnail.tsx';

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
