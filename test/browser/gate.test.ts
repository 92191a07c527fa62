/** The gate as pupils meet it, with real faces, real cards and the real station: greeted, told what to do, and heard when it was
 * somebody else. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import type { StationClient } from '../../src-shared/contract.ts';
import { type PersonName, photo } from '../support/photos.ts';
import { asStaff } from '../support/staff.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import { emptyRoom, film } from '../support/video.ts';
import { open } from './browser.ts';
import { holdingCard, together, walkingUp } from './gate-films.ts';

let station: StationProcess;
const ids = new Map<string, number>();
const cardText = 'KARTU-2026-0417';
let pin = '';

const names: Partial<Record<PersonName, string>> = {
  bunga: 'Bunga Citra',
  citra: 'Citra Kirana',
  dewi: 'Dewi Lestari',
  eka: 'Eka Putri',
  gita: 'Gita Savitri',
};

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
  await asStaff(station.address, enrolEverybody);
});
afterAll(async () => {
  await station.stop();
  endAll();
});

async function enrolEverybody(client: StationClient): Promise<void> {
  for (const [person, name] of Object.entries(names)) {
    const image = new Uint8Array(await photo(person as PersonName));
    const userId = ids.size + 1;
    const { person: stored } = await client.call('enrolment.photo', {
      tenantId: 1,
      userId,
      name,
      group: 'IX A',
      image,
    });
    ids.set(person, stored.id);
  }
  pin = (await client.call('credentials.issuePin', { personId: ids.get('eka') ?? 0 })).pin;
  await client.call('credentials.assignCard', { personId: ids.get('gita') ?? 0, text: cardText });
}

async function atGate(camera: string, look: (page: Page) => Promise<void>): Promise<void> {
  const { page, faults, close } = await open(`${station.address}/`, camera);
  try {
    await look(page);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
}

const card = (page: Page, person: string) =>
  page.locator(`[data-testid="greeting-card"][data-person="${ids.get(person)}"]`);

test('whoever walks up is greeted by name and listed; coming again they are told since when', async () => {
  const camera = await walkingUp('bunga');
  await atGate(camera, async (page) => {
    await card(page, 'bunga').waitFor({ timeout: 30_000 });
    expect(await page.getByTestId('greeting-name').textContent()).toMatch(/^Selamat (pagi|siang|sore|malam), Bunga!$/);
    expect(await page.getByTestId('greeting-detail').textContent()).toBe('Bunga Citra · Kelas IX A');
    expect(await page.getByTestId('not-me').isVisible()).toBe(true);
    await page.getByTestId('recent').getByText('Bunga Citra').waitFor();
  });
  await atGate(camera, async (page) => {
    await card(page, 'bunga').waitFor({ timeout: 30_000 });
    expect(await page.getByTestId('greeting-status').textContent()).toMatch(/^Sudah tercatat pukul \d\d\.\d\d$/);
    expect(await page.getByTestId('not-me').count()).toBe(0);
    await page.evaluate(() => localStorage.setItem('hadir.preferences', '{"language":"en"}'));
    await page.reload();
    await card(page, 'bunga').waitFor({ timeout: 30_000 });
    expect(await page.getByTestId('greeting-status').textContent()).toMatch(/^Already recorded at \d\d:\d\d$/);
  });
});

test('two people together are greeted side by side', async () => {
  await atGate(await together('citra', 'gita'), async (page) => {
    await Promise.all(['citra', 'gita'].map((who) => card(page, who).waitFor({ timeout: 30_000 })));
    const [a, b] = await Promise.all(['citra', 'gita'].map((who) => card(page, who).boundingBox()));
    expect(Math.abs((a?.y ?? 0) - (b?.y ?? 0))).toBeLessThan(60);
    expect(Math.abs((a?.x ?? 0) - (b?.x ?? 0))).toBeGreaterThan(200);
  });
});

test('"not me" takes the record out in one tap, and the PIN is the way in', async () => {
  await atGate(await film('dewi-not-me', [await photo('dewi')]), async (page) => {
    await page.getByTestId('not-me').click({ timeout: 30_000 });
    await page.getByTestId('disowned-pin').click();
    await page.getByTestId('pin-pad').waitFor();
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    const wrong = pin === '000000' ? '111111' : '000000';
    await page.keyboard.type(wrong);
    await page.locator('[data-testid="entry-problem"][data-kind="wrong"]').waitFor();
    await page.keyboard.type(pin);
    await card(page, 'eka').waitFor();
    expect(await page.getByTestId('pin-pad').count()).toBe(0);
  });
  const { records } = await asStaff(station.address, (client) => {
    const today = new Date().toISOString().slice(0, 10);
    return client.call('attendance.records', { from: today, to: today });
  });
  expect(records.some(({ kind, personId }) => kind === 'void' && personId === ids.get('dewi'))).toBe(true);
  expect(records.some(({ method, personId }) => method === 'pin' && personId === ids.get('eka'))).toBe(true);
});

test('a stranger is advised once and then left in peace', async () => {
  await atGate(await film('kartika-once', [await photo('kartika')]), async (page) => {
    await page.locator('[data-testid="notice-card"][data-outcome="unknown"]').waitFor({ timeout: 30_000 });
    await page.getByTestId('notice-card').waitFor({ state: 'detached', timeout: 12_000 });
    await page.waitForTimeout(2_000);
    expect(await page.getByTestId('notice-card').count()).toBe(0);
  });
});

test('a card at a reader that types is taken wherever the focus is; a foreign one is told from it', async () => {
  await atGate(await emptyRoom(), async (page) => {
    await page.getByTestId('station-status').waitFor({ timeout: 30_000 });
    await page.getByTestId('to-office').focus();
    await swipe(page, cardText);
    await card(page, 'gita').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await swipe(page, 'NOBODYS-CARD');
    await page.locator('[data-testid="entry-problem"][data-kind="wrong"]').waitFor();
  });
});

test("a card's code is read by the gate's own camera", async () => {
  await atGate(await holdingCard(cardText), async (page) => {
    await page.getByTestId('to-card').click({ timeout: 30_000 });
    await card(page, 'gita').waitFor({ timeout: 20_000 });
    expect(await page.getByTestId('card-panel').count()).toBe(0);
  });
});

/** As a reader does it: every key within a few milliseconds. */
async function swipe(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (keys) => {
      for (const key of keys)
        (document.activeElement ?? document.body).dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
        );
    },
    [...text, 'Enter'],
  );
}
