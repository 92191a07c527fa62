/** The people found, each with what the station has of them, and somebody new at the end. The keyboard stays in the field above. */
import { IconUserPlus } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { PersonRow } from '../../../src-shared/contract/office.ts';
import { Chip } from '../../components/Chip.tsx';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { useWords } from '../../services.tsx';
import type { Found } from './find-people.ts';
import styles from './PersonStep.module.css';

interface Props {
  id: string;
  label: string;
  found: Found;
  query: string;
  current: number;
  busy: boolean;
  onChoose(index: number): void;
  onPoint(index: number): void;
  empty: ReactNode;
}

function Stored({ row: { templates, palms } }: { row: PersonRow }) {
  const { t } = useWords();
  const [tone, words] =
    templates > 0
      ? (['good', t('enrol.person.has_face', { count: templates })] as const)
      : palms > 0
        ? (['good', t('people.palms', { count: palms })] as const)
        : (['quiet', t('enrol.person.no_face')] as const);
  return (
    <Chip tone={tone} className={styles.chip}>
      {words}
    </Chip>
  );
}

export function PersonChoices({ id, label, found, query, current, busy, onChoose, onPoint, empty }: Props) {
  const { t } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const last = found.people.length;
  useEffect(() => {
    list.current?.querySelector(`[data-index="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const option = (index: number) => ({
    id: `${id}-${index}`,
    role: 'option',
    tabIndex: -1,
    'aria-selected': index === current,
    'aria-disabled': busy || undefined,
    'data-index': index,
    onClick: () => onChoose(index),
    onPointerMove: () => index !== current && onPoint(index),
  });

  return (
    <section className={styles.choices}>
      <h2 className={styles.label} aria-live="polite">
        {label}
        {last > 0 && <span> · {last + found.more}</span>}
      </h2>
      {/* One list for whoever hears it; only those found scroll. */}
      <div className={styles.both} role="listbox" id={id} aria-label={label}>
        <div className={styles.list} role="presentation" ref={list} data-testid="enrol-choices">
          {found.people.map((row, index) => (
            <div key={row.id} className={styles.choice} {...option(index)} data-testid={`enrol-choice-${row.id}`}>
              <PersonAvatar personId={row.id} name={row.name} hasPortrait={row.hasPortrait} className={styles.avatar} />
              <span className={styles.text}>
                <b>{row.name}</b>
                <small>
                  {[
                    row.group || t('enrol.person.no_class'),
                    t('enrol.result.number', { number: row.nis || row.userId }),
                  ].join(' · ')}
                </small>
              </span>
              <Stored row={row} />
            </div>
          ))}
          {last === 0 && <div className={styles.empty}>{empty}</div>}
          {found.more > 0 && <p className={styles.more}>{t('enrol.person.more', { count: found.more })}</p>}
        </div>
        <div className={styles.choice} data-new="true" {...option(last)} data-testid="enrol-new">
          <span className={styles.plus}>
            <IconUserPlus stroke={2} aria-hidden="true" />
          </span>
          <span className={styles.text}>
            <b>{query.trim() ? t('enrol.person.new_named', { name: query.trim() }) : t('enrol.person.new')}</b>
            <small>{t('enrol.person.new_body')}</small>
          </span>
        </div>
      </div>
    </section>
  );
}
