/** The head of the first page, as on a school's letters: logo, name, address, a double rule; then the report's own title. */
import type { ReportTable } from '../../station/ports/files.ts';
import { drawable } from './logo.ts';
import { type Layout, margin } from './page-layout.ts';
import { paper } from './paper.ts';
import type { Pen } from './pen.ts';

const logoSize = 54;
const gap = 14;

/** Returns where the table may begin. */
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
