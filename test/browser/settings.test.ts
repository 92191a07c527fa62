/** The settings on a real station: what is changed holds at once, keys and webhooks do what they say, a backup is a file. */
import { readdirSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { settingsTabs } from '../../src-renderer/screens/settings/tabs.ts';
import { dataFolder, endAll, StationProcess } from '../support/station-process.ts';
import { emptyRoom } from '../support/video.ts';
import { open, type Session } from './browser.ts';
import { openSignedIn } from './staff.ts';

let station: StationProcess;
let office: Session;

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
  office = await openSignedIn(`${station.address}/#/settings/school`);
});
afterAll(async () => {
  await office?.close();
  await station?.stop();
  endAll();
});

test('the school and the gate are called by their new names at the gate, at once', async () => {
  const { page } = office;
  const gate = await open(`${station.address}/`, await emptyRoom());
  try {
    await gate.page.getByText('Gerbang Utama').first().waitFor();
    await page.getByTestId('setting-school').fill('SMP Negeri 7 Melati');
    await page.getByTestId('setting-school-save').click();
    await gate.page.getByText('SMP Negeri 7 Melati').first().waitFor({ timeout: 5_000 });
    await page.getByTestId('settings-gates').click();
    await page.getByTestId('setting-gate').fill('Gerbang Timur');
    await page.getByTestId('setting-gate').press('Enter');
    await gate.page.getByText('Gerbang Timur').first().waitFor({ timeout: 5_000 });
    expect(gate.faults).toEqual([]);
  } finally {
    await gate.close();
  }
});

test('a stricter gate is chosen by its meaning, and stays chosen', async () => {
  const { page } = office;
  await page.getByTestId('settings-recognition').click();
  await page.getByTestId('strictness-strict').check();
  await page.getByText('Tersimpan').first().waitFor();
  await page.reload();
  await page.getByTestId('strictness-strict').waitFor();
  expect(await page.getByTestId('strictness-strict').isChecked()).toBe(true);
  expect(await page.getByTestId('pack-standard').textContent()).toContain('Dipakai');
});

test('a key opens what it was made for until it is revoked', async () => {
  const { page } = office;
  await page.getByTestId('settings-access').click();
  await page.getByTestId('new-key').click();
  await page.getByTestId('key-name').fill('Sistem rapor');
  await page.getByTestId('scope-people:read').check();
  await page.getByTestId('key-make').click();
  const key = (await page.getByTestId('secret').textContent()) ?? '';
  expect(await call('/people', key)).toBe(200);
  expect(await call('/settings', key)).toBe(403);
  await page.getByTestId('secret-kept').click();
  const row = page.getByTestId('keys').getByRole('listitem').filter({ hasText: 'Sistem rapor' });
  expect(await row.textContent()).toContain('Berlaku');
  await row.getByRole('button', { name: 'Cabut' }).click();
  await page.getByTestId('confirm').click();
  await row.getByText('Dicabut').waitFor();
  expect(await call('/people', key)).toBe(401);
});

test('a receiver is tried, and what it answered is said', async () => {
  const receiver = await listen();
  const { page } = office;
  try {
    await page.getByTestId('settings-webhooks').click();
    await page.getByTestId('new-endpoint').click();
    await page.getByTestId('endpoint-name').fill('Rapor');
    await page.getByTestId('endpoint-url').fill(receiver.address);
    await page.getByTestId('endpoint-save').click();
    expect(await page.getByTestId('secret').textContent()).toMatch(/\S{20,}/);
    await page.getByTestId('secret-kept').click();
    await page.getByTestId('test-1').click();
    const answer = page.getByTestId('answer-1');
    await answer.waitFor();
    expect([await answer.getAttribute('data-ok'), await answer.textContent()]).toEqual([
      'true',
      expect.stringContaining('HTTP 204'),
    ]);
    expect(Object.keys(receiver.heard[0] ?? {})).toContain('webhook-signature');
    receiver.server.close();
    receiver.server.closeAllConnections();
    await page.getByTestId('test-1').click();
    await page.locator('[data-testid="answer-1"][data-ok="false"]').waitFor();
  } finally {
    receiver.server.close();
  }
});

test('guardian messages stay off without an address, and a text is previewed as it will be read', async () => {
  const { page } = office;
  await page.getByTestId('settings-messages').click();
  await page.getByTestId('messages-enabled').check({ force: true });
  expect(await page.getByTestId('messages-save').isDisabled()).toBe(true);
  await page.getByTestId('message-text').fill('{name} sampai pukul {time}.');
  expect(await page.getByTestId('message-preview').textContent()).toBe('Aisyah Zahra sampai pukul 06.52.');
  await page.getByTestId('message-text').fill('{nama} sampai.');
  await page.getByText('{nama} tidak dikenal').waitFor();
});

test('a backup is made, listed, and there on the disk', async () => {
  const { page } = office;
  await page.getByTestId('settings-backups').click();
  await page.getByTestId('backup-now').click();
  await page.getByTestId('backups').getByRole('listitem').first().waitFor();
  const [name = ''] = readdirSync(join(dataFolder(station.folder), 'backups'));
  expect(name).toMatch(/^hadir-.*\.backup$/);
  expect(await page.getByTestId('backups').textContent()).toContain(name);
  expect(await page.getByTestId('restore-command').textContent()).toContain(name);
});

test('every tab speaks both languages, fits its window and breaks nothing', async () => {
  const { page, faults } = office;
  await page.setViewportSize({ width: 1024, height: 768 });
  for (const language of ['English', 'Indonesia']) {
    await page.getByTestId('settings-screen').click();
    await page.getByText(language, { exact: true }).first().click();
    // The desktop's own tab is there in the desktop only.
    for (const tab of settingsTabs.filter((name) => name !== 'computer')) {
      await page.getByTestId(`settings-${tab}`).click();
      const content = page.getByTestId(`settings-content-${tab}`);
      await content.waitFor();
      expect(await content.textContent()).not.toMatch(/\b(settings|diagnostics)\.[a-z]/);
      const wider = await page.locator('#main').evaluate((main) => main.scrollWidth - main.clientWidth);
      expect(wider, tab).toBe(0);
    }
    expect(await page.title()).toContain(language === 'English' ? 'Settings' : 'Pengaturan');
  }
  expect(faults).toEqual([]);
});

async function call(path: string, key: string): Promise<number> {
  return (await fetch(`${station.address}/api/station/v1${path}`, { headers: { 'x-api-key': key } })).status;
}

async function listen(): Promise<{ server: Server; address: string; heard: IncomingHttpHeaders[] }> {
  const heard: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    heard.push(request.headers);
    request.resume().on('end', () => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, heard, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/presensi` };
}
