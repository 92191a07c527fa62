/** The calendar in a real browser: a rule is written with a look at its effect and holds from its date on; holidays come from a
 * file; whoever may only read sees no way to change anything. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { addDays } from '../../src-renderer/format/dates.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import type { Session } from './browser.ts';
import { eventually, foundSchool, type KnownSchool } from './calendar-school.ts';
import { openSignedIn, signedIn } from './staff.ts';

let station: StationProcess;
let school: KnownSchool;
let session: Session;
const to = async (route: string) => {
  await session.page.goto('about:blank');
  await session.page.goto(`${station.address}/#/${route}`);
};
const id = (name: string) => session.page.getByTestId(name);

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
  school = await foundSchool(station.address);
  session = await openSignedIn(`${station.address}/#/calendar`);
});
afterAll(async () => {
  await session?.close();
  await station?.stop();
  endAll();
});

test('a rule is written, its effect is seen before, and it holds from its date only', async () => {
  await to('calendar/rules');
  await id('change-rule').click();
  await id('time-0-onTimeUntil').fill('6.35');
  await eventually(() => id('preview-count').textContent()).toBe('1');
  expect(await id('preview-shift').textContent()).toMatch(/Hadir.*Terlambat.*Bagus Prasetyo/);
  await id('form-submit').click();
  await eventually(() => id('rule').count()).toBe(2);
  expect(await id('rule').first().textContent()).toContain('datang 06.00–06.35, terlambat s.d. 09.00, pulang 14.00');
  expect(await id('rule').first().textContent()).toContain('Akan datang');

  await to(`calendar?date=${school.today}`);
  await eventually(() => id('day-detail').textContent()).toContain('06.00 – 07.00');
  await to(`calendar?date=${addDays(school.today, 1)}`);
  await eventually(() => id('day-detail').textContent()).toContain('06.00 – 06.35');
  expect(session.faults).toEqual([]);
});

test('a time that cannot be is said at its field, and nothing can be saved', async () => {
  await to('calendar/rules/new');
  await id('time-0-lateUntil').fill('6.30');
  await session.page.getByText('Harus sesudah jam sebelumnya.').waitFor();
  expect(await id('form-submit').isDisabled()).toBe(true);
});

test('a rule to come is deleted again', async () => {
  await to('calendar/rules');
  await id('remove-rule').click();
  await id('confirm').click();
  await eventually(() => id('rule').count()).toBe(1);
});

test('holidays come from a file, all or none', async () => {
  const day = addDays(school.today, 10);
  const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await to(`calendar?date=${day}`);
  await id('import-days').click();
  const input = session.page.locator('input[type=file]');
  await input.setInputFiles(file('libur.csv', `tanggal,nama\n${day},Hari Guru\nbesok,Rapat\n`));
  await eventually(() => id('import-error').textContent()).toContain('Baris 3: “besok” bukan tanggal');
  await input.setInputFiles(file('libur.csv', `tanggal,nama\n${day},Hari Guru\n`));
  await eventually(() => id('import-result').textContent()).toContain('1 hari libur ditambahkan');
  await id('import-done').click();
  await eventually(() => id('day-kind').textContent()).toContain('Hari Guru');
  expect(session.faults).toEqual([]);
});

test('a special day is added by hand and removed', async () => {
  await to(`calendar?date=${addDays(school.today, 4)}`);
  await id('add-day-here').click();
  await id('day-name').fill('Rapat guru');
  await id('form-submit').click();
  await eventually(() => id('day-kind').textContent()).toContain('Rapat guru');
  await id('special-day').filter({ hasText: 'Rapat guru' }).getByTestId('remove-day').click();
  await id('confirm').click();
  await eventually(() => id('day-kind').textContent()).not.toContain('Rapat guru');
});

test('in English, by keyboard, for whoever only reads', async () => {
  await signedIn(session.page, { role: 'viewer' });
  await session.page.evaluate(() =>
    localStorage.setItem('hadir.preferences', JSON.stringify({ language: 'en', theme: 'light' })),
  );
  await to(`calendar?date=${school.today}`);
  await eventually(() => id('day-why').textContent()).toContain('By the school’s rule for Every day');
  expect(await id('add-day').count()).toBe(0);
  await session.page.locator(`[data-date="${school.today}"]`).focus();
  await session.page.keyboard.press('ArrowRight');
  const tomorrow = addDays(school.today, 1);
  await eventually(() => session.page.locator(`[data-date="${tomorrow}"]`).getAttribute('aria-pressed')).toBe('true');
  await to('calendar/rules');
  await id('rule').first().waitFor();
  expect(await id('write-rule').count()).toBe(0);
  expect(session.faults).toEqual([]);
});
