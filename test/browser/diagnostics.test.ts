/** Diagnostics on a real station that recognises: words, figures, the log, and a bundle that names nobody. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { files } from '../../src-main/files/index.ts';
import { photo } from '../support/photos.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import type { Session } from './browser.ts';
import { asStaff, openSignedIn } from './staff.ts';

let station: StationProcess;
let office: Session;

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
  const dewi = await photo('dewi');
  await asStaff(station.address, async (client) => {
    await client.call('enrolment.photo', { tenantId: 1, userId: 1, name: 'Dewi Lestari', group: 'VII A', image: dewi });
    for (let seq = 0; seq < 8; seq++)
      await client.call('live.frame', { camera: 'test', seq, at: 100 * seq, image: dewi });
  });
  office = await openSignedIn(`${station.address}/#/diagnostics`);
});
afterAll(async () => {
  await office?.close();
  await station?.stop();
  endAll();
});

test('the station says in words how it is, and in figures what it did', async () => {
  const { page } = office;
  const vision = page.getByTestId('health-vision');
  await vision.waitFor();
  expect(await vision.getAttribute('data-says')).toBe('vision_ready');
  expect(await page.getByTestId('health-clock').getAttribute('data-says')).toBe('clock_good');
  expect(await page.getByTestId('health-backup').getAttribute('data-says')).toBe('backup_none');
  expect(await page.getByTestId('figures').textContent()).toMatch(/Orang1Contoh wajah1/);
  expect(await page.getByTestId('timings').textContent()).toMatch(/Rata-rata \d+ ms/);
  expect(await page.getByTestId('decisions').textContent()).toContain('1 keputusan');
});

test('the log is read back by level and searched', async () => {
  const { page } = office;
  const log = page.getByTestId('log');
  await log.getByText('Semua', { exact: true }).click();
  await page.getByTestId('log-lines').waitFor();
  await page.getByTestId('log-search').fill('GET /');
  const lines = await page.getByTestId('log-lines').getByRole('listitem').allTextContents();
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/GET \/.*: \d{3}, \d+ ms/);
  await page.getByTestId('log-search').fill('there is no such line');
  await log.getByText('Tidak ada baris').waitFor();
});

test('the bundle has figures and the log, and nobody’s name', async () => {
  const { page } = office;
  const downloading = page.waitForEvent('download');
  await page.getByTestId('bundle-download').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^hadir-\d{4}-\d{2}-\d{2}\.zip$/);
  const parts = await files.readZip(new Uint8Array(readFileSync(await download.path())));
  const text = [...parts.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
  expect([...parts.keys()].sort()).toEqual(['figures.json', 'log.json', 'settings.json']);
  expect(text).toContain('"people": 1');
  expect(text).not.toMatch(/Dewi|Lestari|VII A|Ratna|Cempaka|Gerbang|127\.0\.0\.1/);
});

test('an operator sees how the station is, but not its log', async () => {
  const { page, faults, close } = await openSignedIn(`${station.address}/#/diagnostics`, '/dev/null', {
    role: 'operator',
    width: 1024,
    height: 768,
  });
  try {
    await page.getByTestId('health-vision').waitFor();
    expect(await page.getByTestId('log').count()).toBe(0);
    expect(await page.getByTestId('bundle').count()).toBe(0);
    expect(await page.locator('#main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
  expect(office.faults).toEqual([]);
});
