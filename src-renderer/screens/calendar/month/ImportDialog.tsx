/** Holidays of a file, all or none of them: choose or drop it, and read what came of it. */
import { Button, Checkbox, FileButton, Modal } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import type { CalendarResults } from '../../../../src-shared/contract/calendar.ts';
import { Chip } from '../../../components/Chip.tsx';
import form from '../../../components/form.module.css';
import { SheetTaken } from '../../../components/SheetTaken.tsx';
import { readFile } from '../../../files.ts';
import { dateRange } from '../../../format/dates.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import styles from './ImportDialog.module.css';
import { importTrouble } from './import-words.ts';

export function ImportDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { t } = useWords();
  const { client } = useServices();
  const { busy, error, run } = useAction();
  const [allowPast, setAllowPast] = useState(false);
  const [over, setOver] = useState(false);
  const [result, setResult] = useState<CalendarResults['calendar.importDays'] | null>(null);

  function take(file: File | null | undefined): void {
    setOver(false);
    if (!file) return;
    void run(
      async () => {
        const bytes = await readFile(file);
        setResult(await client.call('calendar.importDays', { file: bytes, fileName: file.name, allowPast }));
      },
      { quiet: true },
    );
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('days.import_title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
      {result ? (
        <ImportResult result={result} onClose={onClose} />
      ) : (
        <div className={form.form}>
          <p className={form.hint}>{t('days.import_hint')}</p>
          <pre className={styles.example}>{t('days.import_example')}</pre>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same from the keyboard */}
          <div
            className={styles.area}
            data-over={over ? true : undefined}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={dropped}
          >
            <p>{t('days.import_drop')}</p>
            <FileButton
              onChange={take}
              accept=".csv,.ics,.xlsx,text/csv,text/calendar"
              inputProps={{ 'aria-label': t('days.import_choose') }}
            >
              {(props) => (
                <Button
                  {...props}
                  loading={busy}
                  leftSection={<IconFileImport size={19} aria-hidden="true" />}
                  data-autofocus
                >
                  {t('days.import_choose')}
                </Button>
              )}
            </FileButton>
          </div>
          {error != null && (
            <p className={form.trouble} role="alert" data-testid="import-error">
              {importTrouble(error, t)}
            </p>
          )}
          <Checkbox
            checked={allowPast}
            onChange={(event) => setAllowPast(event.currentTarget.checked)}
            label={t('days.import_allow_past')}
            description={t('days.import_allow_past_hint')}
            data-testid="import-past"
            styles={{ label: { fontSize: 16, fontWeight: 650 }, description: { fontSize: 14 } }}
          />
        </div>
      )}
    </Modal>
  );
}

interface Props {
  result: CalendarResults['calendar.importDays'];
  onClose(): void;
}

/** What a file of holidays brought: how many, which, and how many were there before. */
function ImportResult({ result: { added, unchanged, sheet }, onClose }: Props) {
  const { t, language } = useWords();
  return (
    <div className={form.form} role="status" data-testid="import-result">
      <div className={styles.sum}>
        <Chip tone="good">{t('days.import_added', { count: added.length })}</Chip>
        {unchanged > 0 && <Chip tone="quiet">{t('days.import_unchanged', { count: unchanged })}</Chip>}
      </div>
      <SheetTaken sheet={sheet} />
      {added.length === 0 && <p className={form.hint}>{t('days.import_nothing_new')}</p>}
      <ul className={styles.list}>
        {added.map((day) => (
          <li key={day.id}>
            <strong>{day.name}</strong>
            <span>{[dateRange(day.from, day.to, language), day.group].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <div className={form.foot}>
        <Button data-autofocus onClick={onClose} data-testid="import-done">
          {t('days.import_done')}
        </Button>
      </div>
    </div>
  );
}
