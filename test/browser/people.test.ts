/** The office over the people: found, looked into, moved, given PINs, agreed for, and removed. In both languages. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { catalogues } from '../../src-shared/messages/index.ts';
import { waysToGo } from '../support/every-way.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import type { Session } from './browser.ts';
import { asStaff, openSignedIn } from './staff.ts';

let station: StationProcess;
let session: Session;
let page: Page;

const pupils = ['Aisyah Zahra', 'Bagus Prasetyo', 'Citra Dewi', 'Dewi Lestari', 'Eka Putra'];

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
  await asStaff(station.address, async (client) => {
    for (const [i, name] of pupils.entries()) {
      const { id } = await client.call('people.create', { name, group: i < 3 ? '7A' : '7B' });
      await client.call('people.updateProfile', { personId: id, nis: `202600${i + 1}` });
    }
    await client.call('groups.save', { name: '7A', grade: 7 });
    await client.call('groups.save', { name: '7B', grade: 7 });
  });
  session = await openSignedIn(station.address);
  page = session.page;
});
afterAll(async () => {
  await session?.close();
  await station?.stop();
  await endAll();
});

/** A school's computer is busy at times. */
const soon = { timeout: 15_000 };
const at = (id: string) => page.getByTestId(id);
const people = (route = '') => page.goto(`${station.address}/#/people${route}`);
const rows = () => at('people-table-row').allInnerTexts();
const say = (language: 'id' | 'en') =>
  page.evaluate((wanted) => localStorage.setItem('hadir.preferences', JSON.stringify({ language: wanted })), language);

test('somebody is found by a few letters, whatever their case, and by the class', async () => {
  await people();
  await expect.poll(() => rows().then(({ length }) => length), soon).toBe(5);
  await page.keyboard.press('/');
  await page.keyboard.type('ZAHRA 7a');
  await expect.poll(rows, soon).toHaveLength(1);
  expect(await at('people-count').innerText()).toBe('1 dari 5 orang');
  await at('people-search').fill('');
  await at('people-group').selectOption('7B');
  await expect.poll(rows, soon).toHaveLength(2);
  await at('people-search').fill('nobody at all');
  await page.getByText('Tidak ada yang cocok').waitFor();
});

test('a row opens the file from the keyboard, and the way back finds the list as it was', async () => {
  await people();
  await at('people-group').selectOption('*');
  await at('people-search').fill('bagus');
  await expect.poll(rows, soon).toHaveLength(1);
  await at('people-table-row').first().focus();
  await page.keyboard.press('Enter');
  await at('person-head').waitFor();
  expect(await page.locator('h1').innerText()).toBe('Bagus Prasetyo');
  await at('people-back').click();
  expect(await at('people-search').inputValue()).toBe('bagus');
});

test('chosen people move to another class', async () => {
  await people();
  await at('people-search').fill('');
  await at('people-group').selectOption('*');
  await page.getByRole('checkbox', { name: 'Pilih Aisyah Zahra' }).check();
  await page.getByRole('checkbox', { name: 'Pilih Bagus Prasetyo' }).check();
  await at('bulk-move').click();
  await at('move-group').fill('8A');
  await at('form-submit').click();
  await at('people-bulk').waitFor({ state: 'detached' });
  await expect.poll(async () => (await rows()).filter((text) => text.includes('8A')), soon).toHaveLength(2);
});

test('a new PIN is shown once', async () => {
  await people('/3?tab=credentials');
  await at('pin-issue').click();
  expect(await at('pin-value').innerText()).toMatch(/^\d{6}$/);
  await at('pin-close').click();
  await at('pin-revoke').waitFor();
  await at('card-assign').click();
  await at('card-text').fill('0004711829');
  await page.keyboard.press('Enter');
  await at('card-revoke').waitFor();
});

test('consent, a note and the details are written down', async () => {
  await people('/4?tab=consent');
  await at('consent-by').fill('Ibu Ratih');
  await at('consent-save').click();
  await page.getByText('Ibu Ratih, wali').waitFor();
  await at('tab-notes').click();
  await at('note-text').fill('Alergi kacang');
  await at('note-add').click();
  await at('note').getByText('Alergi kacang').waitFor();
  await at('tab-profile').click();
  await at('profile-guardianPhone').fill('0812-3456-7890');
  await at('profile-save').click();
  await expect.poll(() => at('profile-guardianPhone').inputValue(), soon).toBe('+6281234567890');
});

test.each(waysToGo(['id', 'en'] as const, 0))(
  'somebody with a taken NIS is not added, however often it is pressed: %s',
  async (language) => {
    const added = () =>
      asStaff(station.address, async (client) => (await client.call('people.list', { query: 'Fajar' })).people.length);
    await say(language);
    await people();
    await page.reload();
    await at('people-add').click();
    await at('add-name').fill('Fajar Nugraha');
    await at('add-nis').fill('2026001');
    const alert = at('add-person').getByRole('alert');
    for (let press = 0; press < 2; press++) {
      await at('form-submit').click();
      await expect.poll(() => alert.innerText(), soon).toBe(catalogues[language]['error.conflict']);
      await expect.poll(() => at('form-submit').isEnabled(), soon).toBe(true);
      // Still there to be mended, with what was typed.
      expect(await at('add-name').inputValue()).toBe('Fajar Nugraha');
      expect(await added()).toBe(0);
    }
    // Both at once.
    await at('form-submit').dblclick();
    await expect.poll(() => alert.innerText(), soon).toBe(catalogues[language]['error.conflict']);
    expect(await added()).toBe(0);
    if (language === 'id') return void (await page.keyboard.press('Escape'));
    await at('add-nis').fill('2026099');
    await at('form-submit').dblclick();
    await at('person-head').waitFor();
    expect(await added()).toBe(1);
    await asStaff(station.address, async (client) => {
      const [fajar] = (await client.call('people.list', { query: 'Fajar' })).people;
      await client.call('people.remove', { personId: fajar?.id ?? 0 });
    });
  },
);

test('the year is walked with the arrows and read as a table, in English too', async () => {
  await say('en');
  await people('/4');
  await page.reload();
  await at('person-year').waitFor();
  const words = await at('map-words').innerText();
  await page.locator('[data-today="true"]').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => at('map-words').innerText(), soon).not.toBe(words);
  await page.getByText('Table', { exact: true }).click();
  await page.getByRole('columnheader', { name: 'Late' }).waitFor();
  await at('tab-history').click();
  await at('person-history').waitFor();
});

test('people are deleted only after their number was typed', async () => {
  await people();
  await page.getByRole('checkbox', { name: 'Choose Eka Putra' }).check();
  await at('bulk-remove').click();
  await at('remove-count').fill('2');
  expect(await at('form-submit').isDisabled()).toBe(true);
  await at('remove-count').fill('1');
  await at('form-submit').click();
  await expect.poll(rows, soon).toHaveLength(4);
  await say('id');
});

test('leaving, the end of the data, promotion and school years', async () => {
  await page.reload();
  await people('/3');
  await at('person-menu').click();
  await at('person-leave').click();
  await at('form-submit').click();
  await page.getByText(/^Keluar \d/).waitFor();

  await people('/classes?tab=years');
  await at('year-add').click();
  await at('form-submit').click();
  await at('years').getByText('Sekarang').waitFor();

  await at('tab-promotion').click();
  await at('promotion-look').click();
  await at('promotion-apply').click();
  await at('promotion-done').waitFor();

  await at('tab-groups').click();
  await at('group-add').click();
  await at('group-name').fill('9C');
  await at('group-grade').fill('9');
  await at('form-submit').click();
  await page.getByRole('rowheader', { name: '9C' }).waitFor();
  await at('tab-leavers').click();
  await at('leavers').waitFor();
  expect(session.faults).toEqual([]);
});
