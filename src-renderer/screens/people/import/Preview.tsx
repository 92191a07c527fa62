/** What the file says and would change. Nothing is stored yet. */
import { Button, NativeSelect, Progress } from '@mantine/core';
import { useState } from 'react';
import type { RosterChanges } from '../../../../src-shared/contract/roster.ts';
import { Panel } from '../../../components/Panel.tsx';
import { SheetTaken } from '../../../components/SheetTaken.tsx';
import { formatCount } from '../../../format/time.ts';
import { useMay } from '../../../hooks/use-may.ts';
import { useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { Columns } from './Columns.tsx';
import type { Chosen } from './chosen.ts';
import { Figures } from './Figures.tsx';
import { Problems } from './Problems.tsx';
import { Sample } from './Sample.tsx';

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
