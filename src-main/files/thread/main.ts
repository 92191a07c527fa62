/** The file thread: a file built to fill the memory or to run for ever ends here, and the gate goes on. */
import { parentPort, workerData } from 'node:worker_threads';
import { faultOf, plainError } from '../../../src-shared/errors.ts';
import { type JobName, jobs } from './jobs.ts';

const { name, args } = workerData as { name: JobName; args: unknown[] };
try {
  const work = jobs[name] as (...args: unknown[]) => Promise<unknown>;
  parentPort?.postMessage({ result: await work(...args) });
} catch (error) {
  parentPort?.postMessage({ error: plainError(error), fault: faultOf(error) });
}
