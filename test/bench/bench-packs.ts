/** A new face in a camera frame, pack by pack: decode, detect, landmarks, quality, align, embed, and liveness where there is one.
 * Only the packs that are built here: the others' weights may not be there. */
import { builtFacePacks } from '../../models/build.ts';
import { decode } from '../../src-main/vision/image/decode.ts';
import type { Pack } from '../../src-main/vision/packs/pack.ts';
import { Pipeline } from '../../src-main/vision/pipeline.ts';
import { cameraFrame } from './camera-frame.ts';
import { openPack } from './face-set.ts';
import { row, show, timingOf } from './timing.ts';

const runs = 150;
/** Of the time of the pack `standard`, which has no liveness network. */
const targets = { without: 0.85, with: 1.05 };

export async function benchPacks(): Promise<void> {
  console.log('\nA new face in a camera frame, 640×480 JPEG, in one process, by pack');
  const frames = await Promise.all(Array.from({ length: 8 }, (_, i) => cameraFrame(i)));
  const rivals: { title: string; liveness: boolean; pipeline: Pipeline; times: number[] }[] = [];
  for (const id of builtFacePacks) {
    const pack = await openPack(id);
    const add = (title: string, of: Pack): unknown =>
      rivals.push({ title, liveness: of.liveness !== null, pipeline: new Pipeline(of), times: [] });
    add(pack.liveness ? `${id} without liveness` : id, { ...pack, liveness: null });
    if (pack.liveness) add(`${id} with liveness`, pack);
  }
  // In turn, so that a machine that slows down slows all of them.
  for (let i = -10; i < runs; i++)
    for (const { pipeline, times } of rivals) {
      const start = performance.now();
      const faces = await pipeline.frame(await decode(frames[(i + 10) % 8] as Buffer), []);
      if (faces.length !== 1) throw new Error(`A frame with one face gave ${faces.length}.`);
      if (i >= 0) times.push(performance.now() - start);
    }
  const first = timingOf(rivals[0]?.times ?? []).p50;
  for (const { title, liveness, times } of rivals) {
    const timing = timingOf(times);
    const ratio = timing.p50 / first;
    const most = liveness ? targets.with : targets.without;
    const target = title === builtFacePacks[0] ? undefined : { text: `≤ ${most} ×`, met: ratio <= most };
    row(`  ${title}`, `${show(timing)}, ${ratio.toFixed(2)} × ${builtFacePacks[0]}`, target);
  }
}
