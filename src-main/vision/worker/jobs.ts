/** The worker's jobs: decode ahead, infer one after the other. */

import type { FrameImage } from '../../../src-shared/contract/fields.ts';
import type { PalmAnalysis } from '../../station/ports/palms.ts';
import type { FrameAnalysis, PackFacts, PhotoAnalysis, PhotoTask, StageTimings } from '../../station/ports.ts';
import { decode, type Rgb } from '../image/decode.ts';
import type { Pack } from '../packs/pack.ts';
import type { PalmPack } from '../packs/palm-pack.ts';
import { PalmPipeline } from '../palm/palm-pipeline.ts';
import { type PhotoSearch, Pipeline } from '../pipeline.ts';
import { StageClock } from '../stage-clock.ts';
import type { FrameBox } from './frames.ts';
import type { WorkerJob } from './protocol.ts';

const searches: Record<PhotoTask, PhotoSearch> = {
  largest: { fractionOfLargest: 1, embed: 'largest' },
  enrol: { fractionOfLargest: 0.5, embed: 'largest' },
  detect: { fractionOfLargest: 0, embed: 'none' },
  everyone: { fractionOfLargest: 0, embed: 'all' },
};
/** At enrolment a second face counts from this part of the largest one's width on, as in guided enrolment (`session.ts`). */
const secondFace = 0.5;

export interface JobDone {
  result: PhotoAnalysis | FrameAnalysis | PalmAnalysis;
  stages: StageTimings;
}

export class Jobs {
  readonly #clock = new StageClock();
  readonly #pipeline: Pipeline;
  readonly #palm: () => Promise<PalmPack>;
  readonly #frames: FrameBox;
  #palmPipeline: PalmPipeline | null = null;
  #inference: Promise<unknown> = Promise.resolve();

  /** `palm` throws where no palm pack could be opened; `frames`: those that come ahead of their jobs. */
  constructor(pack: Pack, palm: () => Promise<PalmPack>, frames: FrameBox) {
    this.#palm = palm;
    this.#frames = frames;
    this.#pipeline = new Pipeline(pack, this.#clock);
  }

  /** Decoding runs on a library thread while the job before is still inferring: the second core's share of the work. */
  async run(job: WorkerJob): Promise<JobDone> {
    const decoding = this.#bytesOf(job.image).then(timedDecode);
    const turn = this.#inference.then(async () => {
      const { image, decode } = await decoding;
      // What a job before left of itself when it failed.
      this.#clock.take();
      const result = await this.#look(image, job);
      return { result, stages: { decode, ...this.#clock.take() } };
    });
    this.#inference = Promise.allSettled([turn, decoding]);
    return turn;
  }

  async #bytesOf(image: FrameImage): Promise<Uint8Array> {
    return image instanceof Uint8Array ? image : this.#frames.take(image.ticket);
  }

  #look(image: Rgb, job: WorkerJob): Promise<JobDone['result']> {
    switch (job.kind) {
      case 'photo':
        return this.#photo(image, job.task);
      case 'frame':
        return this.#frame(image, job);
      case 'palm-photo':
        return this.#palms((pipeline) => pipeline.photo(image));
      case 'palm-frame':
        return this.#palms((pipeline) => pipeline.frame(image, job.known));
    }
  }

  async #palms(look: (pipeline: PalmPipeline) => Promise<PalmAnalysis>): Promise<PalmAnalysis> {
    this.#palmPipeline ??= new PalmPipeline(await (await this.#palm()).finder(), this.#clock);
    return look(this.#palmPipeline);
  }

  async #photo(image: Rgb, task: PhotoTask): Promise<PhotoAnalysis> {
    const found = await this.#pipeline.photo(image, searches[task]);
    const largest = found[0];
    const faces =
      task === 'enrol' && largest ? found.filter((f) => f.box.width >= largest.box.width * secondFace) : found;
    const portrait = task === 'enrol' && largest ? await this.#pipeline.portrait(image, largest.box) : null;
    return { width: image.width, height: image.height, faces, portrait };
  }

  async #frame(image: Rgb, job: Extract<WorkerJob, { kind: 'frame' }>): Promise<FrameAnalysis> {
    const faces = await this.#pipeline.frame(image, job.known);
    const [largest, second] = faces;
    const standsOut = largest && !(second && second.box.width >= largest.box.width * secondFace);
    const portrait = job.portrait && standsOut ? await this.#pipeline.portrait(image, largest.box) : null;
    return { width: image.width, height: image.height, faces, portrait };
  }
}

/** By a clock of its own: it runs beside the inference of the job before. */
async function timedDecode(bytes: Uint8Array): Promise<{ image: Rgb; decode: number }> {
  const start = performance.now();
  const image = await decode(bytes);
  return { image, decode: performance.now() - start };
}

/** The similarity of a documented distance, through the manifest's knots. */
function similarityAt(distance: number, knots: PackFacts['distanceKnots']): number {
  const next = knots.findIndex(([, at]) => at <= distance);
  const [high, low] = [knots[next], knots[next - 1]];
  if (!high || !low) return (high ?? knots.at(-1))?.[0] ?? 1;
  return low[0] + ((high[0] - low[0]) * (low[1] - distance)) / (low[1] - high[1]);
}

export function factsOf({ manifest }: Pack): PackFacts {
  return {
    id: manifest.id,
    title: manifest.title,
    dimension: manifest.embedder.dimension,
    distanceKnots: manifest.calibration.distance,
    impostorMedian: manifest.calibration.impostorMedian,
    gate: {
      ...manifest.gate,
      ownTemplate: manifest.gate.ownTemplate ?? similarityAt(0.35, manifest.calibration.distance),
    },
    livenessThreshold: manifest.liveness.length > 0 ? (manifest.livenessThreshold ?? 0.5) : null,
  };
}
