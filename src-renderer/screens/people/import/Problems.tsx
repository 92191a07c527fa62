/** The rows that cannot be taken, each with where it is and what to do about it; the whole list to save. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { RowProblem } from '../../../../src-shared/contract/roster.ts';
import { Panel } from '../../../components/Panel.tsx';
import { saveFile } from '../../../hooks/save-file.ts';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { problemWords } from './problem-words.ts';
import { csvFile } from './result-csv.ts';

/** More would only be scrolled past; the file has all of them. */
const most = 50;

export function Problems({ problems }: { problems: readonly RowProblem[] }) {
  const { t } = useWords();
  const headings = ['file', 'row', 'column', 'value', 'problem'] as const;
  const bundle = problems.some(({ file }) => file !== null);
  function save(): void {
    const rows = problems.map((problem) => [
      problem.file ?? '',
      problem.row,
      problem.column ?? '',
      problem.value,
      problemWords(problem, t),
    ]);
    saveFile(
      csvFile(`${t('people.problems.list')}.csv`, [headings.map((key) => t(`people.problems.${key}`)), ...rows]),
    );
  }
  return (
    <Panel
      title={t('people.problems', { count: problems.length })}
      aside={
        <Button
          variant="default"
          size="md"
          leftSection={<IconDownload size={20} aria-hidden="true" />}
          onClick={save}
          data-testid="import-problems-save"
        >
          {t('people.problems.save')}
        </Button>
      }
      testId="import-problems"
    >
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {headings
                .filter((key) => key !== 'file' || bundle)
                .map((key) => (
                  <th key={key} scope="col">
                    {t(`people.problems.${key}`)}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, most).map((problem) => (
              <tr key={`${problem.file} ${problem.row} ${problem.column} ${problem.message}`}>
                {bundle && <td>{problem.file}</td>}
                <td>{problem.row}</td>
                <td>{problem.column}</td>
                <td>{problem.value}</td>
                <td>{problemWords(problem, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length > most && (
        <p className={styles.muted}>{t('people.problems.more', { count: problems.length - most })}</p>
      )}
    </Panel>
  );
}
