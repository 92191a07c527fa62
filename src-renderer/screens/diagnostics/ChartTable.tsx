/** What a chart says, for whoever cannot see it: one sentence always, the numbers on asking. */
import { useWords } from '../../services.tsx';
import styles from './ChartTable.module.css';

interface Props {
  summary: string;
  headings: readonly [string, string];
  rows: readonly (readonly [string, string])[];
}

export function ChartTable({ summary, headings, rows }: Props) {
  const { t } = useWords();
  return (
    <div className={styles.words}>
      <p className={styles.summary}>{summary}</p>
      <details>
        <summary>{t('diagnostics.as_table')}</summary>
        <table className={styles.table}>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
