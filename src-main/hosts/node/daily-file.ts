/**
 * Log files of the data folder: one a day, the oldest removed. Written synchronously and by the process itself, because a
 * worker thread for it costs 30 MB, and because the last line before an end is the one that explains it.
 */
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface DailyFileOptions {
  folder: string;
  /** Files kept, today's among them. */
  days: number;
  /** Bytes a day: a fault that repeats a thousand times a second must not fill the disk. */
  most: number;
  now: () => Date;
}

const namePattern = /^hadir-\d{4}-\d{2}-\d{2}\.log$/;

export class DailyFile {
  readonly #options: DailyFileOptions;
  #day = '';
  #file: number | null = null;
  #size = 0;

  constructor(options: DailyFileOptions) {
    this.#options = options;
  }

  /** Appends a line. Never throws: a station whose log cannot be written still records arrivals. */
  write(line: string): void {
    try {
      const file = this.#today();
      if (file === null || this.#size >= this.#options.most) return;
      this.#size += writeSync(file, line);
    } catch {
      // A full disk. Standard output still has the line.
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
    this.#day = '';
  }

  #today(): number | null {
    const day = localDay(this.#options.now());
    if (day === this.#day) return this.#file;
    this.close();
    // Also where opening fails: it is tried again tomorrow, not with every line.
    this.#day = day;
    const { folder, days } = this.#options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#file = openSync(join(folder, `hadir-${day}.log`), 'a', 0o600);
    this.#size = fstatSync(this.#file).size;
    for (const old of logFiles(folder).slice(0, -days)) rmSync(join(folder, old), { force: true });
    return this.#file;
  }
}

/** Names of the log files in `folder`, oldest first. */
export function logFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => namePattern.test(name))
    .sort();
}

/** `2026-07-01`, on the clock of the computer, as its other files are dated. */
function localDay(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
