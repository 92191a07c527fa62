/** A table out of a file, whatever its name says. */
import type { TableFile } from '../../station/ports/files.ts';
import { checkSize, checkTable, titleRows, unreadable } from '../limits.ts';
import { isZip } from '../zip/zip.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

export async function readTable(bytes: Uint8Array): Promise<TableFile> {
  checkSize(bytes);
  refuseOthers(bytes);
  if (!isZip(bytes)) return tableOf(readCsv(bytes));
  const { rows, sheet } = await readXlsx(bytes);
  return sheet ? { ...tableOf(rows), sheet } : tableOf(rows);
}

/** The headings are the first row with two cells filled, so that a title above them is no heading; in a table of one column,
 * the first row with anything in it. */
function tableOf(lines: string[][]): TableFile {
  const filled = (row: string[]): number => row.filter((cell) => cell !== '').length;
  const wide = lines.slice(0, titleRows).findIndex((row) => filled(row) >= 2);
  const at = wide >= 0 ? wide : lines.findIndex((row) => filled(row) > 0);
  if (at < 0) throw unreadable('The file has no rows. Choose the file with the table in it.');
  const headings = trimmed(lines[at] ?? []);
  const end = lines.findLastIndex((row) => filled(row) > 0);
  const rows = lines.slice(at + 1, end + 1);
  checkTable(rows.length, Math.max(headings.length, ...widths(rows)));
  return { headings, rows, firstRow: at + 2 };
}

/** Not spread from all rows at once: 50,000 arguments are more than a call takes. */
function widths(rows: string[][]): number[] {
  return [rows.reduce((most, row) => Math.max(most, row.length), 0)];
}

function trimmed(row: string[]): string[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== '') + 1);
}

const others: [signature: number[], message: string][] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    'The workbook is locked with a password or in the old .xls format. Save it as .xlsx without a password.',
  ],
  [[0x25, 0x50, 0x44, 0x46], 'This is a PDF. Save the table as .xlsx or .csv instead.'],
  [[0x3c], 'This is a web page or XML, whatever its name says. Open it in a spreadsheet program and save it as .xlsx.'],
];

function refuseOthers(bytes: Uint8Array): void {
  const other = others.find(([signature]) => signature.every((byte, i) => bytes[i] === byte));
  if (other) throw unreadable(other[1]);
}
