/** CSV as people have it: any usual separator and encoding, Excel's `sep=` line, quotes that never end. */

import papa from 'papaparse';
import { checkTable, limits, unreadable } from '../limits.ts';
import { plainCell } from './write-csv.ts';

const separators = [',', ';', '\t', '|'];
/** Characters in which the separator is looked for: 50 rows of 200 columns. */
const startLength = 64 * 1024;
const separatorLine = /^sep=(.)\r?\n/;

/** Every line of the file, empty ones too, so that row numbers are those of a spreadsheet program. */
export function readCsv(bytes: Uint8Array): string[][] {
  const text = decodeText(bytes);
  const told = separatorLine.exec(text);
  const table = told ? text.slice(told[0].length) : text;
  const delimiter = told?.[1] ?? separatorOf(text);
  const { data, errors } = papa.parse<string[]>(table.slice(0, checkCsv(table, delimiter)), {
    delimiter,
    preview: mostRows,
  });
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  if (open) {
    const row = (open.row ?? 0) + (told ? 2 : 1);
    throw unreadable(`A quotation mark in row ${row} is never closed. Correct that row and save the file again.`);
  }
  const rows = data.map((row) => row.map((cell) => plainCell(cell.trim())));
  return told ? [[], ...rows] : rows;
}

/** The separator that cuts most of the first rows into equally many cells, at least two; among equals the one of more cells.
 * "Dewi, S.Pd" in a file of semicolons has a comma, but not in every row. */
function separatorOf(text: string): string {
  const start = text.slice(0, startLength);
  const scores = separators.map((delimiter) => {
    const { data } = papa.parse<string[]>(start, { delimiter, preview: 50 });
    const counts = data.filter((row) => row.length > 1 || row[0]?.trim()).map((row) => row.length);
    const usual = mostFrequent(counts.filter((count) => count > 1));
    return { delimiter, cells: usual, share: counts.filter((count) => count === usual).length / counts.length };
  });
  const [best] = scores.filter(({ cells }) => cells > 1).sort((a, b) => b.share - a.share || b.cells - a.cells);
  return best?.delimiter ?? ',';
}

function mostFrequent(values: number[]): number {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** Rows that are parsed: more than are taken, so that too many are seen. */
const mostRows = limits.rows + 100;
/** Cells of a row, empty ones at its end included. */
const mostCells = limits.columns * 5;
/** Quotation marks within a quoted cell that neither end it nor are doubled. */
const mostStray = 1000;
const mark = '"';

/** Looks once at each character of a CSV file before it is parsed: the parser keeps a record of every quotation mark that stands where
 * none may, and splits a row of ten million separators before anybody counts them. Answers how much of `text` has the rows that are parsed, in characters. Throws `file_unreadable`, `file_too_large`. */
function checkCsv(text: string, separator: string): number {
  const ending = text.includes('\n') ? '\n' : '\r';
  let [at, rows, cells, stray] = [0, 0, 1, 0];
  while (at < text.length) {
    if (text[at] === mark) {
      const end = endOfQuoted(text, at, separator, ending, () => {
        if (++stray > mostStray)
          throw unreadable(
            `Row ${rows + 1} has quotation marks within quotation marks. Save the file again as .xlsx or .csv in the spreadsheet program.`,
          );
      });
      // The parser says in which row it is that was never closed.
      if (end < 0) return text.length;
      at = end;
    }
    while (at < text.length && text[at] !== separator && text[at] !== ending) at++;
    if (text[at] === separator) {
      if (++cells > mostCells) checkTable(0, cells);
    } else if (at < text.length) {
      cells = 1;
      if (++rows >= mostRows) return at + 1;
    }
    at++;
  }
  return text.length;
}

/** Behind the mark that ends the cell whose first is at `start`; -1 where none does. */
function endOfQuoted(text: string, start: number, separator: string, ending: string, onStray: () => void): number {
  for (let at = text.indexOf(mark, start + 1); at >= 0; at = text.indexOf(mark, at + 1)) {
    if (text[at + 1] === mark) at++;
    else if (endsCell(text, at + 1, separator, ending)) return at + 1;
    else onStray();
  }
  return -1;
}

/** Spaces may stand between the last mark and the separator. */
function endsCell(text: string, from: number, separator: string, ending: string): boolean {
  let at = from;
  while (text[at] === ' ' || (text[at] === '\r' && ending === '\n')) at++;
  return at >= text.length || text[at] === separator || text[at] === ending;
}

/** Bytes of a text file as text. Spreadsheet programs save CSV in whatever their computer speaks. By its mark; else UTF-16 where
 * every other byte is zero; else UTF-8 where it is valid; else Windows-1252. */
function decodeText(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (text.includes('\0'))
    throw unreadable('The file is neither CSV nor XLSX. Save it as one of them in the spreadsheet program.');
  return text;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = zerosAt(bytes.subarray(0, 1000));
  if (zeros.odd > 0.3 && zeros.even < 0.1) return 'utf-16le';
  if (zeros.even > 0.3 && zeros.odd < 0.1) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Parts 0..1 of the bytes at even and at odd places that are zero: Latin letters in UTF-16 have one each. */
function zerosAt(bytes: Uint8Array): { even: number; odd: number } {
  const counts = [0, 0];
  for (const [i, byte] of bytes.entries()) if (byte === 0) counts[i % 2] = (counts[i % 2] ?? 0) + 1;
  const half = Math.max(bytes.length / 2, 1);
  return { even: (counts[0] ?? 0) / half, odd: (counts[1] ?? 0) / half };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
