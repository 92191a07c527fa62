/** The office's day, end to end: what one screen writes, another one shows without being loaded anew, and the book forgets nothing. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import type { Session } from './browser.ts';
import { keepHours, thisMorning } from './school-morning.ts';
import { asStaff, openSignedIn, signedIn } from './staff.ts';

let station: StationProcess;
let office: Session;
let page: Page;

const pupils = ['Agung Saputra', 'Bayu Nugroho', 'Citra Kusuma', 'Dewi Anggraini'];

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
  await asStaff(station.address, async (client) => {
    await keepHours(client);
    for (const name of pupils) await client.call('people.create', { name, group: 'VII A' });
  });
  office = await openSignedIn(`${station.address}/#/today`);
  page = office.page;
});
afterAll(async () => {
  await office?.close();
  await station?.stop();
  await endAll();
});

const figure = (name: string) => page.getByTestId(`figure-${name}`).textContent();
const row = (name: string) => page.getByTestId('sheet-row').filter({ hasText: name });

async function writeTime(hours: string, minutes: string): Promise<void> {
  await page.getByTestId('time-hours').fill(hours);
  await page.getByTestId('time-minutes').fill(minutes);
}

test('a manual record appears on Today without loading anew', async () => {
  await page.getByTestId('figure-missing').waitFor();
  expect(await figure('missing')).toContain('4');
  await page.evaluate(() => Object.assign(window, { untouched: true }));
  await page.getByTestId('write-manual').click();
  await page.getByTestId('manual-save').click();
  expect(await page.getByTestId('manual-form').textContent()).toContain('Pilih orangnya');
  await page.getByTestId('person-picker').fill('agung');
  await page.getByTestId('person-option').filter({ hasText: 'Agung Saputra' }).click();
  await writeTime('06', '50');
  await page.getByTestId('reason').fill('Guru piket melihatnya datang');
  await page.getByTestId('manual-save').click();
  await page.getByTestId('figure-present').filter({ hasText: '25 % dari 4' }).waitFor({ timeout: 10_000 });
  expect(await figure('missing')).toContain('3');
  expect(await page.getByTestId('missing').textContent()).not.toContain('Agung');
  expect(await page.evaluate(() => 'untouched' in window)).toBe(true);
});

test('what another screen writes appears too', async () => {
  await asStaff(station.address, async (client) => {
    const { rows } = await client.call('attendance.sheet', {});
    const bayu = rows.find(({ name }) => name === 'Bayu Nugroho');
    const at = thisMorning('07:30');
    await client.call('attendance.manual', { personId: bayu?.personId ?? 0, at, direction: 'in', reason: 'Telat bus' });
  });
  await page.getByTestId('figure-late').filter({ hasText: 'rata-rata 30 menit' }).waitFor({ timeout: 10_000 });
});

test('a correction changes the sheet and keeps the fact', async () => {
  await page.getByTestId('nav-attendance').click();
  await row('Bayu').filter({ hasText: 'Terlambat' }).waitFor();
  // By keyboard alone: the first row, one down, open.
  await row('Agung').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByTestId('person-drawer').filter({ hasText: 'Bayu Nugroho' }).waitFor();
  await page.getByTestId('replace-record').click();
  await writeTime('06', '55');
  await page.getByTestId('reason').fill('Jam di pos salah');
  await page.getByTestId('form-save').click();
  await page.getByTestId('record').nth(1).waitFor();
  const records = await page.getByTestId('record').allTextContents();
  expect(records[0]).toContain('06.55');
  expect(records[0]).toContain('Jam di pos salah');
  expect(records[1]).toMatch(/07\.30.*Diganti.*Telat bus/s);
  await page.keyboard.press('Escape');
  await row('Bayu').filter({ hasText: 'Hadir' }).waitFor();
  expect(await row('Bayu').textContent()).toContain('06.55');
});

test('leave that is approved turns Belum into Sakit', async () => {
  expect(await row('Citra').textContent()).toContain('Belum');
  await page.getByTestId('nav-leave').click();
  await page.getByTestId('new-leave').click();
  await page.getByTestId('person-picker').fill('citra');
  await page.getByTestId('person-option').first().click();
  await page.getByLabel('Setujui sekarang').uncheck();
  const letter = { name: 'surat.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') };
  await page.locator('input[type=file]').setInputFiles(letter);
  await page.getByText('Berkas ini bukan foto atau PDF', { exact: false }).waitFor();
  await page.getByTestId('request-save').click();
  await page.getByTestId('approve').click();
  await page.getByTestId('leave-detail').filter({ hasText: 'Disetujui' }).waitFor();
  await page.getByTestId('nav-attendance').click();
  await row('Citra').filter({ hasText: 'Sakit' }).waitFor();
});

test('a class is marked present at once', async () => {
  await page.getByTestId('filter-not_seen').click();
  await row('Agung').waitFor({ state: 'detached' });
  await page.getByLabel('Pilih semua').check();
  await page.getByTestId('bulk-present').click();
  await page.getByTestId('reason').fill('Kamera bermasalah');
  await page.getByTestId('bulk-save').click();
  await page.getByTestId('filter-present').filter({ hasText: '3' }).waitFor();
  expect(await page.getByTestId('filter-not_seen').textContent()).toContain('0');
});

test('both languages, at once', async () => {
  await page.getByTestId('nav-today').click();
  await page.getByTestId('settings').click();
  await page.getByText('English').click();
  await page.getByTestId('figure-present').filter({ hasText: '75 % of 4' }).waitFor();
  expect(await page.title()).toBe('Today · Hadir');
  expect(office.faults).toEqual([]);
});

test('who may only look is offered nothing to write', async () => {
  await signedIn(page, { role: 'viewer' });
  await page.getByTestId('figure-present').waitFor();
  expect(await page.getByTestId('write-manual').count()).toBe(0);
  await page.getByTestId('nav-attendance').click();
  await row('Agung').click();
  await page.getByTestId('record').waitFor();
  for (const id of ['void-record', 'replace-record', 'add-record', 'mark-leave'])
    expect(await page.getByTestId(id).count(), id).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByTestId('person-drawer').waitFor({ state: 'detached' });
  expect(await page.getByLabel(/^(Pilih|Choose) /).count()).toBe(0);
  await page.getByTestId('nav-leave').click();
  await page.getByTestId('leave-detail').waitFor();
  expect(await page.getByTestId('decision').count()).toBe(0);
  expect(await page.getByTestId('new-leave').count()).toBe(0);
  expect(office.faults).toEqual([]);
});
