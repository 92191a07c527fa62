/** Plain tables: headings and rows, nothing else, so that other programs and `readTable` read them. */

import type { CellObject } from 'write-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import type { MadeFile } from '../../../src-shared/contract/fields.ts';
import type { Cell, PlainTable } from '../../station/ports/files.ts';
import { mediaTypes } from '../media-types.ts';
import { writeCsv } from './write-csv.ts';

export async function writeTable(table: PlainTable, format: 'csv' | 'xlsx'): Promise<MadeFile> {
  const bytes = format === 'csv' ? writeCsv(table) : await writeXlsxTable(table);
  return { name: `${table.name}.${format}`, mediaType: mediaTypes[format], bytes };
}

async function writeXlsxTable({ headings, rows }: PlainTable): Promise<Uint8Array> {
  const head = headings.map((heading) => ({ value: xlsxText(heading), type: String, fontWeight: 'bold' as const }));
  return writeWorkbook([head, ...rows.map((row) => row.map(xlsxCell))], {
    stickyRowsCount: 1,
    columns: headings.map((heading) => ({ width: Math.max(heading.length + 2, 12) })),
  }).toBuffer();
}

/** What XML 1.0 cannot hold: one such character and no spreadsheet program opens the file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** What a spreadsheet cell holds. */
const mostCharacters = 32_767;
const dayMinutes = 24 * 60;

/** In workbooks `_x0041_` stands for a letter by its code: a text that says so itself has its underscore written that way. */
const letterCode = /_(?=x[0-9a-f]{4}_)/gi;

/** Cells of a workbook. Every text is written as text: nothing a person is called becomes a formula. */
export function xlsxText(text: string): string {
  const plain = text.toWellFormed().replace(notXml, '').slice(0, mostCharacters).toWellFormed();
  const escaped = plain.replace(letterCode, '_x005F_');
  // The writer keeps its texts in a plain object, where "constructor" is found before anybody has written it.
  return escaped in {} ? `${codeOf(escaped)}${escaped.slice(1)}` : escaped;
}

function codeOf(text: string): string {
  return `_x${text.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`;
}

export function xlsxCell(cell: Cell): CellObject | null {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'string') return { value: xlsxText(cell), type: String };
  if ('date' in cell) return { value: new Date(`${cell.date}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  const [hours, minutes] = cell.time.split(':').map(Number);
  return { value: ((hours ?? 0) * 60 + (minutes ?? 0)) / dayMinutes, type: Number, format: 'hh:mm' };
}
