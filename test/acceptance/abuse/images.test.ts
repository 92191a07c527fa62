/** Images made to hurt: a clear answer for each, in bounded time and memory, and the same worker at the end. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client, form } from '../../support/client.ts';
import { photo } from '../../support/photos.ts';
import { endAll } from '../../support/station-process.ts';
import { bombs, truncatedScans } from './support/bombs.ts';
import { AbusedStation, megabyte } from './support/station.ts';

/** Milliseconds, on a computer that others are using: the largest picture that is searched, 36 megapixels, takes three seconds on two idle
 * cores (`npm run bench -- pictures`). */
const within = 60_000;
/** Station and worker at their most: 40 megapixels are 120 MB of pixels, decoded while the picture before is searched. */
const mostMemory = 1000 * megabyte;

let station: AbusedStation;
let api: Client;
let most = 0;
let watch: NodeJS.Timeout;

beforeAll(async () => {
  station = await AbusedStation.start();
  api = new Client(station.process.address);
  watch = setInterval(() => {
    most = Math.max(most, station.memory());
  }, 100);
});
afterAll(async () => {
  clearInterval(watch);
  await station?.process.stop();
  endAll();
});

describe('one by one', () => {
  test.each(bombs)('$title', async ({ make, answer }) => {
    const image = await make();
    expect(image.byteLength).toBeLessThan(10 * megabyte);
    const start = performance.now();
    const { status, body } = await api.post('/detect', form({}, image));
    expect(performance.now() - start).toBeLessThan(within);
    if (answer.status === 200) expect({ status, faces: body.faces?.length }).toEqual(answer);
    else expect({ status, ...body }).toEqual({ status: answer.status, detail: expect.stringMatching(answer.detail) });
  });

  test('a progressive JPEG cut off after each of its scans: 400', async () => {
    const cut = await truncatedScans();
    expect(cut.length).toBeGreaterThan(3);
    for (const image of cut) {
      const { status, body } = await api.post('/detect', form({}, image));
      expect({ status, ...body }).toMatchObject({ status: 400, detail: expect.stringMatching(/not a readable image/) });
    }
  });
});

test('all of them at once, with others in between who are served', { timeout: 120_000 }, async () => {
  const ayu = await photo('ayu');
  const images = await Promise.all(bombs.map(({ make }) => make()));
  const attack = Promise.all(images.map((image) => api.post('/detect', form({}, image))));
  const served = await Promise.all([1, 2, 3].map(() => eventually(() => api.post('/detect', form({}, ayu)))));
  for (const { body } of served) expect(body.faces).toHaveLength(1);
  for (const { status } of await attack) expect([200, 400, 413, 503]).toContain(status);
});

test('it stayed within its memory, and the worker is the same', async () => {
  await station.assertWell();
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(mostMemory);
});

/** A caller who comes back when told to. */
async function eventually(ask: () => ReturnType<Client['post']>): ReturnType<Client['post']> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
