/** A report in the format somebody asked for. As CSV it is its table alone: that is for other programs. */
import type { MadeFile } from '../../../src-shared/contract/fields.ts';
import type { ReportTable } from '../../station/ports/files.ts';
import { mediaTypes, type ReportFormat } from '../media-types.ts';
import { writeCsv } from '../tables/write-csv.ts';

export async function writeReport(table: ReportTable, format: ReportFormat): Promise<MadeFile> {
  return { name: `${table.name}.${format}`, mediaType: mediaTypes[format], bytes: await bytesOf(table, format) };
}

async function bytesOf(table: ReportTable, format: ReportFormat): Promise<Uint8Array> {
  if (format === 'csv')
    return writeCsv({
      headings: table.columns.map(({ heading }) => heading),
      rows: table.rows,
      language: table.language,
    });
  if (format === 'xlsx') return (await import('./xlsx-report.ts')).xlsxReport(table);
  return (await import('../pdf/pdf-report.ts')).pdfReport(table);
}
