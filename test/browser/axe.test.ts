/** No barriers that axe-core can find: every screen, over a whole school, in both themes and on both sizes of window. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { DemoStation } from '../support/demo-station.ts';
import { endAll } from '../support/station-process.ts';
import { emptyRoom } from '../support/video.ts';
import { barriers } from './axe.ts';
import { open, type Session } from './browser.ts';

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
] as const;

/** Addresses after `#/`. */
const screens = [
  '',
  'today',
  'attendance',
  'people',
  'people/73',
  'leave',
  'reports',
  'calendar',
  'events',
  'settings',
  'diagnostics',
  'enrol',
] as const;

let station: DemoStation;
let office: Session;

beforeAll(async () => {
  await prepare();
  station = await DemoStation.start();
  office = await open(`${station.address}/#/today`, await emptyRoom(), sizes[0]);
  await station.signIn(office.page);
});
afterAll(async () => {
  await office?.close();
  await station?.stop();
  endAll();
});

async function choose(page: Page, theme: string, language: string, route: string): Promise<void> {
  const chosen = JSON.stringify({ theme, language, sound: false });
  await page.evaluate((preferences) => localStorage.setItem('hadir.preferences', preferences), chosen);
  await page.goto('about:blank');
  await page.goto(`${station.address}/#/${route}`);
  await page.locator('main, [data-testid="station-status"]').first().waitFor();
  await page.waitForTimeout(500);
}

describe.each(['light', 'dark'])('%s', (theme) => {
  test.each(screens)('#/%s has no barriers', async (route) => {
    const { page } = office;
    await choose(page, theme, theme === 'light' ? 'id' : 'en', route);
    const found: string[] = [];
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.waitForTimeout(200);
      found.push(...(await barriers(page)).map((line) => `${size.width}: ${line}`));
    }
    expect(found).toEqual([]);
  });
});
