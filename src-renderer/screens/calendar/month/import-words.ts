/** Why a file of holidays was not taken, in words that name its row and what to write there. */
import { StationError } from '../../../../src-shared/errors.ts';
import { describeError } from '../../../format/describe-error.ts';
import type { Translate } from '../../../services.tsx';

const columns = ['from', 'to', 'name', 'group'] as const;

export function importTrouble(error: unknown, t: Translate): string {
  if (!(error instanceof StationError)) return describeError(error, t);
  const { row, column, value, field } = error.details;
  if (error.code === 'invalid_argument' && field === 'from') return t('days.import_past');
  if (error.code !== 'import_refused') return describeError(error, t);
  if (row === 0) return t('days.import_empty');
  const known = columns.find((one) => one === column);
  if (known && value === undefined) return t('days.import_column');
  if (!known) return t('days.import_row', { row: String(row ?? '?') });
  return t(`days.import_wrong.${known}`, { row: String(row), value: String(value) });
}
