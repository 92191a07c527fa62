/** Runs a job on big or doubtful files in a thread of its own, within limits of time and memory. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Fault, faultOf, type PlainError, plainError, StationError } from '../../../src-shared/errors.ts';
import type { JobName, Jobs } from './main.ts';

/** More would take the computer from the gate. */
const mostAtOnce = 2;
/** For a year of 5,000 people on a slow computer. */
const defaultLimits = { seconds: 180, megabytes: 1024 };
let running = 0;
const waiting: (() => void)[] = [];

type Message = { result: unknown } | { error: PlainError; fault: Fault | null };
/** Told what nobody expected, for the log. */
export type OnFault = (fault: Fault) => void;
export type JobLimits = typeof defaultLimits;

export async function runJob<N extends JobName>(
  name: N,
  args: Parameters<Jobs[N]>,
  { limits = defaultLimits, onFault = () => {} }: { limits?: JobLimits; onFault?: OnFault | undefined } = {},
): Promise<Awaited<ReturnType<Jobs[N]>>> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return (await inThread(name, args, limits, onFault)) as Awaited<ReturnType<Jobs[N]>>;
  } finally {
    const next = waiting.shift();
    // The next one takes this one's place.
    if (next) next();
    else running--;
  }
}

function inThread(
  name: JobName,
  args: unknown[],
  { seconds, megabytes }: JobLimits,
  onFault: OnFault,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(threadFile(), {
      workerData: { name, args },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    let settled = false;
    const fail = (error: StationError, fault: Fault | null): void => {
      if (settled) return;
      settled = true;
      if (fault) onFault(fault);
      reject(error);
    };
    const timer = setTimeout(() => {
      fail(tooMuch(name), null);
      void worker.terminate();
    }, seconds * 1000);
    worker.once('message', (message: Message) => {
      if ('error' in message) return fail(StationError.fromPlain(message.error), message.fault);
      settled = true;
      resolve(message.result);
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') fail(tooMuch(name), null);
      else fail(StationError.fromPlain(plainError(error)), faultOf(error));
    });
    worker.once('exit', (code) => {
      clearTimeout(timer);
      const error = new Error(`The file thread ended with ${code} and no answer.`);
      fail(StationError.fromPlain(plainError(error)), faultOf(error));
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
