/** Finds a Chromium for the browser tests and the screenshots. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

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
  const named = process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const candidates = [
    ...(named ? [named] : []),
    ...names.flatMap((name) => folders.map((folder) => join(folder, name + suffix))),
    ...commonPlaces,
  ];
  return candidates.find(isExecutable) ?? null;
}

/** As `findChromium`; on Debian as root installs Debian's chromium first. Throws an Error that says what to install. */
export function requireChromium(): string {
  const found = findChromium() ?? (installOnDebian() ? findChromium() : null);
  if (found) return found;
  throw new Error(
    'The browser tests need Chromium: install it (on Debian or Ubuntu: sudo apt-get install chromium), or name one in CHROMIUM_PATH.',
  );
}

function installOnDebian(): boolean {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  console.log('Installing Chromium for the browser tests…');
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', ['-qq', '-y', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 10 * 60_000,
    }).status === 0;
  return apt('update') && apt('install', '--no-install-recommends', 'chromium');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
