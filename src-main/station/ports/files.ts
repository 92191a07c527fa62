/** File formats, read and written outside the core. */
import type { MadeFile, TakenSheet } from '../../../src-shared/contract/fields.ts';

/** A table as a spreadsheet has it: every cell as text; `rows[i]` is line `firstRow + i` of the file. The headings are the first
 * row with two cells filled, so that a title above them is none; empty rows between others stay, those at the end go. */
export interface TableFile {
  headings: string[];
  rows: string[][];
  firstRow: number;
  /** Of a workbook. */
  sheet?: TakenSheet;
}

export type Cell = string | number | null | { date: string } | { time: string };

export interface ReportColumn {
  heading: string;
  /** In characters. */
  width: number;
  align: 'left' | 'right' | 'center';
  /** Of its numbers; as many as they have where absent. */
  decimals?: number;
  /** A day without school. */
  shaded?: boolean;
}

/** How much a cell's text should catch the eye. */
export type Tone = 'alert' | 'warn' | 'muted';

/** A report ready for any format. */
export interface ReportTable {
  /** File name without its ending. */
  name: string;
  title: string;
  subtitle: string;
  columns: ReportColumn[];
  rows: Cell[][];
  /** The last row, set apart; null: none. */
  totals: Cell[] | null;
  /** Of cells by their text. */
  tones: Readonly<Record<string, Tone>>;
  /** Rows below the table: explanations. */
  notes: string[];
  letterhead: { school: string; lines: string[]; logo: Uint8Array | null; place: string; signatory: string };
  /** `YYYY-MM-DD` of the day it was made. */
  madeOn: string;
  language: 'id' | 'en';
}

/** A plain table for other programs and for coming back: headings in the first row, nothing above or below. */
export interface PlainTable {
  /** File name without its ending. */
  name: string;
  headings: string[];
  rows: Cell[][];
  language: 'id' | 'en';
}

export interface CardFace {
  name: string;
  group: string;
  number: string;
  /** JPEG. */
  portrait: Uint8Array | null;
  /** What the QR code says. */
  code: string;
}

export interface Files {
  /** CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252) or XLSX by its content. Throws `file_unreadable`,
   * `file_too_large`. */
  readTable(bytes: Uint8Array, fileName: string): Promise<TableFile>;
  /** The files of a zip by name. Throws `file_unreadable`, `file_too_large`. */
  readZip(bytes: Uint8Array): Promise<Map<string, Uint8Array>>;
  writeZip(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array>;
  /** What `readTable` reads back. Text is never run as a formula. */
  writeTable(table: PlainTable, format: 'csv' | 'xlsx'): Promise<MadeFile>;
  writeReport(table: ReportTable, format: 'csv' | 'xlsx' | 'pdf'): Promise<MadeFile>;
  writeCards(cards: readonly CardFace[], options: { school: string; language: 'id' | 'en' }): Promise<MadeFile>;
}
