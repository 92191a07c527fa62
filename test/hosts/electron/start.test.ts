import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readControlFile } from '../../../src-main/hosts/node/control-file.ts';
import { boot, type Desktop, startWithin } from './boot.ts';

const administrator = { name: 'Ratna Dewi', password: 'mangga manis' };

describe('the desktop app', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await boot({ languages: ['id-ID'] });
  }, startWithin);
  afterAll(() => desktop.close());

  it('opens the gate from its own protocol, sandboxed', () => {
    const gate = desktop.gate();
    expect(gate.webContents.loads).toEqual(['app://hadir/']);
    expect(gate.getBounds()).toMatchObject({ width: 1280, height: 800 });
    expect(gate.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    expect(gate.options.webPreferences?.preload).toMatch(/dist[/\\]main[/\\]preload\.cjs$/);
    expect(gate.isKiosk()).toBe(false);
  });

  it('gives its scheme its privileges before the app is ready, and leaves no menu whose keys reload a page', () => {
    expect(desktop.electron.protocol.schemes.get('app')).toMatchObject({ standard: true, secure: true });
    expect(desktop.electron.Menu.applicationMenu).toBeNull();
  });

  it('answers the gate by IPC, and the school by HTTP', async () => {
    const page = desktop.page(desktop.gate());
    expect(await page.call('station.status', {})).toMatchObject({ gate: 'Gerbang Utama' });
    const control = readControlFile(join(desktop.folder, 'station'));
    const answer = await fetch(`${control?.addresses.main}/health`);
    expect(answer.status).toBe(200);
  });

  it('keeps the display awake while the gate is open', () => {
    expect([...desktop.electron.powerSaveBlocker.running.values()]).toEqual(['prevent-display-sleep']);
  });

  it('shows the gate when somebody starts it a second time', () => {
    const gate = desktop.gate();
    gate.hide();
    desktop.electron.app.emit('second-instance', {}, [], '');
    expect(gate.isVisible()).toBe(true);
    expect(desktop.electron.BrowserWindow.open).toHaveLength(1);
  });

  it('opens the office once, at today', async () => {
    const page = desktop.page(desktop.gate());
    expect(await page.desktop('desktop.openOffice', {})).toEqual({ opened: 'window' });
    expect(await page.desktop('desktop.openOffice', {})).toEqual({ opened: 'window' });
    const [office, ...more] = desktop.others();
    expect(more).toEqual([]);
    expect(office?.webContents.loads).toEqual(['app://hadir/#/today']);
    expect(await page.desktop('desktop.state', {})).toMatchObject({ officeOpen: true, kiosk: false, version: '0.1.0' });
    office?.close();
    expect(await page.desktop('desktop.state', {})).toMatchObject({ officeOpen: false });
  });

  it('tells its pages that the computer woke up', async () => {
    const page = desktop.page(desktop.gate());
    await page.desktop('desktop.state', {});
    desktop.electron.powerMonitor.emit('suspend');
    desktop.electron.powerMonitor.emit('resume');
    await vi.waitFor(() => expect(page.told).toContainEqual({ type: 'resumed' }));
  });

  it('starts the vision worker anew when it dies, and says so meanwhile', async () => {
    const page = desktop.page(desktop.gate());
    await page.call('station.status', {});
    const { started } = desktop.electron.utilityProcess;
    expect(started).toHaveLength(1);
    process.kill(started[0]?.pid as number, 'SIGKILL');
    const states = () => page.events.flatMap((event) => (event.type === 'status' ? [event.status.vision] : []));
    await vi.waitFor(() => expect(states()).toEqual(expect.arrayContaining(['restarting', 'ready'])), {
      timeout: 20_000,
    });
    expect(started).toHaveLength(2);
  });

  it('lets only a signed-in administrator change how this computer is set up', async () => {
    const page = desktop.page(desktop.gate());
    await expect(page.desktop('desktop.saveSettings', { office: true })).rejects.toMatchObject({
      code: 'unauthorised',
    });
    await page.call('setup.begin', { school: 'SMP Contoh', ...administrator });
    await page.call('staff.create', { name: 'Agus', role: 'operator', password: 'pepaya muda' });
    await page.call('staff.signIn', { name: 'Agus', password: 'pepaya muda' });
    await expect(page.desktop('desktop.saveSettings', { office: true })).rejects.toMatchObject({ code: 'forbidden' });
    await page.call('staff.signIn', administrator);
    const { settings } = await page.desktop('desktop.saveSettings', { office: true });
    expect(settings).toMatchObject({ office: true, kiosk: false, language: null });
    expect(JSON.parse(readFileSync(join(desktop.folder, 'desktop.json'), 'utf8'))).toEqual(settings);
    await expect(page.desktop('desktop.saveSettings', { kiosk: 'yes' } as never)).rejects.toMatchObject({
      code: 'invalid_argument',
    });
  });

  it("speaks the screen's language in its tray", async () => {
    const [tray] = desktop.electron.trays;
    const labels = () => tray?.menu?.items.flatMap(({ label }) => label ?? []);
    expect(labels()).toEqual(['Buka gerbang', 'Buka kantor', 'Tutup Hadir']);
    await desktop.page(desktop.gate()).desktop('desktop.useLanguage', { language: 'en' });
    expect(labels()).toEqual(['Open the gate', 'Open the office', 'Quit Hadir']);
  });

  it('asks what closing the gate means, and goes on without a window where that is meant', async () => {
    const { dialog, app, trays } = desktop.electron;
    dialog.answers = [0, 1];
    const gate = desktop.gate();
    gate.close();
    await vi.waitFor(() => expect(dialog.shown).toHaveLength(1));
    expect(gate.isDestroyed()).toBe(false);
    await new Promise((resolve) => setImmediate(resolve));
    gate.close();
    await vi.waitFor(() => expect(gate.isDestroyed()).toBe(true));
    expect(app.exitCode).toBeNull();
    expect(desktop.electron.powerSaveBlocker.running.size).toBe(0);
    trays[0]?.press('Open the gate');
    expect(desktop.gate().webContents.loads).toEqual(['app://hadir/']);
  });
});

describe('a second one', () => {
  it('ends at once and leaves the data alone', async () => {
    const desktop = await boot({ first: false });
    expect(desktop.electron.app.exitCode).toBe(0);
    expect(existsSync(join(desktop.folder, 'station'))).toBe(false);
    await desktop.close();
  });
});
