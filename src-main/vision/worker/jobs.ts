/** The worker's jobs: decode ahead, infer one after the other, camera frames before and between the views of photos. */

import type { FrameImage } from '../../../src-shared/contract/fields.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { PalmAnalysis } from '../../station/ports/palms.ts';
import type { FrameAnalysis, PhotoAnalysis, PhotoTask, StageTimings } from '../../station/ports.ts';
import { decode, type Header, type Rgb, readHeader } from '../image/decode.ts';
import type { Pack, PalmPack } from '../packs/pack.ts';
import { PalmPipeline } from '../palm/palm-pipeline.ts';
import { type PhotoSearch, Pipeline } from '../pipeline.ts';
import { StageClock } from '../stage-clock.ts';
import type { FrameBox } from './frames.ts';
import { fullSize, fullSizePalms, knownFaces, knownHands } from './full-size.ts';
import { Turns } from './network-turns.ts';
import { isFrame, type WorkerJob } from './protocol.ts';

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

/** Milliseconds of a photo's own, its unpacking included: it gives up before the station takes the worker to hang. */
const photoPatience = 20_000;

/** Everything that is at work for one kind of picture. Photos and frames have their own, so that a frame in the midst of a photo
 * neither counts as the photo's time nor ends it. */
interface Line {
  clock: StageClock;
  faces: Pipeline;
  palms: PalmPipeline | null;
  between: (() => Promise<void>) | undefined;
  /** Settles when the picture before is done. */
  last: Promise<unknown>;
}

export class Jobs {
  readonly #palm: () => Promise<PalmPack>;
  readonly #frames: FrameBox;
  readonly #turns = new Turns();
  readonly #line: { photo: Line; frame: Line };
  /** When the photo at work must have come to its end, by `performance.now`. */
  #deadline = 0;

  /** `palm` throws where no palm pack could be opened; `frames`: those that come ahead of their jobs. */
  constructor(pack: Pack, palm: () => Promise<PalmPack>, frames: FrameBox) {
    this.#palm = palm;
    this.#frames = frames;
    const line = (between?: (clock: StageClock) => Promise<void>): Line => {
      const clock = new StageClock();
      const pause = between && (() => between(clock));
      return { clock, faces: new Pipeline(pack, clock, pause), palms: null, between: pause, last: Promise.resolve() };
    };
    this.#line = { frame: line(), photo: line((clock) => this.#betweenViews(clock)) };
  }

  /** Decoding runs on a library thread while the picture before is still at the networks: the second core's share of the work. Only
   * large photos wait with it, so that two of them are never in memory. Pictures of one kind are done in the order in which they
   * came. */
  run(job: WorkerJob): Promise<JobDone> {
    const kind = isFrame(job) ? 'frame' : 'photo';
    const line = this.#line[kind];
    const before = line.last;
    const bytes = this.#bytesOf(job.image);
    const decoding = bytes.then(async (bytes) => {
      const header = await readHeader(bytes);
      if (header.heavy && kind === 'frame') throw largeFrame();
      if (header.heavy) await before;
      return timedDecode(bytes, header);
    });
    const done = before.then(async () => {
      if (kind === 'photo') this.#deadline = performance.now() + photoPatience;
      const picture = await decoding;
      return this.#turns[kind](() => this.#look(picture, job, line));
    });
    line.last = Promise.allSettled([done, decoding]);
    return done;
  }

  async #bytesOf(image: FrameImage): Promise<Uint8Array> {
    return image instanceof Uint8Array ? image : this.#frames.take(image.ticket);
  }

  async #betweenViews(clock: StageClock): Promise<void> {
    const start = performance.now();
    await clock.aside(() => this.#turns.between());
    this.#deadline += performance.now() - start;
    if (performance.now() > this.#deadline)
      throw new StationError('timeout', 'The picture took too long. Send a smaller one.');
  }

  async #look({ image, header, decode }: Decoded, job: WorkerJob, line: Line): Promise<JobDone> {
    // What a job before left of itself when it failed.
    line.clock.take();
    const result = await this.#resultOf(image, header, job, line);
    return { result, stages: { decode, ...line.clock.take() } };
  }

  async #resultOf(image: Rgb, header: Header, job: WorkerJob, line: Line): Promise<JobDone['result']> {
    switch (job.kind) {
      case 'photo':
        return fullSize(await this.#photo(image, job.task, line), header);
      case 'frame':
        return fullSize(
          await this.#frame(image, { ...job, known: knownFaces(job.known, image, header) }, line),
          header,
        );
      case 'palm-photo':
        return fullSizePalms(await (await this.#palms(line)).photo(image), header);
      case 'palm-frame':
        return fullSizePalms(
          await (await this.#palms(line)).frame(image, knownHands(job.known, image, header)),
          header,
        );
    }
  }

  async #palms(line: Line): Promise<PalmPipeline> {
    line.palms ??= new PalmPipeline(await (await this.#palm()).finder(), line.clock, line.between);
    return line.palms;
  }

  async #photo(image: Rgb, task: PhotoTask, { faces: pipeline }: Line): Promise<PhotoAnalysis> {
    const found = await pipeline.photo(image, searches[task]);
    const largest = found[0];
    const faces =
      task === 'enrol' && largest ? found.filter((f) => f.box.width >= largest.box.width * secondFace) : found;
    const portrait = task === 'enrol' && largest ? await pipeline.portrait(image, largest.box) : null;
    return { width: image.width, height: image.height, faces, portrait };
  }

  async #frame(
    image: Rgb,
    job: Extract<WorkerJob, { kind: 'frame' }>,
    { faces: pipeline }: Line,
  ): Promise<FrameAnalysis> {
    const faces = await pipeline.frame(image, job.known);
    const [largest, second] = faces;
    const standsOut = largest && !(second && second.box.width >= largest.box.width * secondFace);
    const portrait = job.portrait && standsOut ? await pipeline.portrait(image, largest.box) : null;
    return { width: image.width, height: image.height, faces, portrait };
  }
}

/** A camera's picture is looked at in a moment or not at all: one that takes seconds to unpack would hold up the gate. */
function largeFrame(): StationError {
  return new StationError('image_too_large', 'Camera frame has more than 8 megapixels. Send a smaller one.');
}

interface Decoded {
  image: Rgb;
  header: Header;
  /** Milliseconds. */
  decode: number;
}

/** By a clock of its own: it runs beside the inference of the job before. */
async function timedDecode(bytes: Uint8Array, header: Header): Promise<Decoded> {
  const start = performance.now();
  const image = await decode(bytes, header);
  return { image, header, decode: performance.now() - start };
}
