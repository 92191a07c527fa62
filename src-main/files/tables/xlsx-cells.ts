/** Cells of a workbook. Every text is written as text: nothing a person is called becomes a formula. */
import type { CellObject } from 'write-excel-file/node';
import type { Cell } from '../../station/ports/files.ts';

/** What XML 1.0 cannot hold: one such character and no spreadsheet program opens the file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** What a spreadsheet cell holds. */
const mostCharacters = 32_767;
const dayMinutes = 24 * 60;

/** In workbooks `_x0041_` stands for a letter by its code: a text that says so itself has its underscore written that way. */
const letterCode = /_(?=x[0-9a-f]{4}_)/gi;

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
