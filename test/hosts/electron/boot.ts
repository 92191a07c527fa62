/** Starts the real main process of the desktop app over the double of electron, in the test's own process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { openPage, type Page } from './desktop-page.ts';
import { type DoubleOptions, type ElectronDouble, makeElectron } from './double/make.ts';
import type { WindowDouble } from './double/windows.ts';

/** Milliseconds that starting may take on a computer that does eight other things. */
export const startWithin = 40_000;

/** Makes `electron` the double for everything that is imported after this. */
export function installElectron(options: DoubleOptions = {}): ElectronDouble {
  vi.resetModules();
  const electron = makeElectron(options);
  globalThis.electronDouble = electron;
  vi.doMock('electron', () => import('./double/electron.ts'));
  return electron;
}

export interface Desktop {
  electron: ElectronDouble;
  /** `userData`; the station's data lies in `station` below it. */
  folder: string;
  /** The gate's window. Throws where there is none. */
  gate(): WindowDouble;
  /** Windows but the gate's. */
  others(): WindowDouble[];
  /** What the page in that window can do, as the preload gives it; a new page each time. */
  page(window: WindowDouble): Page;
  /** Ends it as SIGTERM does, and removes its folder. */
  close(): Promise<void>;
}

export interface BootOptions extends DoubleOptions {
  /** Kept where it is given. */
  folder?: string;
  env?: Record<`HADIR_${string}`, string>;
  /** Before the program starts: puts files there, sets the double up. */
  prepare?(electron: ElectronDouble, folder: string): void;
}

/** Resolves when the gate is open, or the program has ended. */
export async function boot({ folder, env = {}, prepare, ...options }: BootOptions = {}): Promise<Desktop> {
  const userData = folder ?? mkdtempSync(join(tmpdir(), 'hadir-desktop-'));
  const electron = installElectron({ userData, readyByItself: false, ...options });
  prepare?.(electron, userData);
  const settings = {
    HADIR_DATA_DIR: join(userData, 'station'),
    HADIR_KEY_FILE: join(userData, 'sealing.key'),
    HADIR_PORT: '0',
    HADIR_BIOMETRIC_PORT: '0',
    HADIR_LOG_LEVEL: 'silent',
    ...env,
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const signals = (['SIGTERM', 'SIGINT', 'SIGHUP'] as const).map((name) => ({ name, before: process.listeners(name) }));
  await import('../../../src-main/hosts/electron/main.ts');
  electron.app.becomeReady();
  await vi.waitFor(() => check(electron), { timeout: startWithin, interval: 20 });
  vi.unstubAllEnvs();
  const windows = (): WindowDouble[] => electron.BrowserWindow.getAllWindows();
  const [first] = windows();
  return {
    electron,
    folder: userData,
    gate: () => {
      const gate = windows().find((window) => window === first) ?? windows()[0];
      if (!gate) throw new Error('The gate has no window.');
      return gate;
    },
    others: () => windows().filter((window) => window !== first),
    page: openPage,
    async close() {
      electron.app.quit();
      await vi.waitFor(() => ended(electron), { timeout: 10_000 });
      for (const { name, before } of signals)
        for (const listener of process.listeners(name)) if (!before.includes(listener)) process.off(name, listener);
      if (!folder) rmSync(userData, { recursive: true, force: true });
    },
  };
}

function check({ app, BrowserWindow }: ElectronDouble): void {
  if (app.exitCode === null && BrowserWindow.open.length === 0) throw new Error('The desktop app did not start.');
}

function ended({ app }: ElectronDouble): void {
  // A kiosk asks first: the test that locked it must unlock it.
  if (app.exitCode === null) throw new Error('The desktop app did not end.');
}
