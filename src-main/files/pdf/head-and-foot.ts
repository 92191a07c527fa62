/** Head and foot of a printed report: the school's letterhead above, notes, signature and page numbers below. */

import { translate } from '../../../src-shared/messages/index.ts';
import type { ReportTable } from '../../station/ports/files.ts';
import { type Layout, margin, paper } from './page-layout.ts';
import { drawable, type Pen } from './pen.ts';

const logoSize = 54;
const gap = 14;

/** The head of the first page, as on a school's letters: logo, name, address, a double rule; then the report's own title. Returns
 * where the table may begin. */
export function drawHead(pen: Pen, table: ReportTable, layout: Layout): number {
  const top = drawLetterhead(pen, table, layout);
  const width = layout.page.width - margin.left - margin.right;
  pen.line(table.title, margin.left, top, width, { size: 13, face: 'bold', align: 'center' });
  pen.line(table.subtitle, margin.left, top + 18, width, { size: 9.5, colour: paper.muted, align: 'center' });
  return top + 40;
}

function drawLetterhead(pen: Pen, { letterhead: { school, lines, logo } }: ReportTable, layout: Layout): number {
  const shown = lines.filter((line) => line !== '');
  if (school === '' && shown.length === 0 && !logo) return margin.top;
  const hasLogo = logo !== null && drawLogo(pen, logo);
  // As far from the right edge as from the left, so that the words stand in the middle of the page.
  const side = margin.left + (hasLogo ? logoSize + gap : 0);
  const width = layout.page.width - 2 * side;
  let y = margin.top;
  pen.line(school, side, y, width, { size: 15, face: 'bold', align: 'center' });
  y += 21;
  for (const line of shown) {
    pen.line(line, side, y, width, { size: 9, align: 'center' });
    y += 12;
  }
  y = Math.max(y, hasLogo ? margin.top + logoSize : 0) + 6;
  drawRule(pen, layout, y);
  return y + 16;
}

function drawLogo({ doc }: Pen, logo: Uint8Array): boolean {
  if (!drawable(logo)) return false;
  try {
    doc.image(Buffer.from(logo), margin.left, margin.top, {
      fit: [logoSize, logoSize],
      align: 'center',
      valign: 'center',
    });
    return true;
  } catch {
    // A picture that is broken inside: the letterhead goes without.
    return false;
  }
}

function drawRule({ doc }: Pen, { page }: Layout, y: number): void {
  const line = (at: number, weight: number): void =>
    void doc
      .moveTo(margin.left, at)
      .lineTo(page.width - margin.right, at)
      .lineWidth(weight)
      .stroke(paper.ink);
  line(y, 1.6);
  line(y + 2.6, 0.5);
}

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
