/** The gate comes up first and alone: what is loaded for it stays small, and something is seen soon. `npm run bench -- screens`
 * measures; the limits here only catch an office that slipped into the gate's code. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { firstPaint, packedBytes } from '../bench/screens/page-figures.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import { emptyRoom } from '../support/video.ts';
import { open } from './browser.ts';

let station: StationProcess;

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
});
afterAll(async () => {
  await station?.stop();
  endAll();
});

test('the gate loads at most 600 kB of code and styles, and paints soon', async () => {
  const { page, faults, close } = await open('about:blank', await emptyRoom());
  try {
    let painted = Number.POSITIVE_INFINITY;
    const bytes = await packedBytes(page, async () => {
      await page.goto(`${station.address}/`);
      painted = await firstPaint(page);
      await page.waitForLoadState('networkidle');
    });
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(600_000);
    // A second on a quiet computer; other tests may be running.
    expect(painted).toBeLessThan(5000);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
});
