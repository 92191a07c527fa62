import { appendFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clock } from '../../../src-main/cli/commands/doctor/data.ts';
import { nodeVersion } from '../../../src-main/cli/commands/doctor/node-version.ts';
import { progressBar, progressLine } from '../../../src-main/cli/commands/import/progress.ts';
import { digest, openJournal, readJournal } from '../../../src-main/outbound/imports/journal.ts';
import { tempFolder } from '../store/support.ts';

describe('the progress of an import', () => {
  it('is a bar where the end is known, and a number elsewhere', () => {
    expect(progressLine(0, 0, 120)).toBe(`[${' '.repeat(30)}]   0 %  0 of 120`);
    expect(progressLine(40, 2, 120)).toBe(`[${'#'.repeat(10)}${' '.repeat(20)}]  33 %  40 of 120, 2 refused`);
    expect(progressLine(120, 0, 120)).toBe(`[${'#'.repeat(30)}] 100 %  120 of 120`);
    expect(progressLine(7, 1, null)).toBe('7 read, 1 refused');
  });

  it('is written over one line of a terminal, and nowhere else', () => {
    const drawn: string[] = [];
    const terminal = { isTTY: true, write: (text: string) => drawn.push(text) } as unknown as NodeJS.WriteStream;
    const bar = progressBar(2, terminal);
    bar.show(1, 0);
    bar.show(2, 0);
    bar.end();
    expect(drawn).toHaveLength(3);
    for (const text of drawn) expect(text.startsWith('\r\u001b[K')).toBe(true);
    progressBar(2, { ...terminal, isTTY: false } as NodeJS.WriteStream).show(1, 0);
    expect(drawn).toHaveLength(3);
  });
});

describe('the journal of an import', () => {
  const item = digest('12', 'a photo');

  it('is there the next time, for its owner only, and holds no name', () => {
    const folder = tempFolder();
    const first = openJournal(folder, 'folder /photos into 1');
    expect(first.get(item)).toBe(undefined);
    first.set(item, 12);
    first.close();
    expect(openJournal(folder, 'folder /photos into 1').get(item)).toBe(12);
    expect(openJournal(folder, 'folder /photos into 2').get(item)).toBe(undefined);
    const path = join(folder, 'imports', readdirSync(join(folder, 'imports'))[0] as string);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toMatch(/^[\s"[\],0-9a-f]*$/);
  });

  it('survives a line that was cut short', () => {
    const folder = tempFolder();
    const first = openJournal(folder, 'a');
    first.set(item, 12);
    first.close();
    appendFileSync(join(folder, 'imports', readdirSync(join(folder, 'imports'))[0] as string), '["0123');
    const second = openJournal(folder, 'a');
    const other = digest('other');
    second.set(other, 13);
    second.close();
    const third = readJournal(folder, 'a');
    expect([third.get(item), third.get(other)]).toEqual([12, 13]);
  });

  it('of a dry run writes nothing', () => {
    const folder = tempFolder();
    const journal = readJournal(folder, 'a');
    journal.set(item, 1);
    expect(journal.get(item)).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('hadir doctor', () => {
  it('knows a clock that cannot be right', () => {
    expect(clock(new Date('2001-01-01T00:00:00Z'), null).outcome).toBe('fail');
    const now = new Date('2026-07-01T00:00:00Z');
    expect(clock(now, '2026-07-01T08:00:00.000Z')).toMatchObject({
      outcome: 'fail',
      says: expect.stringContaining('newest record is of 2026-07-01T08'),
    });
    expect(clock(now, '2026-07-01T00:05:00.000Z').outcome).not.toBe('fail');
  });

  it('knows a Node.js that is too old', () => {
    const outcomes = ['24.21.0', '26.0.0', '22.18.0', '22.17.9', '20.1.0'].map((text) => nodeVersion(text).outcome);
    expect(outcomes).toEqual(['ok', 'ok', 'warn', 'fail', 'fail']);
  });
});
