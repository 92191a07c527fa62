/** Where a report's columns stand on its page, and how large its text can be. All in points, 1/72 inch. */
import type { ReportTable } from '../../station/ports/files.ts';

export const margin = { left: 34, right: 34, top: 30, bottom: 44 };
const a4 = { short: 595.28, long: 841.89 };
/** Wider tables, in characters, are printed across. */
const mostUpright = 110;
/** Width of an average character as a part of the text size. */
const characterWidth = 0.56;
const sizes = { smallest: 5.5, largest: 9 };

export interface Layout {
  landscape: boolean;
  page: { width: number; height: number };
  size: number;
  rowHeight: number;
  /** Of the text: without the room between columns. */
  columns: { x: number; width: number; textX: number; textWidth: number }[];
}

export function layoutOf({ columns }: Pick<ReportTable, 'columns'>): Layout {
  const characters = columns.reduce((sum, { width }) => sum + width, 0);
  const landscape = characters > mostUpright;
  const page = landscape ? { width: a4.long, height: a4.short } : { width: a4.short, height: a4.long };
  const room = page.width - margin.left - margin.right;
  const size = Math.min(Math.max(room / (characters * characterWidth), sizes.smallest), sizes.largest);
  const unit = room / characters;
  let x = margin.left;
  return {
    landscape,
    page,
    size,
    rowHeight: size * 2,
    columns: columns.map(({ width }) => {
      // Narrow columns, the days of a month, need every point.
      const padding = Math.min(size * 0.6, width * unit * 0.06);
      const column = { x, width: width * unit };
      x += column.width;
      return { ...column, textX: column.x + padding, textWidth: column.width - 2 * padding };
    }),
  };
}

/** Colours of printed pages: dark enough for a bad printer, light enough for little ink. */
export const paper = {
  ink: '#14211f',
  muted: '#66736f',
  rule: '#868f89',
  line: '#d9d6cb',
  head: '#e7efeb',
  zebra: '#f7f6f2',
  shade: '#eceae3',
  warn: '#8a5a00',
  alert: '#a63823',
} as const;
