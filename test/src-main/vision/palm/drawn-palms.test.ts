import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sharp } from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { decode } from '../../../../src-main/vision/image/decode.ts';
import { openPalmPack } from '../../../../src-main/vision/packs/pack.ts';
import { PalmPipeline } from '../../../../src-main/vision/palm/palm-pipeline.ts';
import type { PalmFault } from '../../../../src-shared/palm.ts';
import { palmDistance } from '../../../../src-shared/palm-code.ts';
import { drawnHand } from '../../../support/drawn-hands.ts';

/** The standard palm pack on drawn hands: also where no photos of hands lie beside the repository. */
const models = fileURLToPath(new URL('../../../../models/', import.meta.url));
let pipeline: PalmPipeline;
beforeAll(async () => {
  const pack = await openPalmPack('palm-standard', {
    manifests: [join(models, 'packs')],
    weights: [join(models, 'built')],
  });
  pipeline = new PalmPipeline(await pack.finder());
});
const handsIn = async (bytes: Buffer) => (await pipeline.photo(await decode(bytes))).hands;
const codeOf = async (who: number, alter?: (image: Sharp) => Sharp) =>
  (await handsIn(await drawnHand(who, alter)))[0]?.template as Uint32Array;

it.each([0, 90, 180, 270])('is a right palm, in a mirror a left one, turned by %i°', async (degrees) => {
  const right = await handsIn(await drawnHand(1, (image) => image.rotate(degrees)));
  expect(right).toMatchObject([{ side: 'right', quality: { fault: null } }]);
  const left = await drawnHand(1, (image) => image.flop(false).rotate(degrees));
  expect(await handsIn(left)).toMatchObject([{ side: 'left', quality: { fault: null } }]);
});

it('two shots of one hand are nearer than any two hands', async () => {
  const first: Uint32Array[] = [];
  const second: Uint32Array[] = [];
  // One after the other, as the worker's queue has them.
  for (const who of [1, 2, 4, 5]) {
    first.push(await codeOf(who));
    second.push(await codeOf(who, (image) => image.linear(0.85, 0).resize(600)));
  }
  for (const [a, probe] of second.entries())
    for (const [b, enrolled] of first.entries()) {
      const distance = palmDistance(probe, enrolled);
      if (a === b) expect(distance).toBeLessThan(0.33);
      else expect(distance, `${a} and ${b}`).toBeGreaterThan(0.34);
    }
});

it.each<[PalmFault, (image: Sharp) => Sharp]>([
  ['too_dark', (image) => image.linear(0.12, 0)],
  ['too_bright', (image) => image.linear(2.4, 20)],
  ['blurred', (image) => image.blur(14)],
])('%s: said, and not recognised', async (fault, alter) => {
  expect(await handsIn(await drawnHand(1, alter))).toMatchObject([{ quality: { fault }, template: null }]);
});
