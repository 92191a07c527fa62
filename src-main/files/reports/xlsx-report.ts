/** A report as a workbook: title, headings that stay in view, real dates and numbers, the notes below. */
import writeWorkbook, { type CellObject, type Row } from 'write-excel-file/node';
import { translate } from '../../../src-shared/messages/index.ts';
import type { Cell, ReportColumn, ReportTable, Tone } from '../../station/ports/files.ts';
import { paper } from '../pdf/page-layout.ts';
import { xlsxCell, xlsxText } from '../tables/write-table.ts';

const fontFamily = 'Calibri';
const tones: Record<Tone, Partial<CellObject>> = {
  alert: { textColor: paper.alert, fontWeight: 'bold' },
  warn: { textColor: paper.warn, fontWeight: 'bold' },
  muted: { textColor: paper.muted },
};

export async function xlsxReport(table: ReportTable): Promise<Uint8Array> {
  const { columns, rows, totals, letterhead, title, subtitle, notes } = table;
  const above: Row[] = [
    ...(letterhead.school === '' ? [] : [[words(letterhead.school, { fontWeight: 'bold' })]]),
    [words(title, { fontWeight: 'bold', fontSize: 14 })],
    [words(subtitle, { textColor: paper.muted })],
    [],
  ];
  const body: Row[] = rows.map((row) => row.map((cell, i) => bodyCell(cell, columns[i], table)));
  const empty: Row[] = rows.length > 0 ? [] : [[words(translate(table.language, 'report.empty'))]];
  const below: Row[] = [[], ...notes.map((note) => [words(note, { textColor: paper.muted })])];
  const sheet = [
    ...above,
    columns.map(headCell),
    ...body,
    ...empty,
    ...(totals ? [totals.map((cell, i) => totalCell(cell, columns[i]))] : []),
    ...below,
  ];
  return writeWorkbook(
    sheet,
    {
      sheet: sheetName(title),
      stickyRowsCount: above.length + 1,
      ...(columns.length > 12 ? { orientation: 'landscape' as const } : {}),
      // A little air on each side of the text
      columns: columns.map(({ width }) => ({ width: Math.max(width + 1, 4) })),
    },
    { fontFamily, fontSize: 11 },
  ).toBuffer();
}

function words(text: string, style: Partial<CellObject> = {}): CellObject {
  return { value: xlsxText(text), type: String, ...style };
}

function headCell({ heading, align }: ReportColumn): CellObject {
  return words(heading, {
    fontWeight: 'bold',
    align,
    alignVertical: 'center',
    wrap: true,
    backgroundColor: paper.head,
    bottomBorderStyle: 'thin',
    bottomBorderColor: paper.rule,
  });
}

function bodyCell(cell: Cell, column: ReportColumn | undefined, table: ReportTable): CellObject | null {
  const shade = column?.shaded ? { backgroundColor: paper.shade } : {};
  const made = xlsxCell(cell);
  if (!made) return column?.shaded ? shade : null;
  const tone = typeof cell === 'string' ? table.tones[cell] : undefined;
  return {
    ...made,
    ...decimalFormat(cell, column),
    align: column?.align ?? 'left',
    ...(tone ? tones[tone] : {}),
    ...shade,
  };
}

function totalCell(cell: Cell, column: ReportColumn | undefined): CellObject {
  return {
    ...xlsxCell(cell),
    ...decimalFormat(cell, column),
    align: column?.align ?? 'left',
    fontWeight: 'bold',
    topBorderStyle: 'thin',
    topBorderColor: paper.rule,
  };
}

function decimalFormat(cell: Cell, column: ReportColumn | undefined): Partial<CellObject> {
  if (typeof cell !== 'number' || !column?.decimals) return {};
  return { format: `0.${'0'.repeat(column.decimals)}` };
}

/** At most 31 characters, none of those that the format keeps for itself. */
function sheetName(title: string): string {
  return title
    .replace(/[\\/?*[\]:']/g, ' ')
    .slice(0, 31)
    .trim();
}
