/** The program under `npm run dev` and the desktop's development: one at a time, none left over. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { keepRunning } from '../scripts/kept-running.ts';
import { alive, temporaryFolder } from './support/station-process.ts';

/** Writes its number down at each start; `ends`: and is done. */
function running(ends = false) {
  const folder = temporaryFolder();
  const list = join(folder, 'starts');
  writeFileSync(list, '');
  const rest = ends
    ? ''
    : 'setInterval(() => {}, 1000); process.on("message", (m) => fs.appendFileSync(list, m + "\\n"));';
  const code = `const fs = require('node:fs'); const list = ${JSON.stringify(list)};
    fs.appendFileSync(list, process.pid + '\\n'); ${rest}`;
  const onEnd = vi.fn<(code: number) => void>();
  const kept = keepRunning([process.execPath, '-e', code], folder, onEnd);
  onTestFinished(() => kept.stop());
  const lines = (): string[] => readFileSync(list, 'utf8').split('\n').filter(Boolean);
  const started = (n: number) => vi.waitFor(() => expect(lines()).toHaveLength(n), { timeout: 20_000 });
  return { kept, lines, started, onEnd };
}

it('is ended before it is started again, however many changes there were, and is gone at the end', async () => {
  const { kept, lines, started, onEnd } = running();
  await started(1);
  await kept.restart();
  await started(2);
  const [first, second] = lines().map(Number);
  expect(alive(first as number)).toBe(false);
  expect(alive(second as number)).toBe(true);
  kept.send('reload');
  await started(3);
  expect(lines()[2]).toBe('reload');
  void kept.restart();
  await kept.stop();
  expect(alive(second as number)).toBe(false);
  expect(
    lines()
      .slice(3)
      .filter((line) => alive(Number(line))),
  ).toEqual([]);
  expect(onEnd).not.toHaveBeenCalled();
});

it('that ended by itself is told, and started again with the next change', async () => {
  const { kept, started, onEnd } = running(true);
  await vi.waitFor(() => expect(onEnd).toHaveBeenCalledExactlyOnceWith(0), { timeout: 20_000 });
  await kept.restart();
  await started(2);
});
