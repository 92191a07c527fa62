/** A roster from a file, in three steps: choose it, look at what it would change, see what it did. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RosterChanges } from '../../../../src-shared/contract/roster.ts';
import { Page, Panel } from '../../../components/Page.tsx';
import { SheetTaken } from '../../../components/SheetTaken.tsx';
import { readFile } from '../../../files.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { hrefTo } from '../../../route.ts';
import { useServices, useWords } from '../../../services.tsx';
import { BackLink } from '../BackLink.tsx';
import { FileDrop } from '../FileDrop.tsx';
import styles from '../people.module.css';
import { type Chosen, Preview } from './Preview.tsx';
import { Figures, Problems } from './Problems.tsx';
import { problemsOf } from './problem-words.ts';

export default function ImportPage() {
  const { t } = useWords();
  const { client } = useServices();
  const action = useAction();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [preview, setPreview] = useState<RosterChanges | null>(null);
  const [result, setResult] = useState<RosterChanges | null>(null);

  /** The first look guesses the columns; after that the mapping is the person's. */
  async function look(next: Chosen): Promise<void> {
    const { bytes: file, fileName, mapping } = next;
    const mapped = Object.keys(mapping).length > 0 ? { mapping } : {};
    const changes = next.oneRoster
      ? await client.call('roster.previewOneRoster', { file })
      : await client.call('roster.preview', { file, fileName, ...mapped });
    setChosen(next);
    setPreview(changes);
  }

  async function take(file: File): Promise<void> {
    const bytes = await readFile(file);
    const oneRoster = file.name.toLowerCase().endsWith('.zip');
    await look({ bytes, fileName: file.name.slice(-200), oneRoster, mapping: {} });
  }

  async function store({ bytes: file, fileName, oneRoster, mapping }: Chosen, mode: 'all' | 'good'): Promise<void> {
    const mapped = Object.keys(mapping).length > 0 ? { mapping } : {};
    setResult(
      oneRoster
        ? await client.call('roster.importOneRoster', { file, mode })
        : await client.call('roster.import', { file, fileName, mode, ...mapped }),
    );
  }

  const again = () => {
    action.clear();
    for (const clear of [setPreview, setResult, setChosen]) clear(null);
  };

  return (
    <Page
      above={<BackLink />}
      title={t('people.import')}
      actions={
        result && (
          <Button component="a" href={hrefTo('people')}>
            {t('people.import.to_people')}
          </Button>
        )
      }
    >
      {action.error !== null && <Problem error={action.error} />}
      {!preview && (
        <>
          <FileDrop
            title={t('people.import.drop')}
            hint={t(action.busy ? 'people.import.reading' : 'people.import.hint')}
            accept=".csv,.xlsx,.zip"
            onFiles={([file]) => file && void action.run(() => take(file), { quiet: true })}
            testId="import-file"
          />
          <p className={styles.muted}>{t('people.import.template')}</p>
        </>
      )}
      {preview && chosen && !result && (
        <Preview
          chosen={chosen}
          changes={preview}
          busy={action.busy}
          onMap={(mapping) => void action.run(() => look({ ...chosen, mapping }), { quiet: true })}
          onImport={(mode) => void action.run(() => store(chosen, mode), { quiet: true })}
          onAgain={again}
        />
      )}
      {result && <Result changes={result} onAgain={again} />}
    </Page>
  );
}

function Problem({ error }: { error: unknown }) {
  const { t } = useWords();
  return (
    <p className={styles.note} data-tone="alarm" role="alert" data-testid="import-error">
      {problemsOf(error, t)}
    </p>
  );
}

/** What an import did. */
function Result({ changes, onAgain }: { changes: RosterChanges; onAgain(): void }) {
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
