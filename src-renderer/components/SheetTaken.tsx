/** Which sheet of a workbook was read and which were passed over, so that a class on a sheet of its own is not missed in silence. */
import { Text } from '@mantine/core';
import type { TakenSheet } from '../../src-shared/contract/fields.ts';
import { useWords } from '../services.tsx';

export function SheetTaken({ sheet }: { sheet: TakenSheet | null }) {
  const { t } = useWords();
  if (!sheet) return null;
  const sheets = sheet.others.map(({ name, why }) => t(`sheet.${why}`, { name })).join(', ');
  const sentences = [t('sheet.taken', { name: sheet.name })];
  if (sheets) sentences.push(t('sheet.passed_over', { sheets }));
  if (sheet.others.some(({ why }) => why === 'later')) sentences.push(t('sheet.later_hint'));
  return (
    <Text size="sm" data-testid="import-sheet">
      {sentences.join(' ')}
    </Text>
  );
}
