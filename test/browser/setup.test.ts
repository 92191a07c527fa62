/** The first run of a station, from the gate's invitation to the gate's first greeting. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { waysToGo } from '../support/every-way.ts';
import { photo, varied } from '../support/photos.ts';
import { asStaff, school } from '../support/staff.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import { film } from '../support/video.ts';
import { open } from './browser.ts';

let camera = '';
beforeAll(async () => {
  await prepare();
  camera = await film('dewi', [await photo('dewi'), await varied('dewi', 'darker')]);
});
afterAll(endAll);

const at = (page: Page, id: string) => page.getByTestId(id);
const next = (page: Page) => at(page, 'setup-next').click();

async function enrolFirst(page: Page): Promise<void> {
  await at(page, 'enrol-name').fill('Dewi Lestari');
  await at(page, 'enrol-start').click();
  await at(page, 'enrol-consent-by').fill('Ibu Sri');
  await at(page, 'enrol-consent-check').check();
  await at(page, 'enrol-consent-agree').click();
  await at(page, 'enrol-take-face').click();
  await at(page, 'enrol-result').waitFor({ timeout: 90_000 });
  await at(page, 'enrol-to-gate').click();
}

const languages = [
  ['id', 'Orang pertama'],
  ['en', 'The first person'],
] as const;

describe.each(waysToGo(languages, 0))('the first run in %s', (language, lastTitle) => {
  test('ends with the gate greeting the first person by name', async () => {
    const station = await StationProcess.start();
    const { page, faults, close } = await open(`${station.address}/`, camera, { width: 1024, height: 768 });
    try {
      await at(page, 'setup-begin').click();
      await at(page, 'setup-school').waitFor();
      if (language === 'en') await page.getByRole('radio', { name: 'English' }).check();
      // Nothing can be left out, and it is said where.
      await next(page);
      await at(page, 'setup-school-name').fill(school);
      await at(page, 'setup-zone-Asia/Makassar').check();
      await next(page);

      await at(page, 'setup-name').fill('Ratna Dewi');
      await at(page, 'setup-password').fill('rahasia123');
      expect(await at(page, 'setup-password-strength').getAttribute('data-strength')).toBe('weak');
      await at(page, 'setup-back').click();
      expect(await at(page, 'setup-school-name').inputValue()).toBe(school);
      await next(page);
      await at(page, 'setup-name').fill('Ratna Dewi');
      await at(page, 'setup-password').fill('mangga manis');
      await at(page, 'setup-again').fill('mangga manis');
      // The keyboard alone is enough.
      await page.keyboard.press('Enter');

      await at(page, 'setup-camera').waitFor();
      // Left and come back to: what is done stays done, and somebody is signed in.
      await page.goto(`${station.address}/#/today`);
      await page.goto(`${station.address}/#/setup`);
      await at(page, 'setup-camera').waitFor();
      await page.locator('[data-testid="setup-light"][data-light]').waitFor({ timeout: 20_000 });
      await next(page);

      await at(page, 'setup-template-six_days').check();
      await next(page);
      await at(page, 'setup-first').waitFor();
      expect(await at(page, 'setup-first').textContent()).toBe(lastTitle);
      await asStaff(station.address, async (client) => {
        const { clocks, rules } = await client.call('calendar.get', {});
        expect(clocks.at(-1)?.timeZone).toBe('Asia/Makassar');
        expect(rules.map(({ weekdays }) => weekdays)).toEqual([[1, 2, 3, 4, 6], [5]]);
        expect((await client.call('settings.get', {})).school).toBe(school);
      });

      await at(page, 'setup-enrol').click();
      await enrolFirst(page);
      const greeting = at(page, 'greeting-name');
      await greeting.waitFor({ timeout: 30_000 });
      expect(await greeting.textContent()).toContain('Dewi');
      expect(await at(page, 'setup-invitation').count()).toBe(0);
      expect(faults).toEqual([]);
    } finally {
      await close();
      await station.stop();
    }
  });
});
