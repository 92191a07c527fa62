import { beforeEach, expect, it, vi } from 'vitest';
import type { Pack } from '../../../../src-main/vision/packs/pack.ts';
import { FrameBox } from '../../../../src-main/vision/worker/frames.ts';
import { Jobs } from '../../../../src-main/vision/worker/jobs.ts';
import type { WorkerJob } from '../../../../src-main/vision/worker/protocol.ts';

/** What happened, in order; the pictures are their own numbers, and are decoded in no time. */
const seen: string[] = [];
vi.mock('../../../../src-main/vision/image/decode.ts', () => ({
  readHeader: async ([, heavy]: Uint8Array) => ({ width: 600, height: 600, heavy: heavy === 1 }),
  decode: async ([n]: Uint8Array) => {
    seen.push(`decode ${n}`);
    return { data: Uint8Array.of(n ?? 0), width: 600, height: 600 };
  },
}));
beforeEach(() => void seen.splice(0));

/** Jobs whose detector sees nobody, one view in five milliseconds. */
function jobs(): Jobs {
  const view = async (pyramid: { base: { data: Uint8Array } }): Promise<[]> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    seen.push(`view ${pyramid.base.data[0]}`);
    return [];
  };
  const pack = { detector: { side: 256, smallestFace: 24, view } } as unknown as Pack;
  return new Jobs(pack, () => Promise.reject(new Error('no palms')), new FrameBox());
}

const photo = (n: number, heavy: boolean) =>
  ({ kind: 'photo', task: 'detect', image: Uint8Array.of(n, heavy ? 1 : 0) }) as const;
const views = (n: number): string[] => Array(5).fill(`view ${n}`);

it('a large photo is not unpacked before the one before it is done', async () => {
  const work = jobs();
  await Promise.all([work.run(photo(1, true)), work.run(photo(2, true)), work.run(photo(3, true))]);
  expect(seen).toEqual(['decode 1', ...views(1), 'decode 2', ...views(2), 'decode 3', ...views(3)]);
});

it('a usual photo is unpacked while the one before it is looked at', async () => {
  const work = jobs();
  await Promise.all([work.run(photo(1, false)), work.run(photo(2, false))]);
  expect(seen).toEqual(['decode 1', 'decode 2', ...views(1), ...views(2)]);
});

it('a frame that comes meanwhile is looked at between two views', async () => {
  const work = jobs();
  const both = Promise.all([work.run(photo(1, true)), work.run(photo(2, true))]);
  await new Promise((resolve) => setTimeout(resolve, 12));
  await work.run({ kind: 'frame', image: Uint8Array.of(9), known: [], portrait: false });
  seen.push('frame answered');
  await both;
  const at = seen.indexOf('view 9');
  expect(at).toBeGreaterThan(0);
  expect(at).toBeLessThan(6);
  expect(seen.indexOf('frame answered')).toBeLessThan(seen.lastIndexOf('view 1'));
});

it('a large frame is refused before it is unpacked, and the next one is looked at', async () => {
  const work = jobs();
  const frame = (n: number, heavy: 0 | 1): WorkerJob => ({
    kind: 'frame',
    image: Uint8Array.of(n, heavy),
    known: [],
    portrait: false,
  });
  const refused = work.run(frame(8, 1));
  await Promise.all([expect(refused).rejects.toMatchObject({ code: 'image_too_large' }), work.run(frame(9, 0))]);
  expect(seen).toEqual(['decode 9', 'view 9']);
});
