/** Where Electron's real binary is, and what to do where there is none: say so in one plain line, or fail where the release
 * counts on it (`HADIR_SMOKE_REQUIRED`). */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describeUnless } from '../support/skips.ts';

const required = process.env.HADIR_SMOKE_REQUIRED === '1';

/** The binary that npm installed for development; null where it was not fetched. */
export function developmentBinary(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** The program of a finished package, named by `HADIR_APP`; null where nobody named one. */
export function packagedProgram(): string | null {
  const named = process.env.HADIR_APP;
  if (!named) return null;
  if (!existsSync(named)) throw new Error(`HADIR_APP is ${named}, which is not there.`);
  return named;
}

/** Why no window can open here, whatever binary there is; null where one can. */
function obstacle(): string | null {
  if (process.platform !== 'linux') return null;
  if (process.getuid?.() === 0) return 'Electron does not run as root';
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? null : 'no display';
}

/** `describe` with the binary, or one line that says why it is skipped. Throws instead of skipping where the tests are required. */
export function describeWith(title: string, binary: string | null, missing: string, body: (binary: string) => void) {
  const reason = binary ? obstacle() : missing;
  if (reason && required) throw new Error(`"${title}" must run here, but: ${reason}`);
  describeUnless(reason, title, () => body(binary ?? ''));
}
