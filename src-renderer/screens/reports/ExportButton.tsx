/** What is on the screen as a file: for spreadsheets, or printed under the school's letterhead; in either language. */
import { Button, Popover, SegmentedControl } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet, IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import type { Language } from '../../../src-shared/messages/index.ts';
import { saveFile } from '../../files.ts';
import { describeError } from '../../format/describe-error.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useServices, useWords } from '../../services.tsx';
import styles from './ExportButton.module.css';
import { type ExportPart, exportQuery, type Period } from './period.ts';

interface Props {
  part: ExportPart;
  period: Period;
  group: string | null;
  days: number;
}

const formats = [
  { format: 'pdf', Icon: IconFileTypePdf },
  { format: 'xlsx', Icon: IconFileSpreadsheet },
  { format: 'csv', Icon: IconFileTypeCsv },
] as const;
type Format = (typeof formats)[number]['format'];

export function ExportButton({ part, period, group, days }: Props) {
  const { t, language } = useWords();
  const { client } = useServices();
  const { busy, error, run, clear } = useAction();
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<Language | null>(null);
  const [making, setMaking] = useState<Format | null>(null);

  async function make(format: Format): Promise<void> {
    setMaking(format);
    const query = exportQuery(part, period, group, days);
    let name = '';
    const made = await run(
      async () => {
        const file = await client.call('reports.export', { query, format, language: chosen ?? language });
        name = file.name;
        saveFile(file);
      },
      { quiet: true, done: 'reports.exported' },
    );
    setMaking(null);
    if (made && name) setOpened(false);
  }

  return (
    <Popover
      opened={opened}
      onChange={(next) => {
        setOpened(next);
        if (!next) clear();
      }}
      position="bottom-end"
      shadow="lg"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          leftSection={<IconDownload size={19} aria-hidden="true" />}
          loading={busy}
          onClick={() => setOpened(!opened)}
          data-testid="export"
        >
          {t('reports.export')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="md" className={styles.drop}>
        <SegmentedControl<Language>
          fullWidth
          aria-label={t('reports.export_language')}
          value={chosen ?? language}
          onChange={setChosen}
          data={[
            { value: 'id', label: 'Indonesia' },
            { value: 'en', label: 'English' },
          ]}
        />
        {formats.map(({ format, Icon }) => (
          <button
            key={format}
            type="button"
            className={styles.format}
            disabled={busy}
            onClick={() => void make(format)}
            data-testid={`export-${format}`}
          >
            <Icon size={26} stroke={1.7} aria-hidden="true" />
            <span>
              <strong>{t(`reports.format.${format}`)}</strong>
              <small>{making === format ? t('reports.exporting') : t(`reports.format_hint.${format}`)}</small>
            </span>
          </button>
        ))}
        <p className={styles.status} role="status">
          {busy && t('reports.exporting')}
        </p>
        {error != null && (
          <p className={styles.trouble} role="alert" data-testid="export-error">
            {describeError(error, t)}
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
