/** What the file says and would change. Nothing is stored yet. */
import { Button, NativeSelect, Progress } from '@mantine/core';
import { useState } from 'react';
import { type RosterChanges, type RosterField, rosterFields } from '../../../../src-shared/contract/roster.ts';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import { Chip, type Tone } from '../../../components/Chip.tsx';
import { Panel } from '../../../components/Page.tsx';
import { SheetTaken } from '../../../components/SheetTaken.tsx';
import { formatCount } from '../../../format/school-time.ts';
import { useMay, useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { Figures, Problems } from './Problems.tsx';
import { fieldName } from './problem-words.ts';

interface Props {
  chosen: Chosen;
  changes: RosterChanges;
  busy: boolean;
  onMap(mapping: Chosen['mapping']): void;
  onImport(mode: 'all' | 'good'): void;
  onAgain(): void;
}

export function Preview({ chosen, changes, busy, onMap, onImport, onAgain }: Props) {
  const { t, language } = useWords();
  const may = useMay('administrator');
  const [mode, setMode] = useState<'all' | 'good'>('all');
  const bad = new Set(changes.problems.map(({ file, row }) => `${file} ${row}`)).size;
  const coming = changes.added + changes.changed + changes.left;
  const refused = mode === 'all' && bad > 0;
  return (
    <>
      <Panel title={chosen.fileName} testId="import-preview">
        <SheetTaken sheet={changes.sheet} />
        <Figures changes={changes} bad={bad} />
        {changes.rows === 0 && <p className={styles.note}>{t('people.import.no_rows')}</p>}
        {changes.rows > 0 && coming === 0 && bad === 0 && (
          <p className={styles.note} data-tone="good">
            {t('people.import.same')}
          </p>
        )}
        {!may && <p className={styles.note}>{t('people.import.forbidden')}</p>}
        <div className={styles.spread}>
          {bad > 0 ? (
            <NativeSelect
              label={t('people.import.mode')}
              value={mode}
              onChange={({ currentTarget: { value } }) => setMode(value === 'good' ? 'good' : 'all')}
              data={[
                { value: 'all', label: t('people.import.mode.all') },
                { value: 'good', label: t('people.import.mode.good', { count: bad }) },
              ]}
              data-testid="import-mode"
            />
          ) : (
            <span />
          )}
          <div className={styles.row}>
            <Button variant="default" onClick={onAgain} disabled={busy}>
              {t('people.import.other')}
            </Button>
            <Button
              loading={busy}
              disabled={!may || coming === 0 || refused}
              onClick={() => onImport(mode)}
              data-testid="import-store"
            >
              {t('people.import.submit', { count: formatCount(coming, language) })}
            </Button>
          </div>
        </div>
        {refused && <p className={styles.muted}>{t('people.import.refused')}</p>}
        {busy && <Progress value={100} animated aria-label={t('people.import.busy')} />}
      </Panel>
      {changes.problems.length > 0 && <Problems problems={changes.problems} />}
      {!chosen.oneRoster && <Columns columns={changes.columns} busy={busy} onMap={onMap} />}
      {changes.sample.length > 0 && <Sample changes={changes} />}
    </>
  );
}

interface ColumnsProps {
  columns: RosterChanges['columns'];
  busy: boolean;
  onMap(mapping: Record<string, RosterField | null>): void;
}

/** What each column of the file was taken for, and the way to say otherwise. */
function Columns({ columns, busy, onMap }: ColumnsProps) {
  const { t } = useWords();
  function map(heading: string, value: string): void {
    const field = rosterFields.find((known) => known === value) ?? null;
    // A field comes from one column: the one that had it before gives it up.
    const others = columns.map((column) => [column.heading, column.field === field ? null : column.field] as const);
    onMap({ ...Object.fromEntries(others), [heading]: field });
  }
  return (
    <Panel title={t('people.columns')} testId="import-columns">
      <p className={styles.muted}>{t('people.columns.body')}</p>
      <div className={styles.fields}>
        {columns.map(({ heading, field, samples }) => (
          <NativeSelect
            key={heading}
            label={heading}
            description={samples.slice(0, 3).join(', ') || t('people.columns.empty')}
            value={field ?? ''}
            disabled={busy}
            onChange={(event) => map(heading, event.currentTarget.value)}
            data={[
              { value: '', label: t('people.columns.none') },
              ...rosterFields.map((known) => ({ value: known, label: fieldName(known, t) })),
            ]}
            data-testid={`column-${heading}`}
          />
        ))}
      </div>
    </Panel>
  );
}

const tones = {
  added: 'good',
  changed: 'info',
  unchanged: 'quiet',
  left: 'warn',
  bad: 'alarm',
} as const satisfies Record<RosterChanges['sample'][number]['change'], Tone>;

/** The first rows as they would be stored. */
function Sample({ changes: { sample, rows } }: { changes: RosterChanges }) {
  const { t } = useWords();
  const fields = rosterFields.filter((field) => sample.some(({ values }) => values[field]));
  return (
    <Panel title={t('people.sample', { shown: sample.length, all: rows })} testId="import-sample">
      <section
        className={styles.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the keyboard
        tabIndex={0}
        aria-label={t('people.sample', { shown: sample.length, all: rows })}
      >
        <table className={styles.table} style={{ whiteSpace: 'nowrap' }}>
          <thead>
            <tr>
              <th scope="col">{t('people.problems.row')}</th>
              <th scope="col">{t('people.change')}</th>
              {fields.map((field) => (
                <th key={field} scope="col">
                  {fieldName(field, t)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map(({ row, change, values }) => (
              <tr key={row}>
                <td>{row}</td>
                <td>
                  <Chip tone={tones[change]}>{t(`people.change.${change}`)}</Chip>
                </td>
                {fields.map((field) => (
                  <td key={field}>{values[field]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}

/** The file of an import on its way from choosing to storing. */
export interface Chosen {
  bytes: Uint8Array;
  fileName: string;
  oneRoster: boolean;
  /** Empty: the columns are guessed. */
  mapping: NonNullable<CommandInput<'roster.preview'>['mapping']>;
}
