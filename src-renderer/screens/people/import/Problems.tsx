/** The rows that cannot be taken, each with where it is and what to do about it; the whole list to save. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { RosterChanges, RowProblem } from '../../../../src-shared/contract/roster.ts';
import { Panel } from '../../../components/Page.tsx';
import { csvFile, saveFile } from '../../../files.ts';
import { formatCount } from '../../../format/school-time.ts';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { problemWords } from './problem-words.ts';

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

/** How many rows of a file are new, changed, the same, or cannot be taken. */
export function Figures({ changes, bad }: { changes: RosterChanges; bad: number }) {
  const { t, language } = useWords();
  const { added, changed, unchanged, left } = changes;
  const figures = { added, changed, unchanged, left, bad };
  const shown = (Object.keys(figures) as (keyof typeof figures)[]).filter((key) => key !== 'left' || left > 0);
  return (
    <dl className={styles.figures} data-testid="import-figures">
      {shown.map((key) => (
        <div key={key} className={styles.figure} data-figure={key}>
          <dt>{t(`people.change.${key}`)}</dt>
          <dd style={key === 'bad' && bad > 0 ? { color: 'var(--alarm)' } : undefined}>
            {formatCount(figures[key], language)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
