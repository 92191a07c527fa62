/** What a file says of people, row by row, before anybody looks who they are. */
import type { RosterField, RowProblem } from '../../../src-shared/contract/roster.ts';
import type { MessageKey, MessageParams } from '../../../src-shared/messages/index.ts';
import { readCell } from '../people/cells.ts';
import type { TableFile } from '../ports/files.ts';
import type { Columns } from './columns.ts';

export interface Entry {
  /** Which file of a bundle; null where there is one. */
  file: string | null;
  row: number;
  /** Cleaned; a field that the file leaves empty is not among them: it stays as it is. */
  values: Partial<Record<RosterField, string>>;
  /** The id another system knows them by; absent where the file has none. */
  sourceId?: string;
  /** From when they belong to their group; today where absent. */
  from?: string;
  /** The date from which they are no pupil any more. */
  leavesOn?: string;
  problems: RowProblem[];
}

/** One for each row with anything in a column that was taken for something. */
export function entriesOf({ rows, firstRow }: TableFile, columns: Columns): Entry[] {
  return rows.flatMap((cells, i) => {
    const entry: Entry = { file: null, row: firstRow + i, values: {}, problems: [] };
    columns.forEach(({ field, heading }, column) => {
      if (field) readInto(entry, field, cells[column] ?? '', heading);
    });
    return Object.keys(entry.values).length + entry.problems.length > 0 ? [entry] : [];
  });
}

/** Takes a cell into the entry, or why it cannot be taken. */
export function readInto(entry: Entry, field: RosterField, cell: string, column: string): void {
  const read = readCell(field, cell);
  if (!('value' in read)) addProblem(entry, read.message, { column, value: cell, params: read.params });
  else if (read.value !== '') entry.values[field] = read.value;
}

interface Where {
  column?: string | null;
  value?: string;
  params?: MessageParams | undefined;
}

export function addProblem(entry: Entry, message: MessageKey, { column = null, value = '', params = {} }: Where): void {
  const { file, row } = entry;
  entry.problems.push({ file, row, column, value: value.slice(0, 80), message, params });
}
