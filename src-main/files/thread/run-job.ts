/** Runs a job on big or doubtful files in a thread of its own, within limits of time and memory. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type PlainError, StationError } from '../../../src-shared/errors.ts';
import type { JobName, Jobs } from './jobs.ts';

/** More would take the computer from the gate. */
const mostAtOnce = 2;
/** For a year of 5,000 people on a slow computer. */
const defaultLimits = { seconds: 180, megabytes: 1024 };
let running = 0;
const waiting: (() => void)[] = [];

type Message = { result: unknown } | { error: PlainError };
export type JobLimits = typeof defaultLimits;

export async function runJob<N extends JobName>(
  name: N,
  args: Parameters<Jobs[N]>,
  limits: JobLimits = defaultLimits,
): Promise<Awaited<ReturnType<Jobs[N]>>> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return (await inThread(name, args, limits)) as Awaited<ReturnType<Jobs[N]>>;
  } finally {
    const next = waiting.shift();
    // The next one takes this one's place.
    if (next) next();
    else running--;
  }
}

function inThread(name: JobName, args: unknown[], { seconds, megabytes }: JobLimits): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(threadFile(), {
      workerData: { name, args },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    const refuse = (): void => reject(tooMuch(name));
    const timer = setTimeout(() => {
      refuse();
      void worker.terminate();
    }, seconds * 1000);
    worker.once('message', (message: Message) => {
      if ('error' in message) reject(StationError.fromPlain(message.error));
      else resolve(message.result);
    });
    worker.once('error', refuse);
    worker.once('exit', () => {
      clearTimeout(timer);
      refuse();
    });
  });
}

function tooMuch(name: JobName): StationError {
  const remedy = name.startsWith('read') ? 'Split it into smaller ones.' : 'Choose a shorter range or fewer people.';
  return new StationError('file_too_large', `The file is too much for the station. ${remedy}`);
}

/** Beside this file as it is written; beside the bundle, or one folder above its chunks, once bundled. */
function threadFile(): string {
  const places = ['./main.ts', './file-thread.js', '../file-thread.js'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  return places.find((place) => existsSync(place)) ?? (places[0] as string);
}
