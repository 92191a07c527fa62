import { describe, expect, it } from 'vitest';
import { runJob } from '../../../../src-main/files/thread/run-job.ts';
import { refusal } from '../../station/support.ts';

const table = { name: 't', headings: ['a'], rows: [['x']], language: 'id' as const };

describe('a job', () => {
  it('that takes too long ends, and the next ones are done', async () => {
    const endless = runJob('writeTable', [table, 'xlsx'], { limits: { seconds: 0.001, megabytes: 64 } });
    await expect(endless).rejects.toEqual(refusal('file_too_large'));
    expect((await runJob('writeTable', [table, 'xlsx'])).name).toBe('t.xlsx');
  });

  it('that takes too much memory ends, and the station goes on', async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => [`a rather long cell number ${i}`]);
    const greedy = runJob('writeTable', [{ ...table, rows }, 'xlsx'], { limits: { seconds: 30, megabytes: 16 } });
    await expect(greedy).rejects.toEqual(refusal('file_too_large'));
  });

  it('tells what it was refused for', async () => {
    await expect(runJob('readZip', [new Uint8Array(3)])).rejects.toEqual(refusal('file_unreadable'));
  });

  it('waits its turn: many at once are all done', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => runJob('writeTable', [table, 'xlsx'])));
    expect(made.map(({ name }) => name)).toEqual(Array(6).fill('t.xlsx'));
  });
});
