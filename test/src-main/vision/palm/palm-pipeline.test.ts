import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { decode } from '../../../../src-main/vision/image/decode.ts';
import { openPalmPack } from '../../../../src-main/vision/packs/pack.ts';
import { PalmPipeline } from '../../../../src-main/vision/palm/palm-pipeline.ts';
import type { PalmFault } from '../../../../src-shared/palm.ts';
import { palmDistance } from '../../../../src-shared/palm-code.ts';
import { frameWith, handFile, uprightHand } from '../../../support/palm-frames.ts';
import { backOfHand } from '../../../support/palms.ts';
import { nobody, photo } from '../../../support/photos.ts';
import { describeWithShared } from '../../../support/shared.ts';

/** The standard palm pack without its process; test/bench/bench-palm.ts has the figures over all photos. */
const models = fileURLToPath(new URL('../../../../models/', import.meta.url));
let pipeline: PalmPipeline;
beforeAll(async () => {
  const pack = await openPalmPack('palm-standard', {
    manifests: [join(models, 'packs')],
    weights: [join(models, 'built')],
  });
  pipeline = new PalmPipeline(await pack.finder());
});
const inPhoto = async (bytes: Buffer) => (await pipeline.photo(await decode(bytes))).hands;
const inFrame = async (bytes: Buffer, known: Parameters<PalmPipeline['frame']>[1] = []) =>
  (await pipeline.frame(await decode(bytes), known)).hands;

describe('where there is no hand', () => {
  it('none is found: in a portrait, on a wall, in a black picture', async () => {
    for (const bytes of [await photo('dewi'), await photo('eka'), await nobody()])
      expect(await inPhoto(bytes)).toEqual([]);
    const black = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    expect(await inPhoto(black)).toEqual([]);
    for (let i = 0; i < 4; i++) expect(await inFrame(black)).toEqual([]);
  });
});

it('the back of a hand is said to be one, in a mirror too', async () => {
  const back = await backOfHand();
  expect(await inPhoto(back)).toMatchObject([{ side: 'left', quality: { fault: 'back' }, template: null }]);
  const mirrored = await sharp(back).flop().jpeg().toBuffer();
  expect(await inPhoto(mirrored)).toMatchObject([{ side: 'right', quality: { fault: 'back' }, template: null }]);
});

describeWithShared('palms in photos', ['palms'], () => {
  const names = ['001', '012', '026'];

  it('are right palms as they were taken, left ones in a mirror, however they are turned', async () => {
    for (const [i, name] of names.entries()) {
      const file = readFileSync(handFile(name));
      const turned = await sharp(file)
        .rotate(90 * i)
        .jpeg()
        .toBuffer();
      expect(await inPhoto(turned), name).toMatchObject([{ side: 'right', quality: { fault: null } }]);
      const mirrored = await sharp(turned).flop().jpeg().toBuffer();
      expect(await inPhoto(mirrored), name).toMatchObject([{ side: 'left', quality: { fault: null } }]);
    }
  });

  it('of one hand are nearer than those of two; a mirrored palm is another palm', async () => {
    const codes = new Map<string, Uint32Array[]>();
    for (const name of names) {
      const shots = [];
      for (const shot of [1, 2]) {
        const [hand] = await inPhoto(readFileSync(handFile(name, shot)));
        shots.push(hand?.template as Uint32Array);
      }
      codes.set(name, shots);
    }
    const [mirrored] = await inPhoto(await sharp(handFile('001')).flop().jpeg().toBuffer());
    for (const [a, [first, second]] of codes) {
      expect(palmDistance(first as Uint32Array, second as Uint32Array)).toBeLessThan(0.33);
      expect(palmDistance(first as Uint32Array, mirrored?.template as Uint32Array)).toBeGreaterThan(0.34);
      for (const [b, [other]] of codes)
        if (a !== b) expect(palmDistance(first as Uint32Array, other as Uint32Array)).toBeGreaterThan(0.34);
    }
  });

  it('two in one picture are two, largest first', async () => {
    const bytes = await frameWith([
      { file: handFile('001'), height: 400, x: 170 },
      { file: handFile('026'), height: 340, x: 490, mirror: true },
    ]);
    const hands = await inPhoto(bytes);
    expect(hands).toHaveLength(2);
    expect(hands[0]?.region.side).toBeGreaterThan(hands[1]?.region.side as number);
    expect(hands.map(({ side }) => side)).toEqual(['right', 'left']);
  });

  it.each<[PalmFault, (image: Sharp) => Sharp]>([
    ['too_dark', (image) => image.linear(0.12, 0)],
    ['too_bright', (image) => image.linear(2.4, 20)],
    ['blurred', (image) => image.blur(7)],
  ])('%s: said, and not recognised', async (fault, alter) => {
    for (const name of names) {
      const [hand] = await inPhoto(await uprightHand(handFile(name), { alter }));
      expect(hand, name).toMatchObject({ quality: { fault }, template: null });
      expect(hand?.quality.score).toBeLessThan(0.3);
    }
  });

  it('too far away, or reaching beyond the picture: said', async () => {
    const [far] = await inPhoto(await uprightHand(handFile('012'), { height: 240 }));
    expect(far).toMatchObject({ quality: { fault: 'small' }, template: null });
    const [cut] = await inPhoto(await uprightHand(handFile('012'), { height: 640, y: 430 }));
    expect(cut).toMatchObject({ quality: { fault: 'cut_off' }, template: null });
  });
});

describeWithShared('hands before a camera', ['palms'], () => {
  it('upright ones are found at once, and followed with one look', async () => {
    const [first] = await inFrame(await uprightHand(handFile('008')));
    expect(first).toMatchObject({ trackId: null, side: 'right', quality: { fault: null } });
    const moved = await uprightHand(handFile('008', 2), { x: 345, y: 250, turn: 8 });
    const [next] = await inFrame(moved, [{ trackId: 5, region: first?.region as never }]);
    expect(next).toMatchObject({ trackId: 5, side: 'right', quality: { fault: null } });
    const near = palmDistance(first?.template as Uint32Array, next?.template as Uint32Array);
    expect(near).toBeLessThan(0.33);
  });

  it('a hand that went is looked for again and is not the one that was known', async () => {
    const [first] = await inFrame(await uprightHand(handFile('015')));
    const known = [{ trackId: 9, region: first?.region as never }];
    expect(await inFrame(await nobody(), known)).toEqual([]);
    const elsewhere = { trackId: 9, region: { x: 60, y: 60, side: 90, angle: 2 } };
    expect(await inFrame(await uprightHand(handFile('015')), [elsewhere])).toMatchObject([{ trackId: null }]);
  });

  it('sideways, far off the middle, or a second one beside a known one: within a round of looks', async () => {
    const seenWithin = async (bytes: Buffer, known: Parameters<typeof inFrame>[1], count: number) => {
      for (let look = 1; look <= 14; look++) if ((await inFrame(bytes, known)).length === count) return look;
      return Infinity;
    };
    expect(await seenWithin(await uprightHand(handFile('019'), { turn: 90, height: 400 }), [], 1)).toBeLessThan(15);
    expect(await seenWithin(await uprightHand(handFile('019'), { height: 300, x: 120 }), [], 1)).toBeLessThan(15);
    const both = await frameWith([
      { file: handFile('001'), height: 400, x: 170 },
      { file: handFile('026'), height: 400, x: 480 },
    ]);
    const one = (await inFrame(both))[0] ?? (await inFrame(both))[0];
    const known = [{ trackId: 1, region: one?.region as never }];
    expect(await seenWithin(both, known, 2)).toBeLessThan(15);
  });

  it('two tracks that came to one hand are one', async () => {
    const bytes = await uprightHand(handFile('022'));
    const [hand] = await inFrame(bytes);
    const twice = [1, 2].map((trackId) => ({ trackId, region: hand?.region as never }));
    expect(await inFrame(bytes, twice)).toMatchObject([{ trackId: 1 }]);
  });
});
