/** The vision worker's process: no picture, however broken, can take the station down with it. Started by a host with a
 * channel (`fork` under Node, `utilityProcess` under Electron). */
import { faultOf, type PlainError, plainError } from '../../../src-shared/errors.ts';
import type { PalmFacts } from '../../station/ports/palms.ts';
import { factsOf, palmFactsOf } from '../packs/manifest.ts';
import { loadPack, openPalmPack, type PalmPack } from '../packs/pack.ts';
import { FrameBox } from './frames.ts';
import { Jobs } from './jobs.ts';
import type { FromWorker, StartMessage, ToWorker } from './protocol.ts';

/** Electron's utility process talks through this port instead of `process.send`. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: FramePort[] }) => void): void;
}
interface FramePort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  start(): void;
}
const parentPort = (process as { parentPort?: ParentPort }).parentPort;

const frames = new FrameBox();
let jobs: Jobs | null = null;

function send(message: FromWorker): void {
  if (parentPort) parentPort.postMessage(message);
  else process.send?.(message);
}

async function start({ packId, palmPackId, folders }: StartMessage): Promise<void> {
  try {
    const pack = await loadPack(packId, folders);
    const palm = openPalmPack(palmPackId, folders);
    jobs = new Jobs(pack, () => palm, frames);
    send({ kind: 'ready', pack: factsOf(pack.manifest), ...(await palmOf(palm)) });
  } catch (error) {
    report(error);
    send({ kind: 'unavailable', error: plainError(error) });
  }
}

/** A station without a palm pack still knows faces. */
async function palmOf(palm: Promise<PalmPack>): Promise<{ palm: PalmFacts | null; palmProblem?: PlainError }> {
  try {
    return { palm: palmFactsOf((await palm).manifest) };
  } catch (error) {
    report(error);
    return { palm: null, palmProblem: plainError(error) };
  }
}

async function receive(message: ToWorker): Promise<void> {
  if (message.kind === 'start') return start(message);
  // Under Electron it came with its port, see below.
  if (message.kind === 'frames') return;
  try {
    if (!jobs) throw new Error('A job arrived before the pack was loaded.');
    send({ kind: 'done', id: message.id, ...(await jobs.run(message)) });
  } catch (error) {
    report(error);
    send({ kind: 'failed', id: message.id, error: plainError(error) });
  }
}

/** Only what is a fault of ours goes to the station's log; a bad photo is the caller's. */
function report(error: unknown): void {
  const fault = faultOf(error);
  if (fault) send({ kind: 'fault', fault });
}

/** What nothing caught ends the worker, and the station starts it again: but it is told first why. */
process.on('uncaughtException', (error) => {
  report(error);
  // The message goes out before the process does.
  setTimeout(() => process.exit(1), 50);
});

if (parentPort)
  parentPort.on('message', ({ data, ports }) => {
    for (const port of ports) {
      port.on('message', (event) => frames.put(event.data));
      port.start();
    }
    void receive(data as ToWorker);
  });
else {
  process.on('message', (message) => void receive(message as ToWorker));
  // The station is gone: so is the reason to be here.
  process.on('disconnect', () => process.exit(0));
}
// The station decides when to end; a Ctrl-C in its terminal reaches both processes.
process.on('SIGINT', () => {});
