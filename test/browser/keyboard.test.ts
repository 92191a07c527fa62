/** The office without a mouse: signing in, getting around, opening a person, a record by hand, the way into enrolment. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '../../scripts/demo/settle.ts';
import { prepare } from '../../scripts/prepare.ts';
import { DemoStation } from '../support/demo-station.ts';
import { endAll } from '../support/station-process.ts';
import { emptyRoom } from '../support/video.ts';
import { open, type Session } from './browser.ts';
import { tabTo, unseenStops } from './keys.ts';

let station: DemoStation;
let session: Session;
let page: Page;

const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '');
const heading = (text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor({ timeout: 20_000 });
const soon = { timeout: 10_000 };

beforeAll(async () => {
  await prepare();
  station = await DemoStation.start();
  session = await open(`${station.address}/#/today`, await emptyRoom(), undefined, {
    reducedMotion: 'reduce',
  });
  page = session.page;
});
afterAll(async () => {
  await session?.close();
  await station?.stop();
  endAll();
});

test('sign in: the first field has the focus, Enter sends', async () => {
  await page.getByTestId('sign-in').waitFor({ timeout: 20_000 });
  await expect.poll(focused, soon).toBe('sign-in-name');
  await page.keyboard.type('Ratna');
  await tabTo(page, '[data-testid="sign-in-password"]');
  await page.keyboard.type(demoPassword);
  await page.keyboard.press('Enter');
  await heading('Hari ini');
});

test('the first stop skips the navigation', async () => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await tabTo(page, 'button[class*="skip"]');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
});

test('a record by hand: dialog, person, reason, and back to where one was', async () => {
  await tabTo(page, '[data-testid="write-manual"]');
  await page.keyboard.press('Enter');
  await expect.poll(focused, soon).toBe('person-picker');
  await page.keyboard.type('dewi angg');
  await page.getByTestId('person-option').first().waitFor(soon);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('person-picker').inputValue(), soon).toBe('Dewi Anggraini');
  await tabTo(page, '[data-testid="reason"]');
  await page.keyboard.type('Datang lewat pintu samping');
  await tabTo(page, '[data-testid="manual-save"]');
  await page.keyboard.press('Enter');
  await page.getByTestId('manual-form').waitFor({ state: 'detached', ...soon });
  await expect.poll(focused, soon).toBe('write-manual');
});

test('people: found by typing, opened by Enter', async () => {
  await tabTo(page, '[data-testid="nav-people"]', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await heading('Orang');
  await page.getByTestId('people-table-row').first().waitFor(soon);
  await page.keyboard.press('/');
  await page.keyboard.type('ni kadek ayu');
  await expect.poll(() => page.getByTestId('people-table-row').count(), soon).toBe(1);
  await tabTo(page, '[data-testid="people-table-row"], [data-person]');
  await page.keyboard.press('Enter');
  await heading('Ni Kadek Ayu');
});

test('enrolment: somebody new as far as the guardian’s consent', async () => {
  await tabTo(page, '[data-testid="nav-enrol"]', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect.poll(focused, soon).toBe('enrol-search');
  await page.keyboard.type('Zahira Baru');
  await page.keyboard.press('Enter');
  await expect.poll(focused, soon).toBe('enrol-name');
  await page.keyboard.press('Enter');
  await page.getByTestId('enrol-consent').waitFor(soon);
});

test.each(['today', 'attendance', 'people', 'leave', 'reports', 'calendar', 'events', 'settings'])(
  'every stop on #/%s shows that it has the focus',
  async (route) => {
    await page.goto(`${station.address}/#/${route}`);
    await page.reload();
    await page.locator('main h1').waitFor({ timeout: 20_000 });
    await page.waitForTimeout(600);
    expect(await unseenStops(page, 24)).toEqual([]);
  },
);

test('nothing broke meanwhile', () => {
  expect(session.faults).toEqual([]);
});
