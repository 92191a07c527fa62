/** What of a workbook is handed to its reader: the parts with its sheets, texts and styles, each within bounds. */
import { checkTable, titleRows, tooLarge, unreadable } from '../limits.ts';

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

const xmlLimits = {
  /** Bytes between `<` and `>`; also of a comment. A sheet's tags have some hundred. */
  tag: 64 * 1024,
  /** Bytes between two tags: a cell holds 32,767 characters, each up to ten bytes as an entity. */
  text: 512 * 1024,
  /** Elements in each other; a sheet has about ten. */
  depth: 100,
  /** Tags of all parts together: 50,000 rows of 40 cells, each with a value. */
  tags: 10_000_000,
} as const;

const [lt, gt, quote, apostrophe, slash, bang, question] = [60, 62, 34, 39, 47, 33, 63];

/** Whether a part of a workbook can be handed to the XML reader. It reads in pieces and begins a tag or text anew with every piece
 * until it has come to its end, so one that never ends costs the square of the file. What is passed here costs its length: the
 * bounds are counts, so that the same file is refused on every computer, and one look at each byte finds them out.
 * Walks through the tags of `part`: `visit` is shown each opening one, from its `<` to behind its `>`. Gives the number of tags.
 * Throws `file_unreadable` for what is no well-formed XML, `file_too_large` beyond `xmlLimits` or `most` tags. */
function checkXml(part: Uint8Array, most: number, visit?: (start: number, end: number) => void): number {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  let [at, depth, tags] = [0, 0, 0];
  for (;;) {
    const start = bytes.indexOf(lt, at);
    if ((start < 0 ? bytes.length : start) - at > xmlLimits.text) throw tooMuch();
    if (start < 0) break;
    if (++tags > most) throw tooMuch();
    const next = bytes[start + 1];
    if (next === bang || next === question) {
      at = endOfOther(bytes, start);
      continue;
    }
    at = endOfTag(bytes, start);
    if (next === slash) depth--;
    else {
      visit?.(start, at);
      if (bytes[at - 2] !== slash) depth++;
    }
    if (depth < 0) throw damaged();
    if (depth > xmlLimits.depth) throw tooMuch();
  }
  if (depth !== 0) throw damaged();
  return tags;
}

/** Behind the `>` that ends the tag at `start`; a `<` in it is none. */
function endOfTag(bytes: Buffer, start: number): number {
  const last = Math.min(bytes.length, start + xmlLimits.tag);
  let open = 0;
  for (let i = start + 1; i < last; i++) {
    const byte = bytes[i] as number;
    if (byte === lt) throw damaged();
    if (open) {
      if (byte === open) open = 0;
    } else if (byte === gt) return i + 1;
    else if (byte === quote || byte === apostrophe) open = byte;
  }
  throw last < bytes.length ? tooMuch() : damaged();
}

/** Behind a comment, a text in CDATA or an instruction. Document types are refused: no spreadsheet program writes one; it would be
 * there to read other files or to fill the memory. */
function endOfOther(bytes: Buffer, start: number): number {
  const head = bytes.toString('latin1', start, start + 9);
  const [end, most] = head.startsWith('<!--')
    ? ['-->', xmlLimits.tag]
    : head === '<![CDATA['
      ? [']]>', xmlLimits.text]
      : head.startsWith('<?')
        ? ['?>', xmlLimits.tag]
        : ['', 0];
  if (end === '')
    throw unreadable('The workbook has parts that no spreadsheet program writes. Save it again as .xlsx.');
  const within = bytes.subarray(start, start + most);
  const at = within.indexOf(end);
  if (at >= 0) return start + at + end.length;
  throw start + most < bytes.length ? tooMuch() : damaged();
}

function damaged(): Error {
  return unreadable('The workbook is damaged. Open it in the spreadsheet program and save it again as .xlsx.');
}

function tooMuch(): Error {
  return tooLarge('The workbook has more in it than a table. Copy the table into a new workbook and choose that one.');
}
