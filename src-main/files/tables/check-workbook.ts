/** What of a workbook is handed to its reader: the parts with its sheets, texts and styles, each within bounds. */
import { checkTable, titleRows, unreadable } from '../limits.ts';
import { checkXml, xmlLimits } from './check-xml.ts';

/** The reader compares each sheet with each: lists of sheets are short. */
const mostInLists = 20_000;
const lists: ReadonlySet<string> = new Set(['xl/workbook.xml', 'xl/_rels/workbook.xml.rels']);

/** Parts of a workbook that no table is in. */
const others = /^xl\/(?:theme|drawings|charts|chartsheets|media|diagrams|printerSettings|embeddings|pivot\w*)\//;

export function isTablePart(name: string): boolean {
  return name.startsWith('xl/') && (name.endsWith('.xml') || name.endsWith('.rels')) && !others.test(name);
}

/** Formatted cells without a value are taken out of `parts`: sheets have them far outside the table. Throws `file_unreadable`,
 * `file_too_large`. */
export function checkWorkbook(parts: Map<string, Uint8Array>): void {
  let left: number = xmlLimits.tags;
  for (const [name, part] of parts) {
    const isSheet = Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes('sheetData');
    const sheet = isSheet ? withoutEmptyCells(part) : part;
    if (isSheet) parts.set(name, sheet);
    const most = lists.has(name) ? Math.min(left, mostInLists) : left;
    left -= checkXml(sheet, most, isSheet ? placesOf(sheet) : undefined);
  }
}

const emptyCell = /<(?:\w+:)?(?:c|row)\b[^<>]*\/>/g;

function withoutEmptyCells(part: Uint8Array): Uint8Array {
  return new TextEncoder().encode(new TextDecoder().decode(part).replace(emptyCell, ''));
}

const rowOrCell = /^<(?:[\w.-]+:)?(?:c|row)[\s/>]/;
const place = /(?:^|[\s:])r\s*=\s*(["'])(.*?)\1/g;
const cellOrRow = /^([A-Z]{0,3})(\d{1,7})$/;

/** The reader makes room for every cell up to the last one: one cell in the corner of the sheet would fill the memory. */
function placesOf(sheet: Uint8Array): (start: number, end: number) => void {
  const bytes = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength);
  return (start, end) => {
    if (!rowOrCell.test(bytes.toString('latin1', start, Math.min(end, start + 40)))) return;
    for (const [, , where = ''] of bytes.toString('latin1', start, end).matchAll(place)) {
      const known = cellOrRow.exec(where);
      if (!known) throw unreadable('The workbook has cells without a place. Save it again as .xlsx.');
      checkTable(Number(known[2]) - titleRows - 1, columnOf(known[1] ?? ''));
    }
  };
}

/** A 1, B 2, … AA 27. */
function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
