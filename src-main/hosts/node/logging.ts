/** The station's log: JSON lines to standard output and to a file a day in the data folder. It has numbers of people, never
 * names, pictures or templates. */
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import type { Config } from './config.ts';
import { DailyFile } from './daily-file.ts';

const daysKept = 14;
const mostBytesADay = 50e6;

/** Whatever somebody may come to log by accident, these never leave. */
const secret = ['image', 'embedding', 'encoding', 'name', 'key', 'portrait'].flatMap((field) => [field, `*.${field}`]);

export function createLog(config: Pick<Config, 'HADIR_DATA_DIR' | 'HADIR_LOG_LEVEL'>): Logger {
  const file = new DailyFile({
    folder: join(config.HADIR_DATA_DIR, 'logs'),
    days: daysKept,
    most: mostBytesADay,
    now: () => new Date(),
  });
  // The logger's own level decides what is written; the streams take all of that.
  const streams: pino.StreamEntry<'trace'>[] = [
    { level: 'trace', stream: pino.destination({ dest: 1, sync: true }) },
    { level: 'trace', stream: file },
  ];
  return pino(
    { level: config.HADIR_LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: secret },
    pino.multistream(streams),
  );
}
