/** A palm instead of a face: enrolled in front of the camera, greeted at the gate, asked for its PIN where the school wants that, and
 * kindly turned away where nobody knows it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { hand } from '../support/palms.ts';
import { describeWithShared } from '../support/shared.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import { palmFilm } from '../support/video.ts';
import { open } from './browser.ts';
import { asStaff, openSignedIn } from './staff.ts';

/** Milliseconds: other tests' browsers may be at work on the same computer. */
const soon = { timeout: 30_000 };

describeWithShared('a palm at the gate', ['palms'], () => {
  let station: StationProcess;
  let dewi = 0;

  beforeAll(async () => {
    await prepare();
    station = await StationProcess.start();
  });
  afterAll(async () => {
    await station?.stop();
    endAll();
  });

  test('a person enrols a palm: three shots, and the hand is remembered', async () => {
    const camera = await palmFilm('dewi-enrols', [hand('001', 1), hand('001', 2)]);
    const { page, faults, close } = await openSignedIn(`${station.address}/#/enrol`, camera);
    try {
      await at(page, 'enrol-name').fill('Dewi Lestari');
      await at(page, 'enrol-start').click();
      await at(page, 'enrol-consent-by').fill('Ibu Sari');
      await at(page, 'enrol-consent-check').click();
      await at(page, 'enrol-consent-agree').click();
      await at(page, 'enrol-take-palm').click();
      await at(page, 'enrol-result').waitFor({ timeout: 60_000 });
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Tangan kanan Dewi Lestari tersimpan');
      expect(await at(page, 'enrol-result-side').getAttribute('data-side')).toBe('right');
      expect(await at(page, 'enrol-result').textContent()).toContain('3 foto tersimpan');
      await at(page, 'enrol-to-person').click();
      await at(page, 'tab-face').click();
      await expect.poll(() => at(page, 'palm').count(), soon).toBe(3);
      expect(await at(page, 'palm').first().textContent()).toContain('Tangan kanan');
      dewi = Number(/people\/(\d+)/.exec(page.url())?.[1]);
      expect(dewi).toBeGreaterThan(0);
      expect(faults).toEqual([]);
    } finally {
      await close();
    }
  });

  test('the gate greets her by another picture of that palm, in English too', async () => {
    const camera = await palmFilm('dewi-comes', [hand('001', 4)]);
    const { page, faults, close } = await openInEnglish(`${station.address}/`, camera);
    try {
      await at(page, 'greeting-name').waitFor(soon);
      expect(await at(page, 'greeting-name').textContent()).toMatch(/^Good .*, Dewi!$/);
      expect(await at(page, 'to-palm').textContent()).toBe('Palm');
      expect(faults).toEqual([]);
    } finally {
      await close();
    }
    const arrivals = await asStaff(station.address, (client) =>
      client.call('attendance.records', { from: '2000-01-01', to: '2099-12-31', personId: dewi }),
    );
    expect(arrivals.records.map(({ method }) => method)).toEqual(['palm']);
  });

  test('a hand that nobody knows is told what to do, and may ask how to hold it', async () => {
    const camera = await palmFilm('stranger', [hand('004', 2)]);
    const { page, faults, close } = await open(`${station.address}/`, camera);
    try {
      const notice = at(page, 'notice-card');
      await notice.waitFor(soon);
      expect(await notice.getAttribute('data-modality')).toBe('palm');
      expect(await notice.textContent()).toContain('Coba tangan yang satunya, pakai PIN, atau temui guru piket');
      await at(page, 'to-palm').click();
      await expect.poll(() => at(page, 'palm-words').getAttribute('data-words'), soon).toBe('live.palm.unknown.body');
      await page.keyboard.press('Escape');
      await at(page, 'palm-panel').waitFor({ state: 'detached' });
      expect(await at(page, 'greeting-card').count()).toBe(0);
      expect(faults).toEqual([]);
    } finally {
      await close();
    }
  });

  test('where the school wants it, the PIN follows the palm, and nothing is recorded before it', async () => {
    const pin = await asStaff(station.address, async (client) => {
      await client.call('settings.update', { palmNeedsPin: true });
      return (await client.call('credentials.issuePin', { personId: dewi })).pin;
    });
    const camera = await palmFilm('dewi-with-pin', [hand('001', 3)]);
    const { page, faults, close } = await open(`${station.address}/`, camera);
    try {
      const pad = at(page, 'palm-pin-pad');
      await pad.waitFor(soon);
      expect(await pad.textContent()).toContain('Dewi, ketik PIN kamu');
      expect(await at(page, 'greeting-card').count()).toBe(0);
      await page.keyboard.type(pin === '000000' ? '111111' : '000000');
      await expect.poll(() => at(page, 'entry-problem').getAttribute('data-kind'), soon).toBe('wrong');
      await page.keyboard.type(pin);
      await at(page, 'greeting-name').waitFor(soon);
      expect(await at(page, 'greeting-card').textContent()).toContain('Dewi Lestari');
      expect(await pad.count()).toBe(0);
      expect(faults).toEqual([]);
    } finally {
      await close();
    }
  });

  test('what she is recognised by is removed in the office: one of it, then all', async () => {
    const { page, faults, close } = await openSignedIn(`${station.address}/#/people/${dewi}?tab=face`);
    const stored = () => at(page, 'palm').count();
    try {
      await expect.poll(stored, soon).toBe(3);
      expect(await at(page, 'person-face').textContent()).toContain('Belum ada foto wajah');
      expect(await at(page, 'face-enrol').count()).toBe(1);
      expect(await at(page, 'palm-enrol').textContent()).toBe('Rekam tangan lain');
      await at(page, 'palm-remove').first().click();
      await at(page, 'confirm').click();
      await expect.poll(stored, soon).toBe(2);
      await at(page, 'palm-forget').click();
      await at(page, 'confirm').click();
      await expect.poll(stored, soon).toBe(0);
      await expect.poll(() => at(page, 'palm-enrol').textContent(), soon).toBe('Rekam telapak tangan');
      expect(faults).toEqual([]);
    } finally {
      await close();
    }
  });
});

const at = (page: Page, testId: string) => page.getByTestId(testId);

async function openInEnglish(address: string, camera: string) {
  const session = await open(address, camera, undefined, { locale: 'en-GB' });
  await session.page.evaluate(() => localStorage.setItem('hadir.preferences', JSON.stringify({ language: 'en' })));
  await session.page.reload();
  return session;
}
