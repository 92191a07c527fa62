/** The first sheet of a workbook with anything in it, every cell as the text that people see. */
import readWorkbook from 'read-excel-file/node';
import { checkTable, titleRows, unreadable } from '../limits.ts';
import { readZip, writeZip } from '../zip/zip.ts';

const wholeNumber = /^-?\d{1,15}$/;
/** Without exponent, and with the 15 digits that a spreadsheet keeps: 0.1 + 0.2 is 0.3 there. */
const plainNumber = new Intl.NumberFormat('en-US', { useGrouping: false, maximumSignificantDigits: 15 });

export async function readXlsx(bytes: Uint8Array): Promise<string[][]> {
  // Its sheets only, unpacked within the limits and packed again: the reader itself has none.
  const parts = readZip(bytes, (name) => name.endsWith('.xml') || name.endsWith('.rels'));
  if (!parts.has('xl/workbook.xml'))
    throw unreadable('The file is a zip but not a workbook. Save it as .xlsx in the spreadsheet program.');
  for (const [name, part] of parts) {
    refuseEntities(part);
    if (name.startsWith('xl/worksheets/')) parts.set(name, withoutEmptyCells(part));
  }
  const sheets = await readWorkbook(Buffer.from(writeZip(parts)), { parseNumber: numberText }).catch(() => {
    throw unreadable('The workbook is damaged. Open it in the spreadsheet program and save it again as .xlsx.');
  });
  const rows = sheets.find(({ data }) => data.some((row) => row.some((cell) => cell !== null)))?.data ?? [];
  return rows.map((row) => row.map(cellText));
}

/** No spreadsheet program writes a document type; one is there to read other files or to fill the memory. */
function refuseEntities(part: Uint8Array): void {
  if (Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes('<!DOCTYPE'))
    throw unreadable('The workbook has parts that no spreadsheet program writes. Save it again as .xlsx.');
}

/** Formatted cells without a value: sheets have them far outside the table. */
const emptyCell = /<(?:\w+:)?(?:c|row)\b[^<>]*\/>/g;
const place = /\br\s*=\s*["']([A-Z]*)(\d+)["']/g;

/** The reader makes room for every cell up to the last one: one cell in the corner of the sheet would fill the memory. */
function withoutEmptyCells(part: Uint8Array): Uint8Array {
  const sheet = new TextDecoder().decode(part).replace(emptyCell, '');
  for (const [, letters = '', row] of sheet.matchAll(place)) checkTable(Number(row) - titleRows - 1, columnOf(letters));
  return new TextEncoder().encode(sheet);
}

/** A 1, B 2, … AA 27. */
function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

function numberText(text: string): string {
  if (wholeNumber.test(text)) return text;
  const value = Number(text);
  return Number.isFinite(value) ? plainNumber.format(value) : text;
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return String(cell).trim();
}

/** Spreadsheets have no time zone; the reader gives their dates in UTC. A time of day alone lies on day 0, in 1899. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const seconds = Math.round(date.getTime() / 1000) * 1000;
  const [day = '', time = ''] = new Date(seconds).toISOString().slice(0, 19).split('T');
  if (day < '1900-01-01') return time.slice(0, 5);
  return time === '00:00:00' ? day : `${day} ${time.slice(0, 5)}`;
}
