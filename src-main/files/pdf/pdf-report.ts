/** A report for the wall and the file: A4, with the school's letterhead. */
import PdfDocument from 'pdfkit';
import { translate } from '../../../src-shared/messages/index.ts';
import type { Cell, ReportTable } from '../../station/ports/files.ts';
import { drawHead, drawNotes, drawPageNumbers, drawSignature } from './head-and-foot.ts';
import { layoutOf, margin, paper } from './page-layout.ts';
import { Pen } from './pen.ts';
import { TableBody } from './table-body.ts';

const locales = { id: 'id-ID', en: 'en-GB' } as const;

export async function pdfReport(table: ReportTable): Promise<Uint8Array> {
  const layout = layoutOf(table);
  const doc = new PdfDocument({
    size: 'A4',
    layout: layout.landscape ? 'landscape' : 'portrait',
    // The pages are ended by this program, not by the text on them.
    margin: 0,
    bufferPages: true,
    info: { Title: `${table.title} · ${table.subtitle}`, Author: table.letterhead.school, Creator: 'Hadir' },
    lang: table.language,
    displayTitle: true,
  });
  const finished = bytesOf(doc);
  draw(new Pen(doc), table, layout);
  doc.end();
  return finished;
}

function draw(pen: Pen, table: ReportTable, layout: ReturnType<typeof layoutOf>): void {
  const { language } = table;
  const madeOn = longDate(table.madeOn, language);
  const body = new TableBody(pen, table, layout, drawHead(pen, table, layout), (cell, decimals) =>
    printed(cell, language, decimals),
  );
  body.draw();
  if (table.rows.length === 0) {
    const style = { size: 9.5, colour: paper.muted, align: 'center' as const };
    const width = layout.page.width - margin.left - margin.right;
    pen.line(translate(language, 'report.empty'), margin.left, body.y + 14, width, style);
    body.y += 30;
  }
  const below = drawNotes(pen, table.notes, layout, body.y);
  drawSignature(pen, table, layout, below, madeOn);
  drawPageNumbers(pen, table, layout, madeOn);
}

function bytesOf(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
}

function printed(cell: Cell, language: 'id' | 'en', decimals?: number): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return numberText(cell, language, decimals);
  if ('date' in cell) return shortDate(cell.date, language);
  // 07.05 in Indonesian
  return language === 'id' ? cell.time.replace(':', '.') : cell.time;
}

function numberText(value: number, language: 'id' | 'en', decimals: number | undefined): string {
  const fixed = decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return value.toLocaleString(locales[language], { useGrouping: false, ...fixed });
}

function longDate(date: string, language: 'id' | 'en'): string {
  return formatted(date, language, 'long');
}

function shortDate(date: string, language: 'id' | 'en'): string {
  return formatted(date, language, 'short');
}

function formatted(date: string, language: 'id' | 'en', month: 'long' | 'short'): string {
  const options = { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locales[language], options).format(new Date(`${date}T00:00:00Z`));
}
