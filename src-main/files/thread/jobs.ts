/** What the file thread can do. Each library is loaded by the job that needs it: a thread does one job and ends. */

import type { TableFile } from '../../station/ports/files.ts';

export const jobs = {
  readTable: async (bytes: Uint8Array): Promise<TableFile> =>
    (await import('../tables/read-table.ts')).readTable(bytes),
  readZip: async (bytes: Uint8Array): Promise<Map<string, Uint8Array>> =>
    (await import('../zip/zip.ts')).readZip(bytes),
};

export type Jobs = typeof jobs;
export type JobName = keyof Jobs;
