/** What a file of holidays brought: how many, which, and how many were there before. */
import { Button } from '@mantine/core';
import type { CalendarResults } from '../../../../src-shared/contract/calendar.ts';
import { Chip } from '../../../components/Chip.tsx';
import form from '../../../components/form.module.css';
import { SheetTaken } from '../../../components/SheetTaken.tsx';
import { dateRange } from '../../../format/dates.ts';
import { useWords } from '../../../services.tsx';
import styles from './ImportDialog.module.css';

interface Props {
  result: CalendarResults['calendar.importDays'];
  onClose(): void;
}

export function ImportResult({ result: { added, unchanged, sheet }, onClose }: Props) {
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
