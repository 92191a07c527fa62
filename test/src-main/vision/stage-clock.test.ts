import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { StageTimings } from '../../../src-main/station/ports.ts';
import { StageClock } from '../../../src-main/vision/stage-clock.ts';
import { VisionProcess } from '../../../src-main/vision/vision-process.ts';
import { forkWorker } from '../../../src-main/vision/worker/fork.ts';
import { nobody, photo } from '../../support/photos.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it('sums what each stage took, and starts anew', async () => {
  const clock = new StageClock();
  for (let i = 0; i < 2; i++) await clock.time('detect', () => pause(20));
  expect(clock.timeSync('quality', () => 7)).toBe(7);
  const spent = clock.take();
  expect(Object.keys(spent)).toEqual(['detect', 'quality']);
  expect(spent.detect).toBeGreaterThan(35);
  expect(clock.take()).toEqual({});
});

it('the worker tells what each picture spent where', async () => {
  const models = fileURLToPath(new URL('../../../models/', import.meta.url));
  const told: StageTimings[] = [];
  const vision = new VisionProcess({
    spawn: forkWorker,
    log: { info() {}, warn() {}, error() {} },
    metrics: { picture: (stages) => void told.push(stages) },
    start: {
      packId: 'standard',
      palmPackId: 'palm-standard',
      folders: { manifests: [`${models}packs`], weights: [`${models}built`] },
    },
  });
  try {
    await vision.settled();
    const start = performance.now();
    await vision.photo(await photo('ayu'), 'largest');
    const took = performance.now() - start;
    await vision.photo(await nobody(), 'largest');
    await expect(vision.photo(new Uint8Array(9), 'largest')).rejects.toMatchObject({ code: 'image_unreadable' });
    const [face, wall, ...more] = told;
    expect(more).toEqual([]);
    expect(Object.keys(face ?? {}).sort()).toEqual(['decode', 'detect', 'embed', 'landmarks', 'quality']);
    expect(Object.keys(wall ?? {}).sort()).toEqual(['decode', 'detect']);
    const sum = Object.values(face ?? {}).reduce((total, ms) => total + ms, 0);
    expect(sum).toBeGreaterThan(5);
    expect(sum).toBeLessThan(took);
  } finally {
    vision.close();
  }
});
