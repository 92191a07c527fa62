/** Reports in a real browser: a recap with numbers that are known, and its files, which begin as their formats do and name the
 * pupils. */
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import type { Session } from './browser.ts';
import { eventually, foundSchool, type KnownSchool } from './calendar-school.ts';
import { openSignedIn } from './staff.ts';

let station: StationProcess;
let school: KnownSchool;
let session: Session;
const id = (name: string) => session.page.getByTestId(name);
const to = async (part: string, query = '') => {
  const [from, , last] = school.days;
  await session.page.goto('about:blank');
  await session.page.goto(`${station.address}/#/reports/${part}?from=${from}&to=${last}${query}`);
};

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
  school = await foundSchool(station.address);
  session = await openSignedIn(`${station.address}/#/reports`);
});
afterAll(async () => {
  await session?.close();
  await station?.stop();
  endAll();
});

test('the recap has the numbers that follow from the records', async () => {
  await to('recap');
  await id('recap-row').first().waitFor();
  expect(await id('figure-percentage').textContent()).toContain('55,6 %');
  expect(await id('figure-present').textContent()).toMatch(/^4/);
  expect(await id('figure-late').textContent()).toMatch(/^1.*12 menit/);
  expect(await id('figure-absent').textContent()).toMatch(/^4/);
  const bagus = id('recap-row').filter({ hasText: 'Bagus Prasetyo' });
  expect((await bagus.locator('td').allTextContents()).slice(2)).toEqual(['1', '1', '0', '0', '1', '66,7 %', '12']);
  await bagus.click();
  await eventually(() => session.page.getByRole('dialog').textContent()).toContain('terlambat 12 menit');
  await session.page.keyboard.press('Escape');
  expect(session.faults).toEqual([]);
});

test('of one class, as charts, in English', async () => {
  await session.page.evaluate(() => localStorage.setItem('hadir.preferences', JSON.stringify({ language: 'en' })));
  await to('charts', '&group=VII%20A');
  await id('classes-chart').waitFor();
  expect(await id('figure-percentage').textContent()).toContain('83.3%');
  expect(await id('classes-chart').textContent()).toBe('VII A83.3%');
  expect(await session.page.locator('table caption').first().textContent()).toBe('Attendance by day');
  await session.page.evaluate(() => localStorage.setItem('hadir.preferences', JSON.stringify({ language: 'id' })));
});

test('who was late, and who has been away for days', async () => {
  await to('late');
  await id('late-row').first().waitFor();
  expect(await id('late-row').first().locator('td').allTextContents()).toEqual([
    expect.stringContaining('Bagus Prasetyo'),
    'VII A',
    '1',
    '12',
    '12',
  ]);
  await to('absences');
  await id('absences-row').first().waitFor();
  expect(await id('absences-row').count()).toBe(1);
  expect(await id('absences-row').textContent()).toMatch(/Citra Dewi.*3.*Masih Alfa/);
  expect(await id('contact').getAttribute('href')).toMatch(/^#\/people\/\d+$/);
});

async function download(format: string, language: 'Indonesia' | 'English'): Promise<Buffer> {
  await id('export').click();
  await session.page.getByText(language, { exact: true }).click();
  const [file] = await Promise.all([session.page.waitForEvent('download'), id(`export-${format}`).click()]);
  expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`));
  return readFile(await file.path());
}

test('each file begins as its format does and names the pupils', async () => {
  await to('recap');
  await id('recap-row').first().waitFor();
  const csv = (await download('csv', 'Indonesia')).toString('utf8');
  expect(csv).toContain('Aisyah Zahra');
  expect(csv).toContain('Kelas');
  expect((await download('csv', 'English')).toString('utf8')).toContain('Class');
  const xlsx = await download('xlsx', 'English');
  expect(xlsx.subarray(0, 2).toString()).toBe('PK');
  const parts = Object.entries(unzipSync(xlsx)).filter(([name]) => name.endsWith('.xml'));
  expect(parts.map(([, bytes]) => strFromU8(bytes)).join('')).toContain('Citra Dewi');
  const pdf = await download('pdf', 'Indonesia');
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(2000);
  expect(session.faults).toEqual([]);
});

test('the letterhead shows while it is written, and is kept', async () => {
  await session.page.goto('about:blank');
  await session.page.goto(`${station.address}/#/reports/letterhead`);
  await id('letterhead-school').fill('SMP Melati');
  await id('letterhead-lines').fill('Jl. Melati 4\nCempaka');
  expect(await id('letterhead-sheet').textContent()).toContain('SMP MelatiJl. Melati 4Cempaka');
  await session.page.locator('input[type=file]').setInputFiles({
    name: 'logo.gif',
    mimeType: 'image/gif',
    buffer: Buffer.from('GIF89a'),
  });
  await session.page.getByText('Berkas ini bukan PNG atau JPEG.').waitFor();
  await id('form-submit').click();
  await session.page.getByText('Kop surat tersimpan.').waitFor();
  await session.page.reload();
  await eventually(() => id('letterhead-sheet').textContent()).toContain('SMP Melati');
});
