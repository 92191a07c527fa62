/** The kiosk as people meet it: the real main process over the double of electron, the built screens with the real preload in
 * Chromium as the page of its gate's window. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { boot, type Desktop } from '../hosts/electron/boot.ts';
import { displayAt } from '../hosts/electron/double/screen.ts';
import { names, password, school } from '../support/staff.ts';
import { type DesktopWindow, openDesktop } from './desktop-window.ts';

let desktop: Desktop;
let opened: DesktopWindow | null = null;

beforeAll(async () => {
  await prepare();
  desktop = await boot({
    env: { HADIR_MODEL_PACK: 'none' },
    prepare({ screen }, folder) {
      screen.displays = [displayAt(1, 0), displayAt(2, 1920)];
      writeFileSync(join(folder, 'desktop.json'), JSON.stringify({ kiosk: true }));
    },
  });
  await desktop.page(desktop.gate()).call('setup.begin', { school, name: names.administrator, password });
});
afterEach(async () => {
  await opened?.close();
  opened = null;
});
afterAll(async () => {
  await desktop.page(desktop.gate()).desktop('desktop.exitKiosk', { name: names.administrator, password });
  await desktop.close();
});

function saved(): unknown {
  return JSON.parse(readFileSync(join(desktop.folder, 'desktop.json'), 'utf8'));
}

async function atGate(hash = ''): Promise<DesktopWindow> {
  opened = await openDesktop({ openWindow: () => desktop.gate().webContents }, '/dev/null', hash);
  return opened;
}

test('the corner, held for three seconds, asks for an administrator; a wrong password keeps the kiosk, the right one ends it', async () => {
  const { page, violations } = await atGate();
  const corner = page.getByTestId('hold-corner');
  await corner.waitFor({ state: 'attached' });
  const box = await corner.boundingBox();
  const hold = async (ms: number): Promise<void> => {
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
    await page.mouse.down();
    await page.waitForTimeout(ms);
    await page.mouse.up();
  };
  await hold(1_000);
  expect(await page.getByTestId('leave-name').count()).toBe(0);
  await hold(3_300);
  await page.getByTestId('leave-name').fill(names.administrator);
  await page.getByTestId('leave-password').fill('salah');
  await page.keyboard.press('Enter');
  await page.getByTestId('sign-in-trouble').waitFor();
  expect(desktop.gate().isKiosk()).toBe(true);
  await page.getByTestId('leave-password').fill(password);
  await page.keyboard.press('Enter');
  await expect.poll(() => desktop.gate().isKiosk()).toBe(false);
  await expect.poll(() => page.getByTestId('leave-name').count()).toBe(0);
  expect(await page.getByTestId('hold-corner').count()).toBe(0);
  expect(violations).toEqual([]);
});

test('an administrator sets this computer up: the settings say what the shell does', async () => {
  const { page, violations } = await atGate('#/settings/computer');
  await page.getByTestId('sign-in-name').fill(names.administrator);
  await page.getByTestId('sign-in-password').fill(password);
  await page.keyboard.press('Enter');
  await page.getByTestId('desktop-office').waitFor({ state: 'attached' });
  await page
    .locator('label', { has: page.getByTestId('desktop-office') })
    .first()
    .click();
  await expect.poll(saved).toMatchObject({ office: true, gateDisplay: null });
  await page.getByLabel(/Layar gerbang/).selectOption({ index: 2 });
  await expect.poll(saved).toMatchObject({ office: true, gateDisplay: 2 });
  expect(desktop.gate().getBounds().x).toBeGreaterThanOrEqual(1920);
  expect(await page.getByTestId('update-state').textContent()).toContain('Hadir 0.1.0');
  expect(violations).toEqual([]);
});

test('Ctrl+Shift+Q asks as well', async () => {
  await desktop.page(desktop.gate()).desktop('desktop.enterKiosk', {});
  const { page } = await atGate();
  await page.getByTestId('hold-corner').waitFor({ state: 'attached' });
  desktop.gate().webContents.press({ key: 'Q', control: true, shift: true });
  await page.getByTestId('leave-name').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByTestId('leave-name').count()).toBe(0);
  expect(desktop.gate().isKiosk()).toBe(true);
});
