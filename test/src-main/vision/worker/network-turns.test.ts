import { expect, it } from 'vitest';
import { Turns } from '../../../../src-main/vision/worker/network-turns.ts';

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('a frame that comes in the middle of a photo is looked at between two of its views', async () => {
  const turns = new Turns();
  const seen: string[] = [];
  const photo = turns.photo(async () => {
    for (const view of [1, 2, 3]) {
      if (view > 1) await turns.between();
      seen.push(`view ${view}`);
      // It comes while the network is at the view, and waits for that alone.
      if (view === 1) void turns.frame(async () => void seen.push('frame'));
      await tick();
    }
  });
  await photo;
  expect(seen).toEqual(['view 1', 'frame', 'view 2', 'view 3']);
});

it('frames go before photos that wait, and one picture is looked at at a time', async () => {
  const turns = new Turns();
  const seen: string[] = [];
  let atOnce = 0;
  const work = (name: string) => async (): Promise<void> => {
    expect(++atOnce).toBe(1);
    await tick();
    seen.push(name);
    atOnce--;
  };
  await Promise.all([
    turns.photo(work('photo 1')),
    turns.photo(work('photo 2')),
    turns.frame(work('frame 1')),
    turns.frame(work('frame 2')),
  ]);
  expect(seen).toEqual(['photo 1', 'frame 1', 'frame 2', 'photo 2']);
});

it('a picture that fails is its own affair', async () => {
  const turns = new Turns();
  const failing = async (): Promise<never> => {
    throw new Error('broken');
  };
  await expect(turns.photo(failing)).rejects.toThrow('broken');
  const photo = turns.photo(async () => {
    const frame = turns.frame(failing);
    await turns.between();
    await expect(frame).rejects.toThrow('broken');
    return 'done';
  });
  expect(await photo).toBe('done');
});
