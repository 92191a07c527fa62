/** `npm test`: everything the repository can prove by itself, cheapest first; ends at the first part that fails. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireQuickChromium } from './chromium.ts';
import { prepare } from './prepare.ts';

const began = performance.now();
/** Milliseconds of each part that ran, in order. */
const took: [title: string, ms: number][] = [];

/** Runs a tool from the tree on this very Node. */
function run(title: string, ...command: [string, ...string[]]): void {
  console.log(`\n== ${title}`);
  const start = performance.now();
  const { status } = spawnSync('npx', ['--no-install', ...command], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  took.push([title, performance.now() - start]);
  if (status !== 0) {
    tellSkipped();
    tellTimes();
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

/** What this computer needed for each part: the whole is meant to be at most fifteen minutes on two cores. */
function tellTimes(): void {
  const parts = [...took, ['All of it', performance.now() - began] as const];
  const widest = Math.max(...parts.map(([title]) => title.length));
  console.log(`\n== Time\n${parts.map(([title, ms]) => `${title.padEnd(widest)}  ${clockOf(ms)}`).join('\n')}`);
}

/** Minutes and seconds, as `12:05`. */
function clockOf(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(3)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Vitest on `projects`. */
function test(title: string, ...projects: string[]): void {
  run(title, 'vitest', 'run', ...projects.flatMap((name) => ['--project', name]));
}

const skippedList = join(tmpdir(), `hadir-skipped-${process.pid}.txt`);
writeFileSync(skippedList, '');
process.env.HADIR_SKIPPED_LIST = skippedList;

try {
  console.log('== Models and screens');
  await prepare();
  took.push(['Models and screens', performance.now() - began]);
  run('Types', 'tsc', '--noEmit');
  run('Lint', 'biome', 'check', '.');
  const chromium = requireQuickChromium();
  console.log(`\nBrowser tests use ${chromium}`);
  test('Fast unit tests', 'fast');
  test('Slow unit tests and a simulated year', 'slow', 'year');
  test('Acceptance and browser tests', 'acceptance', 'browser');
  test('The desktop app itself', 'electron-smoke');
  tellSkipped();
  tellTimes();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
