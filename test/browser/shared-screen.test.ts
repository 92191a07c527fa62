/** A screen that pupils walk up to, in both languages: the office does not stay open behind the gate, the camera is for staff, and
 * what anybody may choose goes back by itself. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { waysToGo } from '../support/every-way.ts';
import { asStaff, names, password } from '../support/staff.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import { emptyRoom } from '../support/video.ts';
import { open, type Session } from './browser.ts';
import { signedIn } from './staff.ts';

let station: StationProcess;
let camera = '';
beforeAll(async () => {
  await prepare();
  camera = await emptyRoom();
  station = await StationProcess.start();
  await asStaff(station.address, (client) =>
    client.call('staff.create', { name: names.viewer, role: 'viewer', password }),
  );
});
afterAll(async () => {
  await station.stop();
  endAll();
});

const at = (page: Page, id: string) => page.getByTestId(id);
const stored = (page: Page) => page.evaluate(() => JSON.parse(localStorage.getItem('hadir.preferences') ?? '{}'));

const languages = [
  {
    language: 'id',
    camera: 'Kamera',
    screen: 'Layar',
    sound: 'Suara',
    only: 'Khusus petugas',
    turn: 'Putar gambar',
    other: 'English',
  },
  {
    language: 'en',
    camera: 'Camera',
    screen: 'Screen',
    sound: 'Sound',
    only: 'For staff only',
    turn: 'Turn the picture',
    other: 'Indonesia',
  },
] as const;

describe.each(waysToGo(languages, 1))('in $language', (words) => {
  let session: Session;
  let page: Page;
  beforeAll(async () => {
    session = await open(`${station.address}/`, camera);
    page = session.page;
    await page.evaluate(
      (language) => localStorage.setItem('hadir.preferences', JSON.stringify({ language })),
      words.language,
    );
    await page.reload();
  });
  afterAll(() => session.close());

  test('whoever went to the gate signs in again for the office; another window stays', async () => {
    const other = await page.context().newPage();
    await other.goto(`${station.address}/#/today`);
    await signedIn(other);
    await at(other, 'nav-today').waitFor();
    await page.goto(`${station.address}/#/today`);
    await signedIn(page);
    await at(page, 'to-gate').click();
    await at(page, 'to-office').click();
    await at(page, 'sign-in-name').waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem('hadir.session'))).toBeNull();
    // Neither the way back in the browser's history nor loading anew opens it.
    await page.goBack();
    await page.goForward();
    await page.reload();
    await at(page, 'sign-in-name').waitFor();
    await at(other, 'nav-people').click();
    expect(await at(other, 'sign-in').count()).toBe(0);
    await other.close();
  });

  test('the camera’s settings want a member of staff; at the office’s door there are none', async () => {
    await page.goto(`${station.address}/`);
    await at(page, 'settings').click();
    const dropdown = at(page, 'screen-settings');
    await dropdown.getByText(words.camera, { exact: true }).click();
    await at(page, 'staff-only').getByText(words.only).waitFor();
    expect(await dropdown.getByText(words.turn).count()).toBe(0);
    await page.keyboard.press('Escape');
    await at(page, 'to-office').click();
    await at(page, 'sign-in-name').waitFor();
    await at(page, 'settings').click();
    await dropdown.getByText(words.other, { exact: true }).waitFor();
    expect(await dropdown.getByText(words.turn).count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  test('a wrong password opens nothing; a right one opens the camera until this is closed, and no office', async () => {
    await page.goto(`${station.address}/`);
    await at(page, 'settings').click();
    const dropdown = at(page, 'screen-settings');
    await dropdown.getByText(words.camera, { exact: true }).click();
    await at(page, 'staff-only-name').fill(names.viewer);
    await at(page, 'staff-only-password').fill('salah');
    await page.keyboard.press('Enter');
    await at(page, 'sign-in-trouble').waitFor();
    await at(page, 'staff-only-password').fill(password);
    await page.keyboard.press('Enter');
    await dropdown.getByText(words.turn).waitFor();
    await dropdown.getByText('180°').click();
    expect((await stored(page)).rotation).toBe(180);
    await dropdown.getByText('0°', { exact: true }).click();
    await page.keyboard.press('Escape');
    await at(page, 'settings').click();
    await dropdown.getByText(words.camera, { exact: true }).click();
    await at(page, 'staff-only').waitFor();
    await page.keyboard.press('Escape');
    await at(page, 'to-office').click();
    await at(page, 'sign-in-name').waitFor();
  });

  test('language and sound are free, not remembered, and go back after a minute', async () => {
    await page.goto(`${station.address}/`);
    await page.clock.install();
    await page.reload();
    await at(page, 'settings').click();
    const dropdown = at(page, 'screen-settings');
    await dropdown.getByText(words.sound, { exact: true }).click();
    await dropdown.getByRole('switch').first().click({ force: true });
    await dropdown.getByText(words.screen, { exact: true }).click();
    await dropdown.getByText(words.other, { exact: true }).click();
    await page.waitForFunction((language) => document.documentElement.lang !== language, words.language);
    expect(await stored(page)).toMatchObject({ language: words.language, sound: true });
    await page.clock.runFor(61_000);
    await page.waitForFunction((language) => document.documentElement.lang === language, words.language);
    await page.clock.resume();
    expect(session.faults.filter((fault) => !/401|sign in/i.test(fault))).toEqual([]);
  });
});
