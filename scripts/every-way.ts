/** `npm run test:every-way [-- FILTER]`: the browser tests in both languages, each theme in each size, the documents' table with a stronger
 * pack too; `npm test` goes one way of each. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  'npx',
  ['--no-install', 'vitest', 'run', '--project', 'acceptance', '--project', 'browser', ...process.argv.slice(2)],
  { stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, HADIR_EVERY_WAY: '1' } },
);
process.exit(status ?? 1);
