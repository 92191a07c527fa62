/** Holidays of a file, all or none of them: choose or drop it, and read what came of it. */
import { Button, Checkbox, FileButton, Modal } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import type { CalendarResults } from '../../../../src-shared/contract/calendar.ts';
import styles from '../../../components/form.module.css';
import { readFile } from '../../../hooks/save-file.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import drop from './ImportDialog.module.css';
import { ImportResult } from './ImportResult.tsx';
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
        <div className={styles.form}>
          <p className={styles.hint}>{t('days.import_hint')}</p>
          <pre className={drop.example}>{t('days.import_example')}</pre>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same from the keyboard */}
          <div
            className={drop.area}
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
            <p className={styles.trouble} role="alert" data-testid="import-error">
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
