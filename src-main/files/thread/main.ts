/** The file thread: a file built to fill the memory or to run for ever ends here, and the gate goes on. */

import { parentPort, workerData } from 'node:worker_threads';
import type { MadeFile } from '../../../src-shared/contract/fields.ts';
import { faultOf, plainError } from '../../../src-shared/errors.ts';
import type { CardFace, PlainTable, ReportTable, TableFile } from '../../station/ports/files.ts';
import type { ReportFormat } from '../media-types.ts';

/** What the file thread can do. Each library is loaded by the job that needs it: a thread does one job and ends. */
const jobs = {
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

const { name, args } = workerData as { name: JobName; args: unknown[] };
try {
  const work = jobs[name] as (...args: unknown[]) => Promise<unknown>;
  parentPort?.postMessage({ result: await work(...args) });
} catch (error) {
  parentPort?.postMessage({ error: plainError(error), fault: faultOf(error) });
}
