/** The office's door in a real browser: wrong passwords, the wait, the idle lock, sessions that end elsewhere. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { asStaff, names, password } from '../support/staff.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import { open, type Session } from './browser.ts';
import { signedIn } from './staff.ts';

let station: StationProcess;
let session: Session;

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
  await asStaff(station.address, async (client) => {
    for (const role of ['operator', 'viewer'] as const)
      await client.call('staff.create', { name: names[role], role, password });
  });
  session = await open(`${station.address}/#/people`, '/dev/null', { width: 1024, height: 768 });
});
afterAll(async () => {
  await session.close();
  await station.stop();
  endAll();
});
beforeEach(async () => {
  await session.page.evaluate(() => sessionStorage.clear());
  await session.page.goto(`${station.address}/#/people`);
  await session.page.reload();
});

const at = (id: string) => session.page.getByTestId(id);

async function signIn(name: string, text: string): Promise<void> {
  await at('sign-in-name').fill(name);
  await at('sign-in-password').fill(text);
  await session.page.keyboard.press('Enter');
}

test('the right name and password lead to the address that was asked for', async () => {
  await signIn(names.administrator, 'salah');
  await at('sign-in-trouble').waitFor();
  await signIn(names.administrator, password);
  await at('nav-people').waitFor();
  expect(await at('nav-people').getAttribute('aria-current')).toBe('page');
  expect(await session.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(names.administrator);
});

test('five wrong ones wait, with the time left counted down', async () => {
  const left = at('sign-in-trouble').getByText(/0:[0-3]\d/);
  for (let i = 0; i < 6; i++) {
    await signIn('Nobody', 'salah');
    // Answered: the field is empty for the next one.
    await session.page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[data-testid="sign-in-password"]')?.value === '',
    );
  }
  await left.waitFor();
  expect(await at('sign-in-submit').isDisabled()).toBe(true);
});

test('an office that nobody touches warns, locks and takes the same person back to the same address', async () => {
  const { page } = session;
  await asStaff(station.address, (client) => client.call('settings.update', { idleLockMinutes: 1 }));
  await page.clock.install();
  await signedIn(page, { role: 'operator' });
  await at('nav-people').waitFor();
  await page.clock.runFor(35_000);
  await at('idle-stay').click();
  await page.clock.runFor(35_000);
  await at('idle-stay').waitFor();
  await page.clock.runFor(30_000);
  await at('sign-in').getByText(names.operator).waitFor();
  expect(await page.evaluate(() => sessionStorage.getItem('hadir.session'))).toBeNull();
  expect(await at('sign-in-name').count()).toBe(0);
  await at('sign-in-password').fill(password);
  await page.keyboard.press('Enter');
  await at('nav-people').waitFor();
  expect(await at('nav-people').getAttribute('aria-current')).toBe('page');
  await page.clock.resume();
  await asStaff(station.address, (client) => client.call('settings.update', { idleLockMinutes: 10 }));
});

test('a role changed elsewhere leads to the door with the reason', async () => {
  const { page } = session;
  await signedIn(page, { role: 'viewer' });
  await at('nav-people').waitFor();
  await asStaff(station.address, async (client) => {
    const { staff } = await client.call('staff.list', {});
    const staffId = staff.find(({ name }) => name === names.viewer)?.id ?? 0;
    await client.call('staff.update', { staffId, role: 'operator' });
  });
  // Not a click: the screen may already have heard of it, and the menu be gone.
  await page.evaluate(() => {
    location.hash = '#/reports';
  });
  await at('sign-in').waitFor();
  expect(await at('sign-in').textContent()).toContain(names.viewer);
});

test('an administrator adds somebody, who signs in, and puts them out again', async () => {
  const { page } = session;
  await signedIn(page, { address: `${station.address}/#/settings/staff` });
  await at('staff-add').click();
  await at('staff-name-field').fill('Bu Tuti');
  await at('staff-role-viewer').check();
  await at('staff-password-field').fill('rambutan merah');
  await at('staff-submit').click();
  const row = at('staff-list').getByText('Bu Tuti', { exact: true });
  await row.waitFor();
  await asStaff(station.address, async (client) => {
    const session = await client.call('staff.signIn', { name: 'bu tuti', password: 'rambutan merah' });
    expect(session.staff.role).toBe('viewer');
    await at(`staff-out-${session.staff.id}`).click();
    await at('confirm').click();
    await at(`staff-in-${session.staff.id}`).waitFor();
    await expect(client.call('staff.resume', { token: session.token })).rejects.toMatchObject({ code: 'unauthorised' });
  });
  expect(session.faults).toEqual([]);
});

test('one’s own password is changed with the one before, and the screen stays signed in', async () => {
  const { page } = session;
  const me = await signedIn(page, { address: `${station.address}/#/settings/staff` });
  await at(`staff-password-${me.staff.id}`).click();
  await at('own-current').fill('salah');
  await at('own-new').fill(`${password} sekali`);
  await at('staff-submit').click();
  await at('staff-error').waitFor();
  await at('own-current').fill(password);
  await at('staff-submit').click();
  await at('staff-form').waitFor({ state: 'detached' });
  await page.reload();
  await at('staff-list').waitFor();
});
