/** CSV as people have it: any usual separator and encoding, Excel's `sep=` line, quotes that never end. */
import papa from 'papaparse';
import { unreadable } from '../limits.ts';
import { checkCsv, mostRows } from './check-csv.ts';
import { decodeText } from './decode-text.ts';
import { plainCell } from './formula-cells.ts';

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
