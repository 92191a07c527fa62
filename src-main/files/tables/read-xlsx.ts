/** The first sheet of a workbook with anything in it, every cell as the text that people see. */
import readWorkbook from 'read-excel-file/node';
import type { SheetPassedOver, TakenSheet } from '../../../src-shared/contract/fields.ts';
import { unreadable } from '../limits.ts';
import { readZip, writeZip } from '../zip/zip.ts';
import { checkWorkbook, isTablePart } from './check-workbook.ts';

const wholeNumber = /^-?\d{1,15}$/;
/** Of a sheet's name; spreadsheet programs write 31. */
const longestName = 100;
const mostOthers = 100;
/** Without exponent, and with the 15 digits that a spreadsheet keeps: 0.1 + 0.2 is 0.3 there. */
const plainNumber = new Intl.NumberFormat('en-US', { useGrouping: false, maximumSignificantDigits: 15 });

/** Throws `file_unreadable`, `file_too_large`. */
export async function readXlsx(bytes: Uint8Array): Promise<{ rows: string[][]; sheet?: TakenSheet }> {
  // Its tables only, unpacked within the limits and packed again: the reader itself has none.
  const parts = readZip(bytes, isTablePart);
  if (!parts.has('xl/workbook.xml'))
    throw unreadable('The file is a zip but not a workbook. Save it as .xlsx in the spreadsheet program.');
  checkWorkbook(parts);
  const relations = new TextDecoder().decode(parts.get('xl/_rels/workbook.xml.rels'));
  if (relations.includes('/chartsheet"') && !relations.includes('/worksheet"'))
    throw unreadable('The workbook has only charts. Choose the workbook with the table in it.');
  const sheets = await readWorkbook(Buffer.from(writeZip(parts)), { parseNumber: numberText }).catch(() => {
    throw unreadable('The workbook is damaged. Open it in the spreadsheet program and save it again as .xlsx.');
  });
  const all = sheets.map(({ sheet, data }) => ({ name: Array.from(sheet).slice(0, longestName).join(''), data }));
  const taken = all.find(({ data }) => hasAnything(data));
  if (!taken) return { rows: [] };
  const others = all.filter((sheet) => sheet !== taken).slice(0, mostOthers);
  return {
    rows: taken.data.map((row) => row.map(cellText)),
    sheet: { name: taken.name, others: others.map(({ name, data }) => ({ name, why: whyNot(data) })) },
  };
}

type Data = Awaited<ReturnType<typeof readWorkbook>>[number]['data'];

/** A sheet that is a chart is in the list and has no data, whatever the reader's types say. */
function hasAnything(data: Data | undefined): boolean {
  return data?.some((row) => row.some((cell) => cell !== null)) ?? false;
}

function whyNot(data: Data | undefined): SheetPassedOver {
  if (!data) return 'chart';
  return hasAnything(data) ? 'later' : 'empty';
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
