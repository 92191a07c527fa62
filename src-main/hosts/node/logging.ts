/** The station's log: JSON lines to standard output and to a file a day in the data folder. It has numbers of people, never
 * names, pictures or templates. The office reads it back from there. */

import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import pino from 'pino';
import type { OfficeResults } from '../../../src-shared/contract/office.ts';
import type { Config } from './config.ts';
import { DailyFile, logFiles } from './daily-file.ts';

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

type Line = OfficeResults['diagnostics.log']['lines'][number];
export type LogLevel = 'info' | 'warn' | 'error';

/** Pino's numbers. */
const least: Record<LogLevel, number> = { info: 30, warn: 40, error: 50 };
/** Bytes read at a time from the end of a file, and in all: a week of requests is not searched for one warning. */
const piece = 256 * 1024;
const most = 8 * 1024 * 1024;

/** Reads the station's log back: the newest lines first, each as one sentence. Only messages and what a request was, never its
 * content. The last `limit` lines of at least `level`, newest first. */
export async function lastLines(folder: string, level: LogLevel, limit: number): Promise<Line[]> {
  const lines: Line[] = [];
  const budget = { bytes: most };
  for (const name of filesOf(folder).reverse())
    for await (const text of linesFromEnd(join(folder, name), budget)) {
      const line = parseLine(text, least[level]);
      if (line) lines.push(line);
      if (lines.length === limit) return lines;
    }
  return lines;
}

function filesOf(folder: string): string[] {
  try {
    return logFiles(folder);
  } catch {
    return []; // Nothing was logged yet.
  }
}

async function* linesFromEnd(path: string, budget: { bytes: number }): AsyncGenerator<string> {
  const file = await open(path).catch(() => null);
  if (!file) return;
  try {
    let end = (await file.stat()).size;
    let rest = Buffer.alloc(0);
    while (end > 0 && budget.bytes > 0) {
      const length = Math.min(piece, end);
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, end - length);
      end -= length;
      budget.bytes -= length;
      const all = Buffer.concat([buffer, rest]);
      // The first line of a piece may have begun before it; a line's bytes stay together, as characters may be cut.
      const cut = end > 0 ? all.indexOf(10) : -1;
      rest = end > 0 ? all.subarray(0, cut < 0 ? all.length : cut + 1) : Buffer.alloc(0);
      const whole = end > 0 ? all.subarray(cut < 0 ? all.length : cut + 1) : all;
      yield* whole.toString('utf8').split('\n').reverse();
    }
  } finally {
    await file.close();
  }
}

export function parseLine(text: string, from: number): Line | null {
  let entry: Record<string, unknown>;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    entry = value as Record<string, unknown>;
  } catch {
    return null;
  }
  const { level, time, msg } = entry;
  if (typeof level !== 'number' || typeof time !== 'string' || level < from) return null;
  return { at: time, level: levelName(level), message: messageOf(entry, typeof msg === 'string' ? msg : '') };
}

function levelName(level: number): LogLevel {
  if (level >= least.error) return 'error';
  return level >= least.warn ? 'warn' : 'info';
}

/** A request by its route, an error by its kind; their own words may hold somebody's name. */
function messageOf({ method, route, status, ms, err }: Record<string, unknown>, message: string): string {
  if (message === 'request') return `${method} ${route ?? '(no route)'}: ${status}, ${ms} ms`;
  const kind = (err as { type?: unknown; code?: unknown } | undefined) ?? {};
  const known = [kind.type, kind.code].filter((text) => typeof text === 'string' && text !== '').join(' ');
  return known ? `${message} (${known})` : message;
}
