/** What each column of the file was taken for, and the way to say otherwise. */
import { NativeSelect } from '@mantine/core';
import { type RosterChanges, type RosterField, rosterFields } from '../../../../src-shared/contract/roster.ts';
import { Panel } from '../../../components/Panel.tsx';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { fieldName } from './problem-words.ts';

interface Props {
  columns: RosterChanges['columns'];
  busy: boolean;
  onMap(mapping: Record<string, RosterField | null>): void;
}

export function Columns({ columns, busy, onMap }: Props) {
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
