/** What a file says of people, row by row, before anybody looks who they are. */

import { rosterTable } from '../../../src-shared/contract/profile.ts';
import type { RosterChanges, RosterField, RowProblem } from '../../../src-shared/contract/roster.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { MessageKey, MessageParams } from '../../../src-shared/messages/index.ts';
import { cleanText, plain, readCell } from '../people/cells.ts';
import type { TableFile } from '../ports/files.ts';

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

/** Which column of a file is what: as somebody said, by its heading in Indonesian or English, else by what stands in it. */
export type Columns = RosterChanges['columns'];
export type Mapping = Readonly<Record<string, RosterField | null>> | undefined;

/** How much of a file the guess looks at. */
const looked = 50;
const shown = 3;

/** Throws `invalid_argument` for a mapping that names no column of the file, or one field twice. */
export function columnsOf({ headings: found, rows }: TableFile, mapping: Mapping): Columns {
  const fields = mapped(found, mapping);
  const samples = found.map((_, i) => samplesOf(rows, i));
  guessByHeading(found, fields);
  guessBySamples(samples, fields);
  return found.map((heading, i) => ({
    heading: heading.slice(0, 200),
    field: fields[i] ?? null,
    samples: (samples[i] ?? []).slice(0, shown).map((text) => text.slice(0, 80)),
  }));
}

/** `undefined`: to be guessed. */
type Fields = (RosterField | null | undefined)[];

function mapped(found: readonly string[], mapping: Mapping): Fields {
  const fields: Fields = found.map(() => undefined);
  for (const [heading, field] of Object.entries(mapping ?? {})) {
    const i = found.indexOf(heading);
    if (i < 0) throw wrongMapping(`The file has no column "${heading.slice(0, 80)}".`);
    if (field !== null && fields.includes(field)) throw wrongMapping(`Two columns are taken for ${field}. Choose one.`);
    fields[i] = field;
  }
  return fields;
}

function wrongMapping(message: string): StationError {
  return new StationError('invalid_argument', message, { field: 'mapping' });
}

function guessByHeading(found: readonly string[], fields: Fields): void {
  const words = found.map((heading) => plain(heading.slice(0, 200)));
  // Of two columns for one field the surer one is taken.
  for (const { name, headings } of rosterTable) {
    if (fields.includes(name)) continue;
    for (const word of headings) {
      const i = words.findIndex((text, at) => text === word && fields[at] === undefined);
      if (i < 0) continue;
      fields[i] = name;
      break;
    }
  }
}

/** For what a file cannot do without, and what cannot be taken for anything else. */
const looks: [RosterField, (text: string) => boolean][] = [
  ['gender', (text) => /^[lp]$/i.test(text) || /^(laki|perempuan)/i.test(text)],
  ['nisn', (text) => /^'?\d{10}$/.test(text) && !text.startsWith('08')],
  ['guardianPhone', (text) => /^(\+?62|0?8)/.test(text) && 'value' in readCell('guardianPhone', text)],
  ['group', (text) => /^(kelas )?([1-9]|1[0-2]|[IVX]{1,4})([ .-]?[A-Z]{1,4}[ .-]?\d{0,2})$/i.test(text)],
  ['name', (text) => /^[\p{L}'’`.,\- ]{3,}$/u.test(text) && !/^(ya|tidak|yes|no|aktif)$/i.test(text)],
];

/** Row numbers and the like say what they are by their heading: such a column is not looked into. */
const known = 0.8;

function guessBySamples(samples: readonly string[][], fields: Fields): void {
  for (const [field, fits] of looks) {
    if (fields.includes(field)) continue;
    const i = samples.findIndex(
      (texts, at) => fields[at] === undefined && texts.length > 0 && texts.filter(fits).length >= known * texts.length,
    );
    if (i >= 0) fields[i] = field;
  }
}

function samplesOf(rows: readonly string[][], column: number): string[] {
  return rows
    .slice(0, looked)
    .map((row) => cleanText((row[column] ?? '').slice(0, 200)))
    .filter((text) => text !== '');
}
