/** A list comes in from a file, with its problems told row by row, and many photos find their people by their names. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { prepare } from '../../scripts/prepare.ts';
import { nobody, photo } from '../support/photos.ts';
import { endAll, StationProcess, temporaryFolder } from '../support/station-process.ts';
import type { Session } from './browser.ts';
import { openSignedIn } from './staff.ts';

let station: StationProcess;
let session: Session;
let page: Page;
let folder: string;

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
  session = await openSignedIn(station.address);
  page = session.page;
  folder = mkdtempSync(join(temporaryFolder(), 'files-'));
});
afterAll(async () => {
  await session?.close();
  await station?.stop();
  await endAll();
});

/** A school's computer is busy at times. */
const soon = { timeout: 15_000 };
const at = (id: string) => page.getByTestId(id);
const figure = (kind: string) => page.locator(`[data-figure="${kind}"] dd`).innerText();

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('an empty list says what to do, and a file is looked at before anything is stored', async () => {
  await page.goto(`${station.address}/#/people`);
  await page.getByText('Belum ada orang').waitFor();
  await page.getByRole('link', { name: 'Impor daftar' }).click();
  const list = written(
    'siswa.csv',
    'NIS;Nama Siswa;Rombel;L/P;Kolom X\n001;Ayu Lestari;7A;P;a\n002;Bunga Citra;7A;P;b\n003;Citra Dewi;7B;X;c\n',
  );
  await at('import-file').setInputFiles(list);
  await at('import-preview').waitFor();
  expect([await figure('added'), await figure('bad')]).toEqual(['2', '1']);
  await at('import-problems').getByText('Isi dengan L atau P.').waitFor();
  expect(await at('import-store').isDisabled()).toBe(true);
  expect(await at('column-Rombel').inputValue()).toBe('group');
});

test('what a column holds may be said otherwise', async () => {
  await at('column-L/P').selectOption('');
  await expect.poll(() => figure('bad'), soon).toBe('0');
  await at('column-L/P').selectOption('gender');
  await expect.poll(() => figure('bad'), soon).toBe('1');
});

test('the good rows are stored, the others can be saved as a list', async () => {
  await at('import-mode').selectOption('good');
  await at('import-store').click();
  await at('import-result').waitFor();
  const download = page.waitForEvent('download');
  await at('import-problems-save').click();
  expect((await download).suggestedFilename()).toBe('perlu-diperbaiki.csv');
  await page.getByRole('link', { name: 'Lihat orang' }).click();
  await expect.poll(() => at('people-table-row').count(), soon).toBe(2);
});

test('a file that is none is refused in words', async () => {
  await page.goto(`${station.address}/#/people/import`);
  await at('import-file').setInputFiles(written('kosong.xlsx', await photo('ayu')));
  await at('import-error').waitFor();
  expect(await at('import-error').innerText()).toContain('Pilih berkas lain');
});

test('of a workbook with a sheet a class, the one that was read is named and so are the others', async () => {
  const sheet = (name: string) => ({ data: [['Nama'], ['Ayu Lestari']], sheet: name });
  const made = await writeWorkbook([{ data: [], sheet: 'Sampul' }, sheet('VII A'), sheet('VII B')]).toBuffer();
  const book = written('kelas.xlsx', new Uint8Array(made));
  const said = {
    id: 'Dibaca dari lembar “VII A”. Dilewati: Sampul (kosong), VII B (juga berisi baris). Hanya satu lembar yang dibaca.',
    en: 'Read from the sheet “VII A”. Passed over: Sampul (empty), VII B (has rows of its own). Only one sheet is read.',
  };
  for (const language of ['en', 'id'] as const) {
    await page.evaluate((to) => localStorage.setItem('hadir.preferences', JSON.stringify({ language: to })), language);
    await page.goto(`${station.address}/#/people/import`);
    await page.reload();
    await at('import-file').setInputFiles(book);
    await at('import-preview').waitFor();
    expect(await at('import-sheet').innerText()).toContain(said[language]);
  }
});

test('the roster goes out again', async () => {
  await page.goto(`${station.address}/#/people`);
  await at('people-menu').click();
  const download = page.waitForEvent('download');
  await at('export-csv').click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
});

test('photos find their people by number and name; a stranger is asked about; each says what became of it', async () => {
  await page.goto(`${station.address}/#/people/photos`);
  await page.waitForTimeout(500);
  const files = [
    written('001.jpg', await photo('ayu')),
    written('Bunga Citra.jpg', await nobody()),
    written('IMG_1234.jpg', await photo('citra')),
  ];
  await at('photo-files').setInputFiles(files);
  await page.getByText('2 dari 3 foto sudah ketemu orangnya').waitFor();
  await at('photo-person').first().fill('bunga');
  await page.getByRole('option', { name: /Bunga Citra/ }).click();
  await page.getByText('3 dari 3 foto sudah ketemu orangnya').waitFor();
  await at('photos-run').click();
  await page.locator('[data-testid="photos-status"][data-phase="done"]').waitFor({ timeout: 60_000 });
  const states = await at('photo-item').evaluateAll((items) => items.map((item) => item.getAttribute('data-state')));
  expect(states).toEqual(['done', 'failed', 'done']);
  await page.getByText('Tidak ada wajah di foto ini.').waitFor();
  await page.goto(`${station.address}/#/people`);
  await expect.poll(() => page.getByText('1 foto').count(), soon).toBe(2);
});

test("another's face is asked about once, and left out", async () => {
  await page.goto(`${station.address}/#/people/photos`);
  await page.waitForTimeout(500);
  await at('photo-files').setInputFiles(written('002.jpg', await photo('ayu')));
  await at('photos-run').click();
  await at('photo-duplicate').getByText('Ayu Lestari').waitFor({ timeout: 30_000 });
  await at('duplicate-skip').click();
  await page.locator('[data-testid="photos-status"][data-phase="done"]').waitFor();
  expect(await at('photo-item').getAttribute('data-state')).toBe('duplicate');
  expect(session.faults).toEqual([]);
});
