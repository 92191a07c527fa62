/** What the file thread can do. Each library is loaded by the job that needs it: a thread does one job and ends. */
import type { MadeFile } from '../../../src-shared/contract/fields.ts';
import type { CardFace, PlainTable, ReportTable, TableFile } from '../../station/ports/files.ts';
import type { ReportFormat } from '../media-types.ts';

export const jobs = {
  readTable: async (bytes: Uint8Array): Promise<TableFile> =>
    (await import('../tables/read-table.ts')).readTable(bytes),
  readZip: async (bytes: Uint8Array): Promise<Map<string, Uint8Array>> =>
    (await import('../zip/zip.ts')).readZip(bytes),
  writeTable: async (table: PlainTable, format: 'csv' | 'xlsx'): Promise<MadeFile> =>
    (await import('../tables/write-table.ts')).writeTable(table, format),
  writeReport: async (table: ReportTable, format: ReportFormat): Promise<MadeFile> =>
    (await import('../reports/write-report.ts')).writeReport(table, format),
  writeCards: async (
    cards: readonly CardFace[],
    options: { school: string; language: 'id' | 'en' },
  ): Promise<MadeFile> => (await import('../cards.ts')).writeCards(cards, options),
};

export type Jobs = typeof jobs;
export type JobName = keyof Jobs;
