/** `npm run test:collect`: collects every test file as a computer without the shared folder does, and runs none. Fails where a file
 * cannot be collected: what reads the folder then, also inside a skipped block, makes a fresh clone's tests fail. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  'npx',
  // No test is called that.
  ['--no-install', 'vitest', 'run', '--silent', '--reporter=default', '--testNamePattern', '(?!)'],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, HADIR_SHARED: 'there is no such folder' },
  },
);
process.exit(status ?? 1);
