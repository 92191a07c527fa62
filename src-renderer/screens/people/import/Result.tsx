/** What an import did. */
import { Button } from '@mantine/core';
import type { RosterChanges } from '../../../../src-shared/contract/roster.ts';
import { Panel } from '../../../components/Panel.tsx';
import { SheetTaken } from '../../../components/SheetTaken.tsx';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { Figures } from './Figures.tsx';
import { Problems } from './Problems.tsx';

export function Result({ changes, onAgain }: { changes: RosterChanges; onAgain(): void }) {
  const { t } = useWords();
  const bad = new Set(changes.problems.map(({ file, row }) => `${file} ${row}`)).size;
  return (
    <>
      <Panel title={t('people.import.result')} testId="import-result">
        <p className={styles.note} data-tone={bad > 0 ? 'warn' : 'good'} role="status">
          {bad > 0 ? t('people.import.done_without', { count: bad }) : t('people.import.done')}
        </p>
        <SheetTaken sheet={changes.sheet} />
        <Figures changes={changes} bad={bad} />
        <div className={styles.row}>
          <Button variant="default" onClick={onAgain}>
            {t('people.import.again')}
          </Button>
        </div>
      </Panel>
      {bad > 0 && <Problems problems={changes.problems} />}
    </>
  );
}
