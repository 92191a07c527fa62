/** A fault of the gate's screen: it says so in both languages, numbers and cards still work, the station's log has what finds it,
 * and the page loads itself again, ever later. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { catalogues, type Language } from '../../src-shared/messages/index.ts';
import { waysToGo } from '../support/every-way.ts';
import { asStaff } from '../support/staff.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import { emptyRoom } from '../support/video.ts';
import { open, type Session } from './browser.ts';
import { type FakedSocket, fakeSocket } from './gate-socket.ts';

const cardText = '0012345678';
const personal = 'Ayu Rahasia';
let station: StationProcess;
let camera: string;
let pin: string;

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
  camera = await emptyRoom();
  await asStaff(station.address, async (client) => {
    const { id: personId } = await client.call('people.create', { name: personal, userId: 7, group: '7A' });
    pin = (await client.call('credentials.issuePin', { personId })).pin;
    await client.call('credentials.assignCard', { personId, text: cardText });
  });
});
afterAll(async () => {
  await station.stop();
  endAll();
});

/** A gate that cannot draw the list of who came. */
async function failing(language: Language = 'id'): Promise<{ session: Session; page: Page; socket: FakedSocket }> {
  const session = await open('about:blank', camera);
  const { page } = session;
  await page.addInitScript((chosen) => localStorage.setItem('hadir.preferences', chosen), JSON.stringify({ language }));
  const row = { at: personal, personId: 1, recordId: 1, name: personal, group: '', hasPortrait: false };
  const socket = await fakeSocket(page, {
    'live.today': () => ({ seen: 1, enrolled: 1, recent: [row], date: '2026-11-20', counts: null }),
  });
  await page.goto(`${station.address}/`);
  await page.getByTestId('gate-trouble').waitFor({ timeout: 30_000 });
  return { session, page, socket };
}

function log(): string {
  const folder = join(station.folder, 'data', 'logs');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
}

const secondsLeft = async (page: Page): Promise<number> => {
  const text = await page.getByTestId('gate-trouble').textContent();
  return Number(/(\d+) (?:detik|seconds?)/.exec(text ?? '')?.[1]);
};

test.each(waysToGo<Language>(['id', 'en'], 0))(
  'the gate says so in %s, and the log has it without a name',
  async (language) => {
    const { session, page } = await failing(language);
    const text = await page.getByTestId('gate-trouble').textContent();
    expect(text).toContain(catalogues[language]['gate.trouble.title']);
    expect(text).toContain(catalogues[language]['gate.trouble.body']);
    await expect
      .poll(log, { timeout: 10_000 })
      .toMatch(/Fault of a screen \(live \d+\.\d+\.\d+, render\): RangeError: .*; at .*\S+\.js:\d+:\d+.*; in /);
    expect(log()).not.toContain('Rahasia');
    await session.close();
  },
);

test('a number with its PIN, and a card, are recorded while it is', async () => {
  const { session, page } = await failing();
  await page.getByTestId('to-pin').click();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await page.keyboard.type(pin);
  await page.getByTestId('trouble-recorded').waitFor({ timeout: 15_000 });
  expect(await page.getByTestId('trouble-recorded').textContent()).toContain(personal);
  await page.getByTestId('trouble-recorded').waitFor({ state: 'detached', timeout: 15_000 });
  await page.keyboard.type(`${cardText}\n`);
  await page.getByTestId('trouble-recorded').waitFor({ timeout: 15_000 });
  await session.close();
});

test('the page loads itself again, later each time, and the gate is back once nothing fails', async () => {
  const { session, page, socket } = await failing();
  expect(await secondsLeft(page)).toBeLessThanOrEqual(5);
  await page.waitForEvent('load', { timeout: 30_000 });
  await page.getByTestId('gate-trouble').waitFor({ timeout: 30_000 });
  expect(await secondsLeft(page)).toBeGreaterThan(5);
  socket.answers = {};
  await page.waitForEvent('load', { timeout: 60_000 });
  await page.getByTestId('recent').waitFor({ timeout: 30_000 });
  expect(await page.getByTestId('gate-trouble').count()).toBe(0);
  await session.close();
});

test('no browser gets a map of the sources', async () => {
  const index = await (await fetch(`${station.address}/`)).text();
  const [, script] = /<script[^>]*src="\.\/([^"]+)"/.exec(index) ?? [];
  const code = await fetch(`${station.address}/${script}`);
  expect(code.status).toBe(200);
  expect(await code.text()).not.toContain('sourceMappingURL');
  expect((await fetch(`${station.address}/${script}.map`)).status).toBe(404);
});
