/** What stands below a report: its notes, where and by whom it is signed, and on every page its number. */
import { translate } from '../../../src-shared/messages/index.ts';
import type { ReportTable } from '../../station/ports/files.ts';
import { type Layout, margin } from './page-layout.ts';
import { paper } from './paper.ts';
import type { Pen } from './pen.ts';

const noteHeight = 12;
const signature = { width: 190, height: 92 };

/** Returns the lower edge of the notes. */
export function drawNotes(pen: Pen, notes: readonly string[], layout: Layout, top: number): number {
  const width = layout.page.width - margin.left - margin.right;
  const style = { size: 8, colour: paper.muted };
  let y = top + 8;
  for (const line of notes.flatMap((note) => pen.wrap(note, width, style))) {
    y = roomFor(pen, layout, y, noteHeight);
    pen.line(line, margin.left, y, width, style);
    y += noteHeight;
  }
  return y;
}

/** Place and date, room for a hand, the name on a line; never torn apart by the end of a page. */
export function drawSignature(
  pen: Pen,
  { letterhead: { place, signatory } }: ReportTable,
  layout: Layout,
  top: number,
  madeOn: string,
): void {
  if (place === '' && signatory === '') return;
  const y = roomFor(pen, layout, top + 10, signature.height);
  const x = layout.page.width - margin.right - signature.width;
  const style = { size: 9.5, align: 'center' as const };
  pen.line(place === '' ? madeOn : `${place}, ${madeOn}`, x, y, signature.width, style);
  const base = y + 76;
  pen.line(signatory, x, base - 14, signature.width, { ...style, face: 'bold' });
  pen.doc
    .moveTo(x + 10, base)
    .lineTo(x + signature.width - 10, base)
    .lineWidth(0.6)
    .stroke(paper.ink);
}

/** Once the number of pages is known. */
export function drawPageNumbers(pen: Pen, table: ReportTable, layout: Layout, madeOn: string): void {
  const { language, title, subtitle } = table;
  const { count } = pen.doc.bufferedPageRange();
  const width = (layout.page.width - margin.left - margin.right) / 2;
  const y = layout.page.height - margin.bottom + 16;
  const style = { size: 7.5, colour: paper.muted };
  for (let page = 0; page < count; page++) {
    pen.doc.switchToPage(page);
    const said = `${title} · ${subtitle} · ${translate(language, 'report.made', { date: madeOn })}`;
    pen.line(said, margin.left, y, width * 1.6, style);
    const number = translate(language, 'report.page', { page: page + 1, pages: count });
    pen.line(number, margin.left + width * 1.6, y, width * 0.4, { ...style, align: 'right' });
  }
}

function roomFor({ doc }: Pen, { page }: Layout, y: number, height: number): number {
  if (y + height <= page.height - margin.bottom) return y;
  doc.addPage();
  return margin.top;
}
