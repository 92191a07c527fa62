/** The first rows as they would be stored. */
import { type RosterChanges, rosterFields } from '../../../../src-shared/contract/roster.ts';
import { Chip, type Tone } from '../../../components/Chip.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { fieldName } from './problem-words.ts';

const tones = {
  added: 'good',
  changed: 'info',
  unchanged: 'quiet',
  left: 'warn',
  bad: 'alarm',
} as const satisfies Record<RosterChanges['sample'][number]['change'], Tone>;

export function Sample({ changes: { sample, rows } }: { changes: RosterChanges }) {
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
