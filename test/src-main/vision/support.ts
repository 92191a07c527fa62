/** The real vision worker over the repository's own pack, and over packs beside the repository. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import type { PhotoAnalysis, PhotoTask } from '../../../src-main/station/ports.ts';
import { VisionProcess } from '../../../src-main/vision/vision-process.ts';
import { forkWorker } from '../../../src-main/vision/worker/fork.ts';
import type { WorkerHandle } from '../../../src-main/vision/worker/protocol.ts';
import type { Observation } from '../../../src-shared/domain.ts';

const models = fileURLToPath(new URL('../../../models/', import.meta.url));
const log = { info() {}, warn() {}, error() {} };

export interface RealVision {
  readonly process: VisionProcess;
  /** The running worker. */
  readonly worker: WorkerHandle;
  /** How many were started so far. */
  readonly started: number;
  photo(image: Uint8Array, task?: PhotoTask): Promise<PhotoAnalysis>;
  /** The largest face, embedded. Fails the test where there is none. */
  face(image: Uint8Array): Promise<Observation & { embedding: Float32Array }>;
}

/** One worker for all tests of a file. */
export function startVision(packId: string, weights: readonly string[] = []): RealVision {
  const workers: WorkerHandle[] = [];
  let vision: VisionProcess;
  beforeAll(async () => {
    vision = new VisionProcess({
      spawn: () => {
        const worker = forkWorker();
        workers.push(worker);
        return worker;
      },
      log,
      start: {
        packId,
        palmPackId: 'palm-standard',
        folders: { manifests: [`${models}packs`], weights: [`${models}built`, ...weights] },
      },
    });
    const { state, problems } = await vision.settled();
    if (state !== 'ready') throw new Error(`Vision is ${state}: ${problems[0]?.message}. Run "npm run models" first.`);
  }, 60_000);
  afterAll(() => vision.close());
  return {
    get process() {
      return vision;
    },
    get worker() {
      return workers.at(-1) as WorkerHandle;
    },
    get started() {
      return workers.length;
    },
    photo: (image, task = 'largest') => vision.photo(image, task),
    async face(image) {
      const [face] = (await vision.photo(image, 'largest')).faces;
      if (!face?.embedding) throw new Error('No face was found.');
      return face as Observation & { embedding: Float32Array };
    },
  };
}
