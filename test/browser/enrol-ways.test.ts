/** The ways of an enrolment beside the straight one: another language, a shot taken again, a photo, a face that is known, and no
 * consent at all. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { groupPhoto, photo, varied } from '../support/photos.ts';
import { endAll, StationProcess, temporaryFolder } from '../support/station-process.ts';
import { emptyRoom, film } from '../support/video.ts';
import { asStaff, openSignedIn } from './staff.ts';

let station: StationProcess;

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
  await asStaff(station.address, async (client) => {
    for (const [name, group] of [
      ['Ayu Lestari', 'VII A'],
      ['Bunga Citra', 'VII A'],
      ['Gita Savitri', 'VII B'],
    ] as const)
      await client.call('people.create', { name, group });
  });
});
afterAll(async () => {
  await station.stop();
  await endAll();
});

/** Finds somebody by typing, as a helper does, and has their guardian agree. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByTestId('enrol-search').fill(name);
  await page.getByRole('option', { name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByTestId('enrol-consent').waitFor();
}

async function agree(page: Page): Promise<void> {
  await page.getByTestId('enrol-consent-by').fill('Ibu Sari');
  await page.getByTestId('enrol-consent-check').click();
  await page.getByTestId('enrol-consent-agree').click();
  await page.getByTestId('enrol-take-face').click();
}

function onDisk(name: string, image: Buffer): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, image);
  return path;
}

const inEnglish = (page: Page) =>
  page.evaluate(() => localStorage.setItem('hadir.preferences', JSON.stringify({ language: 'en' })));

test('in English, found as typed, one shot taken again, then the next of the class', async () => {
  const camera = await film('dewi', [await photo('dewi'), await varied('dewi', 'darker')]);
  const { page, faults, close } = await openSignedIn(`${station.address}/#/enrol`, camera);
  try {
    await inEnglish(page);
    await page.reload();
    await choose(page, 'Ayu Lestari');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Ask for consent first');
    await agree(page);
    const front = page.locator('[data-testid="shot-front"][data-state="done"]');
    await front.waitFor({ timeout: 30_000 });
    expect(await page.getByTestId('enrol-spoken').textContent()).not.toBe('');
    await front.click();
    await page.locator('[data-testid="shot-front"]:not([data-state="done"])').waitFor();
    await page.getByTestId('enrol-result').waitFor({ timeout: 90_000 });
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Ayu Lestari is enrolled');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    const next = page.getByTestId('enrol-next-of-class');
    expect(await next.textContent()).toBe('Next in VII A: Bunga Citra');
    await next.click();
    await page.getByTestId('enrol-consent').waitFor();
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
  await asStaff(station.address, async (client) => {
    const { people } = await client.call('people.table', {});
    const ayu = people.find(({ name }) => name === 'Ayu Lestari');
    expect(ayu).toMatchObject({ templates: 4, consent: true });
    const { entries } = await client.call('consent.ofPerson', { personId: ayu?.id ?? 0 });
    expect(entries).toMatchObject([{ given: true, by: 'Ibu Sari', relation: 'guardian', author: 'Ratna Dewi' }]);
  });
});

test('a photo is checked in words; a known face shows both sides, and twins are enrolled all the same', async () => {
  const { page, faults, close } = await openSignedIn(`${station.address}/#/enrol`, await emptyRoom());
  try {
    await choose(page, 'Gita Savitri');
    await agree(page);
    await page.getByTestId('enrol-photo-input').setInputFiles(onDisk('group.jpg', groupPhoto(6)));
    const checks = page.getByTestId('enrol-checks');
    await checks.waitFor();
    expect(await checks.locator('li').first().getAttribute('data-good')).toBe('false');
    expect(await page.getByTestId('enrol-review-save').isDisabled()).toBe(true);
    await page.getByTestId('enrol-photo-input').setInputFiles(onDisk('again.jpg', await varied('dewi', 'brighter')));
    await page.locator('[data-testid="enrol-checks"] li[data-good="true"]').first().waitFor();
    await page.getByTestId('enrol-review-save').click();
    const other = page.getByTestId('enrol-duplicate-other');
    await other.waitFor();
    expect(await page.getByTestId('enrol-duplicate-this').textContent()).toContain('Gita Savitri');
    expect(await other.textContent()).toContain('Ayu Lestari');
    await other.getByText('VII A').waitFor();
    await other.locator('img').waitFor();
    await page.getByTestId('enrol-duplicate-keep').click();
    await page.getByTestId('enrol-result').waitFor();
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
});

test('without consent no picture is taken, and a PIN takes its place', async () => {
  const { people } = await asStaff(station.address, (client) => client.call('people.table', {}));
  const bunga = people.find(({ name }) => name === 'Bunga Citra');
  const { page, faults, close } = await openSignedIn(
    `${station.address}/#/enrol?person=${bunga?.id}`,
    await emptyRoom(),
  );
  try {
    await page.getByTestId('enrol-consent-by').fill('Bapak Agus');
    await page.getByTestId('enrol-consent-refuse').click();
    await page.getByTestId('enrol-without').waitFor();
    expect(await page.locator('video').count()).toBe(0);
    await page.getByTestId('enrol-issue-pin').click();
    expect(await page.getByTestId('enrol-pin').textContent()).toMatch(/^\d{6}$/);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
  await asStaff(station.address, async (client) => {
    const { current, entries } = await client.call('consent.ofPerson', { personId: bunga?.id ?? 0 });
    expect(current).toBe(false);
    expect(entries).toMatchObject([{ given: false, by: 'Bapak Agus' }]);
    const table = await client.call('people.table', {});
    expect(table.people.find(({ id }) => id === bunga?.id)).toMatchObject({ templates: 0, hasPin: true });
  });
});
