/**
 * Tables as CSV for spreadsheet programs: UTF-8 with its mark, without which Excel takes accents apart. Indonesian Excel expects
 * semicolons and decimal commas (a file of commas opens in one column there), English Excel commas and points. Dates are ISO.
 */
import papa from 'papaparse';
import type { Cell } from '../../station/ports/files.ts';

export interface Rows {
  headings: readonly string[];
  rows: readonly Cell[][];
  language: 'id' | 'en';
}

export function writeCsv({ headings, rows, language }: Rows): Uint8Array {
  const indonesian = language === 'id';
  const lines = [headings.map(safeCell), ...rows.map((row) => row.map((cell) => cellText(cell, indonesian)))];
  const text = papa.unparse(lines, { delimiter: indonesian ? ';' : ',', newline: '\r\n' });
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}

function cellText(cell: Cell, decimalComma: boolean): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return decimalComma ? String(cell).replace('.', ',') : String(cell);
  if (typeof cell === 'string') return safeCell(cell);
  return 'date' in cell ? cell.date : cell.time;
}

/** Full-width forms count too: some programs take them for the plain ones. */
const formula = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const neutralised = /^'(?=\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/;

/** A spreadsheet program runs a CSV cell that begins like a formula, whoever wrote it: a pupil's name must never be one. An
 * apostrophe in front says "text" to every spreadsheet program. Numbers never come here. */
function safeCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** What `safeCell` was given. */
export function plainCell(text: string): string {
  return text.replace(neutralised, '');
}
