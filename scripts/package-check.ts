/** `npm run package:check [-- linux|win …]`: makes the stand-in packages of these systems, by default both, and holds them to
 * all that their tests say. For Windows it fetches its packages first, once; `npm test` has the Linux one always. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './packaging/packages.ts';
import { targetOf } from './packaging/target.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const tests: Readonly<Record<string, string>> = { linux: 'linux.test.ts', win: 'windows.test.ts' };

const systems = process.argv.slice(2);
const files = (systems.length > 0 ? systems : Object.keys(tests)).map((system) => {
  const file = tests[system];
  if (!file) throw new Error(`There is a check for ${Object.keys(tests).join(' and ')}, not for "${system}".`);
  ensurePackages(root, targetOf(system));
  return join('test/packaging', file);
});
const vitest = ['--no-install', 'vitest', 'run', '--project', 'slow', ...files];
const { status } = spawnSync('npx', vitest, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
process.exitCode = status ?? 1;
