import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lastLines, parseLine } from '../../../../src-main/hosts/node/logging.ts';

const line = (level: number, msg: string, more: object = {}, minute = 0): string =>
  JSON.stringify({ level, time: new Date(Date.UTC(2026, 10, 20, 0, minute)).toISOString(), msg, ...more });

function logs(files: Record<string, string[]>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hadir-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return folder;
}

test('the newest lines come first, through the files, from a level on', async () => {
  const folder = logs({
    'hadir-2026-11-19.log': [line(40, 'old warning'), line(30, 'old')],
    'hadir-2026-11-20.log': [line(30, 'one', {}, 1), 'no JSON at all', line(50, 'two', {}, 2), line(20, 'debug')],
    'other.log': [line(50, 'not ours')],
  });
  const messages = async (level: 'info' | 'warn' | 'error', limit = 10): Promise<string[]> =>
    (await lastLines(folder, level, limit)).map(({ message }) => message);
  expect(await messages('info')).toEqual(['two', 'one', 'old', 'old warning']);
  expect(await messages('warn')).toEqual(['two', 'old warning']);
  expect(await messages('info', 2)).toEqual(['two', 'one']);
});

test('long files are read from their end, lines whole across pieces', async () => {
  const lines = Array.from({ length: 9000 }, (_, i) => line(30, `line ${i} — Äé ${'x'.repeat(i % 90)}`));
  const folder = logs({ 'hadir-2026-11-20.log': lines });
  const found = await lastLines(folder, 'info', 8000);
  expect(found).toHaveLength(8000);
  expect(found.map(({ message }) => message.split(' ')[1])).toEqual(
    Array.from({ length: 8000 }, (_, i) => String(8999 - i)),
  );
});

test('a request is told by its route and an error by its kind, never in its own words', () => {
  const request = { method: 'GET', route: '/api/people/:personId', status: 404, ms: 3, body: 'Dewi Lestari' };
  expect(parseLine(line(30, 'request', request), 30)?.message).toBe('GET /api/people/:personId: 404, 3 ms');
  const err = { type: 'SqliteError', code: 'SQLITE_FULL', message: 'for Dewi Lestari', stack: 'at Dewi Lestari' };
  expect(parseLine(line(50, 'call failed', { err }), 30)).toMatchObject({
    level: 'error',
    message: 'call failed (SqliteError SQLITE_FULL)',
  });
});

test('no folder, no lines', async () => {
  expect(await lastLines('/nowhere/at/all', 'info', 5)).toEqual([]);
});
