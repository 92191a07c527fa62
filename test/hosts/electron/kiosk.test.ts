import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { boot, type Desktop, startWithin } from './boot.ts';
import { displayAt } from './double/screen.ts';

const administrator = { name: 'Ratna Dewi', password: 'mangga manis' };
const operator = { name: 'Agus Salim', password: 'pepaya muda' };

describe('a kiosk', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await boot({
      // Nothing is recognised here, and starting is quicker without.
      env: { HADIR_MODEL_PACK: 'none' },
      prepare({ screen }, folder) {
        screen.displays = [displayAt(1, 0), displayAt(2, 1920)];
        writeFileSync(join(folder, 'desktop.json'), JSON.stringify({ kiosk: true, gateDisplay: 2 }));
      },
    });
    const page = desktop.page(desktop.gate());
    await page.call('setup.begin', { school: 'SMP Contoh', ...administrator });
    await page.call('staff.create', { ...operator, role: 'operator' });
    await page.call('staff.signOut', { token: '' });
  }, startWithin);
  afterAll(async () => {
    await desktop.page(desktop.gate()).desktop('desktop.exitKiosk', administrator);
    await desktop.close();
  });

  const page = () => desktop.page(desktop.gate());

  it('fills the display that was chosen for it, in front of everything', () => {
    const gate = desktop.gate();
    expect(gate.isKiosk()).toBe(true);
    expect(gate.isAlwaysOnTop()).toBe(true);
    expect(gate.getBounds()).toEqual({ x: 1920, y: 0, width: 1920, height: 1080 });
  });

  it('lets typing through and no order, and asks who wants out', async () => {
    const gate = desktop.gate();
    const shown = page();
    await shown.desktop('desktop.state', {});
    expect(gate.webContents.press({ key: '7' })).toBe(true);
    expect(gate.webContents.press({ key: 'F11' })).toBe(false);
    expect(gate.webContents.press({ key: 'w', control: true })).toBe(false);
    expect(gate.webContents.press({ key: 'F4', alt: true })).toBe(false);
    expect(shown.told).toEqual([]);
    expect(gate.webContents.press({ key: 'Q', control: true, shift: true })).toBe(false);
    await vi.waitFor(() => expect(shown.told).toEqual([{ type: 'ask', what: 'exit' }]));
  });

  it('comes back when somebody leaves full screen, minimises or closes it', async () => {
    const gate = desktop.gate();
    const shown = page();
    await shown.desktop('desktop.state', {});
    gate.setFullScreen(false);
    gate.minimize();
    gate.close();
    expect([gate.isKiosk(), gate.isMinimized(), gate.isDestroyed()]).toEqual([true, false, false]);
    await vi.waitFor(() => expect(shown.told).toContainEqual({ type: 'ask', what: 'quit' }));
  });

  it('is not left by the menu, the dock or the tray', async () => {
    const { app, trays } = desktop.electron;
    const shown = page();
    await shown.desktop('desktop.state', {});
    app.quit();
    trays[0]?.press('Tutup Hadir');
    await vi.waitFor(() => expect(shown.told.filter(({ type }) => type === 'ask')).toHaveLength(2));
    expect(app.exitCode).toBeNull();
  });

  it('is not left by a wrong password, by nobody, or by another role', async () => {
    const shown = page();
    for (const credentials of [
      { ...administrator, password: 'salah' },
      { name: '', password: '' },
    ])
      for (const command of ['desktop.exitKiosk', 'desktop.quit'] as const)
        await expect(shown.desktop(command, credentials)).rejects.toMatchObject({ code: 'unauthorised' });
    await expect(shown.desktop('desktop.quit', {})).rejects.toMatchObject({ code: 'unauthorised' });
    await expect(shown.desktop('desktop.exitKiosk', operator)).rejects.toMatchObject({ code: 'forbidden' });
    expect(desktop.gate().isKiosk()).toBe(true);
    expect(desktop.electron.app.exitCode).toBeNull();
  });

  it("opens the office beside it on the other display, and in the gate's own window where there is none", async () => {
    const { screen } = desktop.electron;
    expect(await page().desktop('desktop.openOffice', {})).toEqual({ opened: 'window' });
    const [office] = desktop.others();
    expect(office?.getBounds().x).toBeLessThan(1920);
    office?.destroy();
    screen.unplug(1);
    expect(await page().desktop('desktop.openOffice', {})).toEqual({ opened: 'here' });
    expect(desktop.others()).toEqual([]);
    screen.plug(displayAt(1, 0));
  });

  it('moves to a display that is there, and back when its own returns', () => {
    const { screen } = desktop.electron;
    const gate = desktop.gate();
    screen.unplug(2);
    expect(gate.getBounds()).toEqual({ x: 0, y: 0, width: 1920, height: 1080 });
    expect(gate.isKiosk()).toBe(true);
    screen.plug(displayAt(2, 1920));
    expect(gate.getBounds().x).toBe(1920);
  });

  it('is left by an administrator, with nobody signed in afterwards; the station goes on, and it can be locked again', async () => {
    const gate = desktop.gate();
    const shown = page();
    expect(await shown.desktop('desktop.exitKiosk', administrator)).toMatchObject({
      kiosk: false,
      settings: { kiosk: true },
    });
    expect([gate.isKiosk(), gate.isAlwaysOnTop(), gate.isDestroyed()]).toEqual([false, false, false]);
    expect(gate.getBounds()).toMatchObject({ width: 1280, height: 800 });
    expect(gate.webContents.press({ key: 'F11' })).toBe(true);
    await expect(shown.call('staff.list', {})).rejects.toMatchObject({ code: 'unauthorised' });
    expect(await shown.call('live.today', {})).toBeTruthy();
    expect(await shown.desktop('desktop.enterKiosk', {})).toMatchObject({ kiosk: true });
    expect(gate.isKiosk()).toBe(true);
  });
});
