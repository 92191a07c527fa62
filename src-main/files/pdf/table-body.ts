/** The table: its heads on every page, lines in two shades, days without school greyed, the sums set apart. */
import type { Cell, ReportTable, Tone } from '../../station/ports/files.ts';
import { type Layout, margin, paper } from './page-layout.ts';
import type { LineStyle, Pen } from './pen.ts';

const tones: Record<Tone, Partial<LineStyle>> = {
  alert: { colour: paper.alert, face: 'bold' },
  warn: { colour: paper.warn, face: 'bold' },
  muted: { colour: paper.muted },
};

export class TableBody {
  readonly #pen: Pen;
  readonly #table: ReportTable;
  readonly #layout: Layout;
  readonly #heads: string[][];
  readonly #printed: (cell: Cell, decimals?: number) => string;
  /** The upper edge of what comes next. */
  y: number;

  constructor(
    pen: Pen,
    table: ReportTable,
    layout: Layout,
    top: number,
    printed: (cell: Cell, decimals?: number) => string,
  ) {
    this.#pen = pen;
    this.#table = table;
    this.#layout = layout;
    this.#printed = printed;
    this.#heads = table.columns.map(({ heading }, i) =>
      pen.wrap(heading, this.#inner(i).width, { size: layout.size, face: 'bold' }),
    );
    this.y = top;
  }

  draw(): void {
    this.#drawHeads();
    for (const [i, row] of this.#table.rows.entries()) {
      this.#makeRoom();
      if (i % 2 === 1) this.#fill(paper.zebra);
      this.#shade();
      this.#drawCells(row);
      this.#rule(paper.line, 0.4);
    }
    if (!this.#table.totals) return;
    this.#makeRoom();
    this.#fill(paper.head);
    this.#drawCells(this.#table.totals, 'bold');
    this.#rule(paper.rule, 0.8);
  }

  get #bottom(): number {
    return this.#layout.page.height - margin.bottom;
  }

  /** A new page with the heads when not one more row fits. */
  #makeRoom(): void {
    if (this.y + this.#layout.rowHeight <= this.#bottom) return;
    this.#pen.doc.addPage();
    this.y = margin.top;
    this.#drawHeads();
  }

  #drawHeads(): void {
    const { size } = this.#layout;
    const lineHeight = size * 1.25;
    const lines = Math.max(...this.#heads.map(({ length }) => length));
    const height = lines * lineHeight + size * 0.9;
    this.#fill(paper.head, height);
    for (const [i, words] of this.#heads.entries()) {
      const { x, width } = this.#inner(i);
      const top = this.y + (height - words.length * lineHeight) / 2 + size * 0.1;
      const align = this.#table.columns[i]?.align ?? 'left';
      for (const [n, line] of words.entries())
        this.#pen.line(line, x, top + n * lineHeight, width, { size, face: 'bold', align });
    }
    this.y += height;
    this.#pen.doc.moveTo(margin.left, this.y).lineTo(this.#right, this.y).lineWidth(0.8).stroke(paper.rule);
  }

  #drawCells(row: readonly Cell[], face: 'regular' | 'bold' = 'regular'): void {
    const { size, rowHeight } = this.#layout;
    const y = this.y + (rowHeight - size) / 2 - size * 0.1;
    for (const [i, cell] of row.entries()) {
      if (cell === null || cell === '') continue;
      const { x, width } = this.#inner(i);
      const tone = typeof cell === 'string' ? this.#table.tones[cell] : undefined;
      const align = this.#table.columns[i]?.align ?? 'left';
      this.#pen.line(this.#printed(cell, this.#table.columns[i]?.decimals), x, y, width, {
        size,
        face,
        align,
        ...(tone ? tones[tone] : {}),
      });
    }
    this.y += rowHeight;
  }

  #shade(): void {
    for (const [i, { shaded }] of this.#table.columns.entries()) {
      const column = this.#layout.columns[i];
      if (shaded && column)
        this.#pen.doc.rect(column.x, this.y, column.width, this.#layout.rowHeight).fill(paper.shade);
    }
  }

  #fill(colour: string, height = this.#layout.rowHeight): void {
    this.#pen.doc.rect(margin.left, this.y, this.#right - margin.left, height).fill(colour);
  }

  #rule(colour: string, weight: number): void {
    this.#pen.doc.moveTo(margin.left, this.y).lineTo(this.#right, this.y).lineWidth(weight).stroke(colour);
  }

  get #right(): number {
    return this.#layout.page.width - margin.right;
  }

  #inner(column: number): { x: number; width: number } {
    const { textX = 0, textWidth = 0 } = this.#layout.columns[column] ?? {};
    return { x: textX, width: textWidth };
  }
}
