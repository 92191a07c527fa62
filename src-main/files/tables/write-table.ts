/** Plain tables: headings and rows, nothing else, so that other programs and `readTable` read them. */
import writeWorkbook from 'write-excel-file/node';
import type { MadeFile } from '../../../src-shared/contract/fields.ts';
import type { PlainTable } from '../../station/ports/files.ts';
import { mediaTypes } from '../media-types.ts';
import { writeCsv } from './write-csv.ts';
import { xlsxCell, xlsxText } from './xlsx-cells.ts';

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
