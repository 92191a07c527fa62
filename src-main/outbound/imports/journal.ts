/** What an import has already brought over, so that it can go on where it was interrupted and bring nothing over twice. One line
 * an item: a digest and the number of its person; no name, no picture. */
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StationError } from '../../../src-shared/errors.ts';

export interface Journal {
  /** The number of the person this item went to; undefined where it was not brought over yet. */
  get(item: string): number | undefined;
  set(item: string, userId: number): void;
  close(): void;
}

/** `source`: what is imported from and into where, so that each such pair has a journal of its own. */
export function openJournal(dataDir: string, source: string): Journal {
  const folder = join(dataDir, 'imports');
  const path = join(folder, `${digest(source)}.jsonl`);
  const done = read(path);
  const file = openForAppending(folder, path);
  return {
    get: (item) => done.get(item),
    set(item, userId) {
      done.set(item, userId);
      writeSync(file, `${JSON.stringify([item, userId])}\n`);
    },
    close: () => closeSync(file),
  };
}

/** For dry runs: reads what is there and writes nothing. */
export function readJournal(dataDir: string, source: string): Journal {
  const done = read(join(dataDir, 'imports', `${digest(source)}.jsonl`));
  return { get: (item) => done.get(item), set: (item, userId) => void done.set(item, userId), close: () => {} };
}

/** 128 bits of SHA-256 in hex. */
export function digest(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 32);
}

function read(path: string): Map<string, number> {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // The first time.
  }
  return new Map(text.split('\n').flatMap(entryOf));
}

/** A line that was cut short says nothing. */
function entryOf(line: string): [string, number][] {
  const match = /^\["([0-9a-f]{32})",(\d+)\]$/.exec(line);
  return match ? [[match[1] as string, Number(match[2])]] : [];
}

function openForAppending(folder: string, path: string): number {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = openSync(path, 'a', 0o600);
    // Ends a line that was cut short.
    writeSync(file, '\n');
    return file;
  } catch {
    throw new StationError(
      'storage_full',
      'The data folder cannot be written. Check its permissions and the free space.',
    );
  }
}
