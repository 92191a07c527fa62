/** File formats of the station, in one port. Whatever may be large or hostile is handled in a thread of its own. */
import type { Files } from '../station/ports/files.ts';
import type { Logger } from '../station/ports.ts';
import { writeReport } from './reports/write-report.ts';
import { readTable } from './tables/read-table.ts';
import { writeTable } from './tables/write-table.ts';
import { type OnFault, runJob } from './thread/run-job.ts';
import { isZip, writeZip } from './zip/zip.ts';

/** CSV up to here is read in a few milliseconds, sooner than a thread starts. */
const smallFile = 256 * 1024;

/** Most files are read in a second; what takes more than this was made to. */
const readLimits = { seconds: 30, megabytes: 512 };

/** `log` is told what goes wrong in the thread. */
export function createFiles(log: Pick<Logger, 'error'>): Files {
  const onFault: OnFault = (fault) => log.error({ thread: 'files', fault }, 'The file thread failed.');
  const reading = { limits: readLimits, onFault };
  return {
    readTable: async (bytes) =>
      bytes.length <= smallFile && !isZip(bytes) ? readTable(bytes) : runJob('readTable', [bytes], reading),
    readZip: (bytes) => runJob('readZip', [bytes], reading),
    writeZip: async (contents) => writeZip(contents),
    writeTable: async (table, format) =>
      format === 'csv' ? writeTable(table, format) : runJob('writeTable', [table, format], { onFault }),
    writeReport: async (table, format) =>
      format === 'csv' ? writeReport(table, format) : runJob('writeReport', [table, format], { onFault }),
    writeCards: (cards, options) => runJob('writeCards', [cards, options], { onFault }),
  };
}

/** Where there is no log: commands and tests. */
export const files: Files = createFiles({ error: (fields, message) => console.error(message, fields) });
