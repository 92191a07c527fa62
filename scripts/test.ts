/** `npm test`: everything the repository can prove by itself, cheapest first; ends at the first part that fails. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireChromium } from './chromium.ts';
import { keepCompiled } from './compile-cache.ts';
import { prepare } from './prepare.ts';

/** Runs a tool from the tree on this very Node. */
function run(title: string, ...command: [string, ...string[]]): void {
  console.log(`\n== ${title}`);
  const { status } = spawnSync('npx', ['--no-install', ...command], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    tellSkipped();
    console.error(`\nFailed: ${title}`);
    process.exit(status ?? 1);
  }
}

/** What the tests that ran so far left out on this computer, one line each; `test/support/skips.ts` writes it. */
function tellSkipped(): void {
  const lines = new Set(readFileSync(skippedList, 'utf8').split('\n').filter(Boolean));
  rmSync(skippedList, { force: true });
  if (lines.size > 0) console.log(`\n== Skipped here\n${[...lines].sort().join('\n')}`);
}

const skippedList = join(tmpdir(), `hadir-skipped-${process.pid}.txt`);
writeFileSync(skippedList, '');
process.env.HADIR_SKIPPED_LIST = skippedList;

// Stations are started some two hundred times: what Node has compiled once it need not compile again.
keepCompiled();

try {
  console.log('== Models and screens');
  await prepare();
  run('Types', 'tsc', '--noEmit');
  run('Lint', 'biome', 'check', '.');
  const chromium = requireChromium();
  console.log(`\nBrowser tests use ${chromium}`);
  run(
    'Unit tests and a simulated year',
    'vitest',
    'run',
    '--project',
    'fast',
    '--project',
    'slow',
    '--project',
    'year',
  );
  run('Acceptance and browser tests', 'vitest', 'run', '--project', 'acceptance', '--project', 'browser');
  run('The desktop app itself', 'vitest', 'run', '--project', 'electron-smoke');
  tellSkipped();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
