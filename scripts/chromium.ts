/** Finds a Chromium for the browser tests and the screenshots. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** First those that have no windows at all: a page needs a quarter less of the processor there. */
const shells = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell'];
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const commonPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  '/snap/bin/chromium',
];

/** Path of a Chromium; null where there is none. `CHROMIUM_PATH` names one. */
export function findChromium(): string | null {
  return findShell() ?? [...inPath(names), ...commonPlaces].find(isExecutable) ?? null;
}

function findShell(): string | null {
  const named = process.env.CHROMIUM_PATH;
  return [...(named ? [named] : []), ...inPath(shells)].find(isExecutable) ?? null;
}

function inPath(programs: readonly string[]): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return programs.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
}

/** As `findChromium`; on Debian as root installs one first, where there is none. Throws an Error that says what to install. */
export function requireChromium(): string {
  if (findChromium() === null) installOnDebian();
  const found = findChromium();
  if (found) return found;
  throw new Error(
    'The browser tests need Chromium: install it (on Debian or Ubuntu: sudo apt-get install chromium), or name one in CHROMIUM_PATH.',
  );
}

/** The same for many tests: on Debian as root one without windows is installed beside what there is. Where it cannot be had, the
 * tests run in the other. */
export function requireQuickChromium(): string {
  if (findShell() === null) installOnDebian();
  return requireChromium();
}

function installOnDebian(): void {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  console.log('Installing Chromium for the browser tests…');
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', ['-qq', '-y', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 10 * 60_000,
    }).status === 0;
  const install = (program: string): boolean => apt('install', '--no-install-recommends', program);
  apt('update');
  if (!install('chromium-headless-shell') && findChromium() === null) install('chromium');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
