/** The backups of the data folder: listed, made one at a time, the oldest removed. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { BackupEntry } from '../../../src-shared/contract/office.ts';
import { type Fault, faultOf, type PlainError, StationError } from '../../../src-shared/errors.ts';
import { round } from '../../../src-shared/numbers.ts';
import { backupName, type Contents, fullOnes } from '../../store/index.ts';
import type { BackupJob, CountJob } from './backup-thread.ts';

/** Two weeks of one a day. */
export const backupsKept = 14;

/** Of the full ones: smaller ones made since never take their place. */
export const fullKept = 3;
/** Days that one of those stays after the next full one was made: who was erased meanwhile is still in it. The last full one stays
 * until there is another. */
export const fullKeptDays = 90;
const dayMs = 86_400_000;

/** What a station leaves that ended in the middle of one. */
const partialPattern = /^hadir-\d{4}-\d{2}-\d{2}-\d{6}\.backup\.\d+\.partial$/;

export interface BackupsOptions {
  folder: string;
  /** Writes one backup to `file`; a test makes its own. */
  write(file: string): Promise<void>;
  now: () => Date;
  /** What is in each of the files; null for one that cannot be read. Without it every backup counts as full. */
  count?(files: string[]): Promise<(Contents | null)[]>;
  /** When staff last erased everything: what was backed up before is no measure any more. */
  erasedAt?(): Date | null;
}

export class Backups {
  readonly folder: string;
  readonly #options: BackupsOptions;
  #running: Promise<BackupEntry> | null = null;

  constructor(options: BackupsOptions) {
    this.folder = options.folder;
    this.#options = options;
  }

  /** Newest first. */
  async list(): Promise<BackupEntry[]> {
    const names = (await readdir(this.folder).catch(() => [])).filter((name) => backupName.test(name));
    const entries = await Promise.all(names.map((name) => this.#entry(name)));
    return entries.filter((entry) => entry !== null).sort((a, b) => b.name.localeCompare(a.name));
  }

  /** Whoever asks while one is being made gets that one. */
  make(): Promise<BackupEntry> {
    this.#running ??= this.#make().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Resolves when none is being made. */
  async settled(): Promise<void> {
    await this.#running?.catch(() => {});
  }

  async #make(): Promise<BackupEntry> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.folder))
      if (partialPattern.test(name)) await rm(join(this.folder, name), { force: true });
    const name = `hadir-${stamp(this.#options.now())}.backup`;
    await this.#options.write(join(this.folder, name));
    await this.#removeOld();
    const made = await this.#entry(name);
    if (!made) throw new StationError('internal', 'The backup went missing as soon as it was made.');
    return made;
  }

  /** Keeps the newest, and of those that hold a whole school the last few, for a while. */
  async #removeOld(): Promise<void> {
    const all = await this.list();
    const old = all.slice(backupsKept);
    if (old.length === 0) return;
    const kept = new Set(await this.#lastFull(all));
    for (const { name } of old) if (!kept.has(name)) await rm(join(this.folder, name), { force: true });
  }

  async #lastFull(all: BackupEntry[]): Promise<string[]> {
    const { count, erasedAt } = this.#options;
    if (!count) return [];
    const since = erasedAt?.()?.toISOString() ?? '';
    const measured = all.filter(({ at }) => at >= since);
    const counts = await count(measured.map(({ name }) => join(this.folder, name)));
    const full = fullOnes(measured.map(({ name, at }, i) => ({ name, at, contents: counts[i] ?? null })));
    const oldest = this.#options.now().getTime() - fullKeptDays * dayMs;
    const stays = (next: { at: string } | undefined): boolean => !next || Date.parse(next.at) >= oldest;
    return full
      .slice(0, fullKept)
      .filter((_, i) => stays(full[i - 1]))
      .map(({ name }) => name);
  }

  async #entry(name: string): Promise<BackupEntry | null> {
    try {
      const { mtime, size } = await stat(join(this.folder, name));
      return { name, at: mtime.toISOString(), megabytes: round(size / 1e6, 2) };
    } catch {
      return null; // Removed since the folder was read.
    }
  }
}

/** `2026-11-20-143305`, on the clock of the computer: people read it in the folder. */
function stamp(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}

/** Told what nobody expected, for the log. */
type OnFault = (fault: Fault) => void;

/** Errors as `backup` of the store has them. */
export async function writeBackup(job: BackupJob, onFault?: OnFault): Promise<void> {
  await inThread(job, onFault);
}

/** As `BackupsOptions.count`: a large school's records take a while to count. */
export async function countBackups(files: string[], onFault?: OnFault): Promise<(Contents | null)[]> {
  return (await inThread({ files } satisfies CountJob, onFault)) as (Contents | null)[];
}

type Message = { done: unknown } | { error: PlainError; fault: Fault | null };

function inThread(job: BackupJob | CountJob, onFault: OnFault = () => {}): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(threadFile(), { workerData: job, execArgv: [] });
    let answered = false;
    const fail = (thrown: unknown): void => {
      if (answered) return;
      answered = true;
      const fault = faultOf(thrown);
      if (fault) onFault(fault);
      reject(new StationError('internal', 'The backup could not be made. The log says why.'));
    };
    thread.once('message', (message: Message) => {
      answered = true;
      if (!('error' in message)) return resolve(message.done);
      if (message.fault) onFault(message.fault);
      reject(StationError.fromPlain(message.error));
    });
    thread.once('error', fail);
    thread.once('exit', (code) => fail(new Error(`The backup thread ended with ${code} and no answer.`)));
  });
}

/** Beside this file as it is written; beside the bundle, or one folder above its chunks, once bundled. */
function threadFile(): string {
  const places = ['./backup-thread.ts', './backup-thread.js', '../backup-thread.js'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  return places.find((place) => existsSync(place)) ?? (places[0] as string);
}
