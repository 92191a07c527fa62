/** Holidays out of a file, decoded row by row: a table (CSV, XLSX) or an iCalendar file. All of them, or a refusal that names
 * the first row that cannot be taken. */
import { type SpecialDay, specialDayDraft } from '../../../src-shared/contract/calendar.ts';
import type { TakenSheet } from '../../../src-shared/contract/fields.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Files, TableFile } from '../ports/files.ts';
import { isICalendar, wholeDaysOf } from './icalendar.ts';

export type Holiday = Pick<SpecialDay, 'from' | 'to' | 'name' | 'group' | 'plan'>;

const largest = 2 * 1024 ** 2;
/** Holidays of many years. */
const most = 2000;

type Column = 'from' | 'to' | 'name' | 'group';
const headings: Record<string, Column> = {
  date: 'from',
  tanggal: 'from',
  from: 'from',
  dari: 'from',
  mulai: 'from',
  to: 'to',
  sampai: 'to',
  until: 'to',
  selesai: 'to',
  name: 'name',
  nama: 'name',
  keterangan: 'name',
  libur: 'name',
  group: 'group',
  kelas: 'group',
  class: 'group',
};

export interface HolidayFile {
  days: Holiday[];
  /** Null where it is no workbook. */
  sheet: TakenSheet | null;
}

/** Throws `file_unreadable`, `file_too_large`, `import_refused`. */
export async function holidaysOf(files: Files, bytes: Uint8Array, fileName: string): Promise<HolidayFile> {
  if (bytes.length > largest)
    throw new StationError('file_too_large', 'A file of holidays has at most 2 MB. Send only the days off.');
  const table = isICalendar(bytes) ? null : await files.readTable(bytes, fileName);
  const days = table ? ofTable(table) : ofCalendar(bytes);
  if (days.length === 0)
    throw new StationError('import_refused', 'The file has no days off. Each needs a date and a name.', { row: 0 });
  if (days.length > most)
    throw new StationError('file_too_large', `The file has ${days.length} days off; at most ${most} go at once.`);
  return { days, sheet: table?.sheet ?? null };
}

function ofCalendar(bytes: Uint8Array): Holiday[] {
  return wholeDaysOf(bytes).map(({ event, from, to, name }) =>
    checked({ from, to, name: Array.from(name).slice(0, 100).join(''), group: null }, event),
  );
}

function ofTable({ headings: titles, rows, firstRow }: TableFile): Holiday[] {
  const columns = titles.map((title) => headings[title.trim().toLowerCase()]);
  for (const wanted of ['from', 'name'] as const)
    if (!columns.includes(wanted)) {
      const message =
        'The file needs a column "date" (tanggal) and a column "name" (nama); others may be "to" (sampai) and "group" (kelas).';
      throw new StationError('import_refused', message, { row: firstRow - 1, column: wanted });
    }
  return rows.flatMap((cells, i) => {
    const values: Partial<Record<Column, string>> = {};
    columns.forEach((column, at) => {
      if (column) values[column] ||= cells[at]?.trim() ?? '';
    });
    if (Object.values(values).every((value) => value === '')) return [];
    const from = isoDate(values.from ?? '');
    const to = values.to ? isoDate(values.to) : from;
    return [checked({ from, to, name: values.name ?? '', group: values.group || null }, firstRow + i)];
  });
}

/** `17/8/2026`, `17-08-2026` and `17.8.2026` as they are written in Indonesia; anything else stays as it is. */
function isoDate(text: string): string {
  const [, day = '', month = '', year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (year !== undefined) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return text.replace(/^(\d{4}-\d{2}-\d{2})[T ]00:00(:00(\.0+)?)?Z?$/, '$1');
}

function checked(day: Omit<Holiday, 'plan'>, row: number): Holiday {
  const parsed = specialDayDraft.safeParse({ ...day, plan: null });
  const [issue] = parsed.error?.issues ?? [];
  if (parsed.success && day.from <= day.to) return parsed.data;
  const column = String(issue?.path[0] ?? 'to');
  const value = String(day[column as Column] ?? '').slice(0, 100);
  const remedy = remedies[column] ?? 'Correct it and import the file again.';
  throw new StationError('import_refused', `Row ${row}: "${value}" cannot be the ${column}. ${remedy}`, {
    row,
    column,
    value,
  });
}

const remedies: Record<string, string> = {
  from: 'Write the date like 2026-08-17 or 17/08/2026.',
  to: 'Write a date like 2026-08-17 that is not before the first day.',
  name: 'Every day off needs a name of at most 100 characters.',
};
