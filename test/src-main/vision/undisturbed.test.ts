/** What is found in a picture does not depend on what else is looked at meanwhile: several pictures at once, and camera frames between
 * the views of a photo. With the real networks, which all pictures share. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { decode, type Rgb } from '../../../src-main/vision/image/decode.ts';
import { loadPack, openPalmPack, type Pack } from '../../../src-main/vision/packs/pack.ts';
import type { HandFinder } from '../../../src-main/vision/palm/finder.ts';
import { PalmPipeline } from '../../../src-main/vision/palm/palm-pipeline.ts';
import { Pipeline } from '../../../src-main/vision/pipeline.ts';
import { FrameBox } from '../../../src-main/vision/worker/frames.ts';
import { Jobs } from '../../../src-main/vision/worker/jobs.ts';
import type { WorkerJob } from '../../../src-main/vision/worker/protocol.ts';
import { drawnHand } from '../../support/drawn-hands.ts';
import { groupPhoto, photo } from '../../support/photos.ts';

const models = fileURLToPath(new URL('../../../models/', import.meta.url));
const folders = { manifests: [join(models, 'packs')], weights: [join(models, 'built')] };
/** The first two hands are found in the first view. Of the further views a frame is looked at in one, each frame in the next one: what
 * is found of the third hand in a frame depends on how many frames were before it, and is meant to. */
const upright = 2;
const everyone = { fractionOfLargest: 0, embed: 'all' } as const;

let pack: Pack;
let finder: HandFinder;
let faces: Rgb[];
let hands: Rgb[];
beforeAll(async () => {
  pack = await loadPack('standard', folders);
  finder = await (await openPalmPack('palm-standard', folders)).finder();
  faces = await Promise.all([await photo('ayu'), groupPhoto(5), await photo('dewi')].map((bytes) => decode(bytes)));
  const drawn = await Promise.all([1, 2].map((who) => drawnHand(who)));
  // Turned and off the middle: more than the first view has to be looked at.
  const turned = await drawnHand(4, (image) => image.rotate(90).extend({ left: 300, background: '#1c1c1e' }));
  hands = await Promise.all([...drawn, turned].map((bytes) => decode(bytes)));
}, 60_000);

async function oneByOne<I, T>(images: readonly I[], look: (image: I) => Promise<T>): Promise<T[]> {
  const seen: T[] = [];
  for (const image of images) seen.push(await look(image));
  return seen;
}

it('several photos of faces at once', async () => {
  const pipeline = new Pipeline(pack);
  const look = (image: Rgb) => pipeline.photo(image, everyone);
  const alone = await oneByOne(faces, look);
  expect(alone.map((found) => found.length)).toEqual([1, expect.any(Number), 1]);
  expect(await Promise.all(faces.map(look))).toEqual(alone);
});

it('several photos of palms at once', async () => {
  const pipeline = new PalmPipeline(finder);
  const look = (image: Rgb) => pipeline.photo(image);
  const alone = await oneByOne(hands, look);
  for (const { hands } of alone) expect(hands).toMatchObject([{ side: 'right', template: expect.anything() }]);
  expect(await Promise.all(hands.map(look))).toEqual(alone);
});

it('camera frames of faces and palms between the views of a photo', { timeout: 240_000 }, async () => {
  const frame = { faces: new Pipeline(pack), palms: new PalmPipeline(finder) };
  const aFrame = fc.record({ kind: fc.constantFrom('faces', 'palms', null), image: fc.nat(2) });
  type Frame = { kind: 'faces' | 'palms' | null; image: number };
  const seenIn = ({ kind, image }: Frame): Promise<unknown> | null => {
    if (kind === 'faces') return frame.faces.frame(faces[image] as Rgb, []);
    return kind === 'palms' ? frame.palms.frame(hands[image % upright] as Rgb, []) : null;
  };
  const framesInTurn = (frames: readonly Frame[], seen: Map<Frame, unknown>) => {
    let turn = 0;
    return async (): Promise<void> => {
      const next = frames[turn++ % frames.length] as Frame;
      seen.set(next, await seenIn(next));
    };
  };
  const quiet = { faces: new Pipeline(pack), palms: new PalmPipeline(finder) };
  const alone = {
    faces: await oneByOne(faces, (image) => quiet.faces.photo(image, everyone)),
    palms: await oneByOne(hands, (image) => quiet.palms.photo(image)),
  };
  const property = fc.asyncProperty(fc.nat(2), fc.array(aFrame, { minLength: 1, maxLength: 4 }), async (i, frames) => {
    const framesAlone = await oneByOne(frames, async (next) => seenIn(next));
    const seen = new Map<Frame, unknown>();
    const between = framesInTurn(frames, seen);
    const disturbed = {
      faces: new Pipeline(pack, undefined, between),
      palms: new PalmPipeline(finder, undefined, between),
    };
    expect(await disturbed.faces.photo(faces[i] as Rgb, everyone)).toEqual(alone.faces[i]);
    expect(await disturbed.palms.photo(hands[i] as Rgb)).toEqual(alone.palms[i]);
    for (const [next, what] of seen) expect(what).toEqual(framesAlone[frames.indexOf(next)]);
  });
  await fc.assert(property, { numRuns: 3 });
});

it('photos and frames of both kinds that come to the worker all at once', { timeout: 240_000 }, async () => {
  const palm = await openPalmPack('palm-standard', folders);
  const worker = () => new Jobs(pack, async () => palm, new FrameBox());
  const png = (image: Rgb) =>
    sharp(image.data, { raw: { width: image.width, height: image.height, channels: 3 } })
      .png()
      .toBuffer();
  const [shots, palms] = [await Promise.all(faces.map(png)), await Promise.all(hands.map(png))];
  const work: WorkerJob[] = [
    ...shots.map((image): WorkerJob => ({ kind: 'photo', image, task: 'everyone' })),
    ...palms.map((image): WorkerJob => ({ kind: 'palm-photo', image })),
    ...shots.map((image): WorkerJob => ({ kind: 'frame', image, known: [], portrait: true })),
    ...palms.slice(0, upright).map((image): WorkerJob => ({ kind: 'palm-frame', image, known: [] })),
  ];
  const look = (jobs: Jobs) => async (job: WorkerJob) => (await jobs.run(job)).result;
  const alone = await oneByOne(work, look(worker()));
  const order = fc.shuffledSubarray([...work.keys()], { minLength: 6 });
  const property = fc.asyncProperty(order, async (turns) => {
    const together = look(worker());
    const found = await Promise.all(turns.map((i) => together(work[i] as WorkerJob)));
    expect(found).toEqual(turns.map((i) => alone[i]));
  });
  await fc.assert(property, { numRuns: 2 });
});
