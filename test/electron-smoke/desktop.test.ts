/** The shell on the real Electron, seen through Playwright's driver: a window with our page, closed in on all sides. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { describeWith, developmentBinary } from './binary.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describeWith('the desktop app on Electron', developmentBinary(), 'no Electron binary', (executablePath) => {
  const userData = mkdtempSync(join(tmpdir(), 'hadir-smoke-'));
  let app: ElectronApplication;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    await prepare();
    await build({ configFile: join(root, 'vite.main.config.ts'), root, logLevel: 'warn' });
    app = await _electron.launch({
      executablePath,
      args: [root, `--user-data-dir=${userData}`, '--use-fake-device-for-media-stream'],
      env: { ...process.env, NODE_ENV: 'production', HADIR_PORT: '0', HADIR_BIOMETRIC_PORT: '0' } as Record<
        string,
        string
      >,
    });
    page = await app.firstWindow();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.waitForFunction(() => (document.getElementById('root')?.childElementCount ?? 0) > 0);
  });

  afterAll(async () => {
    await app?.close();
    rmSync(userData, { recursive: true, force: true });
  });

  it('shows our page from its own protocol, without a complaint in the console', async () => {
    expect(new URL(page.url()).origin).toBe('app://hadir');
    expect(await page.title()).toMatch(/Hadir/);
    expect(complaints).toEqual([]);
  });

  it('gives the page the station and nothing of Node or Electron', async () => {
    const seen = await page.evaluate(() => ({
      station: typeof (globalThis as { hadir?: { call?: unknown } }).hadir?.call,
      desktop: typeof (globalThis as { hadirDesktop?: { call?: unknown } }).hadirDesktop?.call,
      others: ['require', 'process', 'module', 'electron', 'ipcRenderer', 'Buffer'].filter(
        (name) => name in globalThis,
      ),
    }));
    expect(seen).toEqual({ station: 'function', desktop: 'function', others: [] });
  });

  it('runs the page sandboxed, in a world of its own', async () => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): { sandbox: boolean; contextIsolation: boolean; nodeIntegration: boolean };
      };
      const { sandbox, contextIsolation, nodeIntegration } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration };
    });
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  });

  it('lets the page have the camera, and no microphone, place or notice', async () => {
    const answers = await page.evaluate(async () => {
      const ask = (constraints: MediaStreamConstraints): Promise<string> =>
        navigator.mediaDevices.getUserMedia(constraints).then(
          (stream) => {
            for (const track of stream.getTracks()) track.stop();
            return 'given';
          },
          (error: Error) => error.name,
        );
      return {
        camera: await ask({ video: true }),
        microphone: await ask({ audio: true }),
        notice: await Notification.requestPermission(),
      };
    });
    expect(answers).toEqual({ camera: 'given', microphone: 'NotAllowedError', notice: 'denied' });
  });

  it('goes nowhere else: not by a link, not in a new window', async () => {
    const opened = await page.evaluate(() => window.open('https://example.com/') === null);
    expect(opened).toBe(true);
    await page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await page.waitForTimeout(500);
    expect(new URL(page.url()).origin).toBe('app://hadir');
  });

  it('runs the vision worker in a process of its own, with its pack loaded', async () => {
    const services = await app.evaluate(({ app: own }) =>
      own.getAppMetrics().map((metric) => metric.serviceName ?? ''),
    );
    expect(services.some((name) => name.includes('Hadir vision'))).toBe(true);
  });
});
