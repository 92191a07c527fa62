import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPatience, VisionProcess } from '../../../src-main/vision/vision-process.ts';
import type { FromWorker, ToWorker, WorkerHandle } from '../../../src-main/vision/worker/protocol.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { pack } from '../station/support.ts';

class ScriptedWorker implements WorkerHandle {
  readonly received: ToWorker[] = [];
  killed = false;
  #tell: (message: FromWorker) => void = () => {};
  #exit: (reason: string) => void = () => {};

  send(message: ToWorker): void {
    this.received.push(message);
  }
  onMessage(listener: (message: FromWorker) => void): void {
    this.#tell = listener;
  }
  onExit(listener: (reason: string) => void): void {
    this.#exit = listener;
  }
  kill(): void {
    this.killed = true;
    queueMicrotask(() => this.#exit('SIGKILL'));
  }

  ready(): void {
    this.#tell({ kind: 'ready', pack, palm: null });
  }
  readyWithoutPalms(): void {
    const palmProblem = new StationError('models_unavailable', 'No hand.onnx').toPlain();
    this.#tell({ kind: 'ready', pack, palm: null, palmProblem });
  }
  unavailable(): void {
    const error = new StationError('models_unavailable', 'No file', { file: 'face.onnx' }).toPlain();
    this.#tell({ kind: 'unavailable', error });
  }
  crash(): void {
    this.#exit('exit 1');
  }
  /** Answers the oldest job. */
  answer(): void {
    const index = this.received.findIndex((message) => message.kind !== 'start');
    const [job] = this.received.splice(index, 1) as [Extract<ToWorker, { id: number }>];
    this.#tell({
      kind: 'done',
      id: job.id,
      result: { width: 1, height: 1, faces: [], portrait: null },
      stages: { decode: 1 },
    });
  }
  jobs(): ToWorker[] {
    return this.received.filter((message) => message.kind !== 'start');
  }
}

const image = Uint8Array.of(1);
const start = { packId: 'standard', palmPackId: 'palm-standard', folders: { manifests: ['m'], weights: ['w'] } };

function vision() {
  const workers: ScriptedWorker[] = [];
  const warnings: object[] = [];
  const log = { info() {}, warn: (fields: object) => void warnings.push(fields), error() {} };
  const process = new VisionProcess({
    spawn: () => {
      const worker = new ScriptedWorker();
      workers.push(worker);
      return worker;
    },
    start,
    log,
  });
  const states: string[] = [];
  process.onStateChange(() => states.push(process.state().state));
  const worker = (): ScriptedWorker => workers.at(-1) as ScriptedWorker;
  return { process, workers, worker, states, warnings };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('starts a worker with the pack, and serves when it is ready', async () => {
  const { process, worker, states } = vision();
  expect(process.state()).toEqual({ state: 'starting', pack: null, palm: null, problems: [] });
  expect(worker().received).toEqual([{ kind: 'start', ...start }]);
  const early = process.photo(image, 'largest');
  expect(worker().jobs()).toEqual([]);
  worker().ready();
  expect(process.state()).toEqual({ state: 'ready', pack, palm: null, problems: [] });
  expect(worker().jobs()).toMatchObject([{ kind: 'photo', task: 'largest', image }]);
  worker().answer();
  expect(await early).toMatchObject({ faces: [] });
  expect(states).toEqual(['ready']);
  expect((await process.settled()).state).toBe('ready');
});

it('lets pictures wait for a start of a few seconds, refuses them while it takes longer, and serves when it is ready', async () => {
  const { process, worker } = vision();
  const waited = expect(process.photo(image, 'largest')).rejects.toMatchObject({ code: 'vision_restarting' });
  await vi.advanceTimersByTimeAsync(startPatience);
  await waited;
  await expect(process.photo(image, 'largest')).rejects.toMatchObject({ code: 'vision_restarting', retryable: true });
  worker().ready();
  const photo = process.photo(image, 'largest');
  worker().answer();
  await photo;
});

it('passes on what a frame wants', async () => {
  const { process, worker } = vision();
  worker().ready();
  const known = [{ trackId: 3, box: { x: 1, y: 2, width: 3, height: 4 } }];
  const frame = process.frame(image, { known, portrait: true });
  expect(worker().jobs()).toMatchObject([{ kind: 'frame', known, portrait: true }]);
  worker().answer();
  await frame;
});

describe('a crash', () => {
  it('fails what runs as retryable, and the same call works after the restart', async () => {
    const { process, workers, worker, states } = vision();
    worker().ready();
    const running = expect(process.photo(image, 'largest')).rejects.toMatchObject({
      code: 'vision_restarting',
      retryable: true,
    });
    worker().crash();
    await running;
    expect(process.state()).toMatchObject({ state: 'restarting', pack });
    await expect(process.photo(image, 'largest')).rejects.toMatchObject({ code: 'vision_restarting' });
    await vi.advanceTimersByTimeAsync(200);
    expect(workers).toHaveLength(2);
    worker().ready();
    const again = process.photo(image, 'largest');
    worker().answer();
    expect(await again).toMatchObject({ faces: [] });
    expect(states).toEqual(['ready', 'restarting', 'ready']);
  });

  it('again and again is followed by longer and longer pauses, up to ten seconds', async () => {
    const { worker, warnings } = vision();
    for (let i = 0; i < 8; i++) {
      worker().crash();
      await vi.advanceTimersByTimeAsync(10_000);
    }
    expect(warnings.map((fields) => (fields as { delay: number }).delay)).toEqual([
      200, 400, 800, 1600, 3200, 6400, 10_000, 10_000,
    ]);
  });

  it('after half a minute in health is a first one again', async () => {
    const { worker, warnings } = vision();
    for (let i = 0; i < 4; i++) {
      worker().crash();
      await vi.advanceTimersByTimeAsync(5000);
    }
    worker().ready();
    await vi.advanceTimersByTimeAsync(30_000);
    worker().crash();
    expect(warnings.at(-1)).toMatchObject({ delay: 200 });
  });
});

it('kills a worker that hangs, and starts another', async () => {
  const { process, workers, worker } = vision();
  worker().ready();
  const hanging = expect(process.frame(image, { known: [], portrait: false })).rejects.toMatchObject({
    code: 'timeout',
  });
  await vi.advanceTimersByTimeAsync(5000);
  await hanging;
  expect(workers[0]?.killed).toBe(true);
  await vi.advanceTimersByTimeAsync(200);
  expect(workers).toHaveLength(2);
});

it('without a palm pack serves faces, and the log says why', () => {
  const { process, worker, warnings } = vision();
  worker().readyWithoutPalms();
  expect(process.state()).toMatchObject({ state: 'ready', pack, palm: null });
  expect(warnings).toEqual([{ code: 'models_unavailable' }]);
});

it('without models says so at every call, and stays', async () => {
  const { process, workers, worker } = vision();
  const early = expect(process.photo(image, 'largest')).rejects.toMatchObject({ code: 'models_unavailable' });
  worker().unavailable();
  await early;
  await expect(process.photo(image, 'detect')).rejects.toMatchObject({ details: { file: 'face.onnx' } });
  expect(process.state()).toEqual({
    state: 'unavailable',
    pack: null,
    palm: null,
    problems: [{ code: 'models_unavailable', message: 'No file' }],
  });
  expect((await process.settled()).state).toBe('unavailable');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(workers).toHaveLength(1);
});

it('closing ends the worker and starts no other', async () => {
  const { process, workers, worker } = vision();
  worker().ready();
  const running = expect(process.photo(image, 'largest')).rejects.toMatchObject({ retryable: true });
  process.close();
  await running;
  await vi.advanceTimersByTimeAsync(60_000);
  expect([workers.length, workers[0]?.killed, vi.getTimerCount()]).toEqual([1, true, 0]);
});

it('after closing a call fails instead of waiting for ever', async () => {
  const { process, worker } = vision();
  worker().ready();
  process.close();
  await expect(process.photo(image, 'largest')).rejects.toMatchObject({ code: 'vision_restarting' });
});

it('closing while a restart is due starts none', async () => {
  const { process, workers, worker } = vision();
  worker().crash();
  process.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(workers).toHaveLength(1);
});
