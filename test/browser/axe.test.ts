/** No barriers that axe-core can find: every screen and what opens on it, over a whole school, in both themes and two sizes. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { DemoStation } from '../support/demo-station.ts';
import { waysToGo } from '../support/every-way.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import { emptyRoom } from '../support/video.ts';
import { barriers } from './axe.ts';
import { open, type Session } from './browser.ts';
import { states } from './office-states.ts';

const large = { width: 1920, height: 1080 };
const small = { width: 1024, height: 768 };
const ways = [
  { theme: 'light', size: large },
  { theme: 'dark', size: small },
  { theme: 'light', size: small },
  { theme: 'dark', size: large },
] as const;

let station: DemoStation;
let office: Session;
let opened = false;

beforeAll(async () => {
  await prepare();
  station = await DemoStation.start();
  office = await open(`${station.address}/#/today`, await emptyRoom(), large, { reducedMotion: 'reduce' });
  await station.signIn(office.page);
});
afterAll(async () => {
  await office?.close();
  await station?.stop();
  endAll();
});

/** All barriers of what `page` shows now, in the ways to go. */
async function inItsWays(page: Page, turn: number): Promise<string[]> {
  const found: string[] = [];
  for (const { theme, size } of waysToGo(ways, turn)) {
    await page.setViewportSize(size);
    await page.evaluate((now) => document.documentElement.setAttribute('data-mantine-color-scheme', now), theme);
    await page.waitForTimeout(150);
    found.push(...(await barriers(page)).map((line) => `${theme} ${size.width}: ${line}`));
  }
  return found;
}

/** Whatever turned while it loaded is gone. */
async function loaded(page: Page): Promise<void> {
  await page.locator('main, [data-testid="station-status"], h1').first().waitFor({ timeout: 20_000 });
  await page.locator('.mantine-Loader-root').first().waitFor({ state: 'detached', timeout: 20_000 });
}

test.each(states.map((state, turn) => ({ ...state, turn })))('$name', async ({ route, open: act, turn }) => {
  const { page } = office;
  // What somebody opened is closed by a fresh page; from screen to screen one goes as people do.
  if (opened) await page.goto('about:blank');
  opened = act !== undefined;
  await page.setViewportSize(large);
  await page.goto(`${station.address}/#/${route}`);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await loaded(page);
  // Being at the gate locks the office behind it.
  if (await page.getByTestId('sign-in').isVisible()) {
    await station.signIn(page);
    await loaded(page);
  }
  await act?.(page);
  expect(await inItsWays(page, turn)).toEqual([]);
});

test('signing in', async () => {
  const { page, close } = await open(`${station.address}/#/today`, await emptyRoom(), large);
  try {
    await page.getByTestId('sign-in').waitFor();
    expect(await inItsWays(page, 0)).toEqual([]);
  } finally {
    await close();
  }
});

test('the first run', async () => {
  const empty = await StationProcess.start();
  const { page, close } = await open(`${empty.address}/#/setup`, await emptyRoom(), large);
  try {
    await loaded(page);
    expect(await inItsWays(page, 1)).toEqual([]);
  } finally {
    await close();
    await empty.stop();
  }
});
