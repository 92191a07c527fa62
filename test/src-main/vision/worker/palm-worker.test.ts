import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { palmWords } from '../../../../src-shared/palm-code.ts';
import { handFile, uprightHand } from '../../../support/palm-frames.ts';
import { backOfHand } from '../../../support/palms.ts';
import { photo } from '../../../support/photos.ts';
import { describeWithShared } from '../../../support/shared.ts';
import { startVision } from '../support.ts';

/** Palms through the real worker process, beside faces. */
const vision = startVision('standard');

it('the worker says which palm pack it reads with, and answers for hands and faces alike', async () => {
  expect(vision.process.state().palm).toMatchObject({ id: 'palm-standard', gate: { identify: 0.33 } });
  const portrait = await photo('dewi');
  const [palms, faces, back] = await Promise.all([
    vision.process.palmPhoto(portrait),
    vision.photo(portrait),
    vision.process.palmPhoto(await backOfHand()),
  ]);
  expect(palms.hands).toEqual([]);
  expect(faces.faces).toHaveLength(1);
  expect(back.hands).toMatchObject([{ quality: { fault: 'back' }, template: null }]);
  const broken = vision.process.palmPhoto(Buffer.from('no image'));
  await expect(broken).rejects.toMatchObject({ code: 'image_unreadable' });
});

describeWithShared('palms', ['palms'], () => {
  it('cross the process as they are, from photos and frames', async () => {
    const { hands, width } = await vision.process.palmPhoto(readFileSync(handFile('001')));
    expect(width).toBe(1024);
    expect(hands[0]?.template).toBeInstanceOf(Uint32Array);
    expect(hands[0]?.template).toHaveLength(palmWords);
    const frame = await uprightHand(handFile('001', 2));
    const first = await vision.process.palmFrame(frame, []);
    const known = [{ trackId: 3, region: first.hands[0]?.region as never }];
    expect((await vision.process.palmFrame(frame, known)).hands).toMatchObject([{ trackId: 3, side: 'right' }]);
  });
});
