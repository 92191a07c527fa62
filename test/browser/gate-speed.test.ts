/** The gate stays smooth while it recognises: the time between two pictures of the screen, with somebody in front of the camera.
 * What is measured is printed; the limit only catches a page that stutters, as this computer draws without a graphics card. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { photo } from '../support/photos.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import { film } from '../support/video.ts';
import { open } from './browser.ts';

let station: StationProcess;
beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
});
afterAll(async () => {
  await station.stop();
  endAll();
});

const seconds = 6;

test('frame times while recognising, and while cards are looked for', async () => {
  const { page, close } = await open(`${station.address}/`, await film('speed', [await photo('hana')]));
  try {
    await page.getByTestId('notice-card').waitFor({ timeout: 30_000 });
    const recognising = await frameTimes(page);
    console.log(`recognising: ${inWords(recognising)}`);
    await page.getByTestId('to-card').click();
    const reading = await frameTimes(page);
    console.log(`card panel open: ${inWords(reading)}`);
    expect(at(recognising, 0.5)).toBeLessThan(50);
  } finally {
    await close();
  }
});

/** Milliseconds between the page's animation frames, ascending. */
async function frameTimes(page: Page): Promise<number[]> {
  const times = await page.evaluate(async (length) => {
    const found: number[] = [];
    const end = performance.now() + length;
    let last = performance.now();
    for (;;) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      found.push(now - last);
      last = now;
      if (now > end) return found.slice(1);
    }
  }, seconds * 1000);
  return times.sort((a, b) => a - b);
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function inWords(sorted: readonly number[]): string {
  const shown = [0.5, 0.95, 0.99].map((share) => `p${share * 100} ${at(sorted, share).toFixed(1)} ms`);
  return `${(sorted.length / seconds).toFixed(0)} frames a second, ${shown.join(', ')}`;
}
