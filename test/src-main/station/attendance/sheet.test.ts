import { describe, expect, it } from 'vitest';
import type { CommandResults } from '../../../../src-shared/contract.ts';
import type { Bench } from '../support.ts';
import { enrolPerson, refusal } from '../support.ts';
import { at, scan, school, until } from './support.ts';

const day = '2025-11-17';
const by = { reason: 'Salah', actor: 'bu Rina' };

describe('the sheet', () => {
  it('of today: everybody with their live records, and how many are where', async () => {
    const made = await school();
    await scan(made, 1);
    await made.station.call('attendance.void', { recordId: 1, ...by });
    await scan(made, 1);
    const sheet = await made.station.call('attendance.sheet', {});
    expect(sheet).toMatchObject({ date: day, counts: { present: 1, not_seen: 1, absent: 0 } });
    expect(sheet.rows.map(({ name, group, status, records }) => [name, group, status, records.length])).toEqual([
      ['Siswa 1', '7A', 'present', 1],
      ['Siswa 2', '7B', 'not_seen', 0],
    ]);
  });

  it('of one group, of a day to come, of a day without school', async () => {
    const made = await school();
    const rows = async (args: object) =>
      (await made.station.call('attendance.sheet', args)).rows.map((row) => row.name);
    expect(await rows({ group: '7B' })).toEqual(['Siswa 2']);
    expect(await rows({ group: '9Z' })).toEqual([]);
    expect(await rows({ date: '9999-12-31' })).toEqual(['Siswa 1', 'Siswa 2']);
    const past = await made.station.call('attendance.sheet', { date: '2000-02-29' });
    expect(past.counts).toEqual({ present: 0, late: 0, excused: 0, sick: 0, absent: 0, not_seen: 0 });
  });
});

describe('days', () => {
  async function allDays(made: Bench, limit: number): Promise<string[]> {
    const all: string[] = [];
    for (let cursor: number | null = 0; cursor !== null; ) {
      const page: CommandResults['attendance.days'] = await made.station.call('attendance.days', {
        from: day,
        to: '2025-11-20',
        limit,
        cursor,
      });
      expect(page.days.length).toBeLessThanOrEqual(limit);
      all.push(...page.days.map(({ date, name }) => `${date} ${name}`));
      cursor = page.next;
    }
    return all;
  }

  it('come in pages by date and name, each once, whatever the size of a page', async () => {
    const made = await school();
    await enrolPerson(made, 3, { group: '7A' });
    const whole = await allDays(made, 1000);
    expect(whole).toHaveLength(12);
    expect(whole).toEqual([...whole].sort());
    for (const limit of [1, 2, 3, 5, 11, 12]) expect(await allDays(made, limit)).toEqual(whole);
  });

  it('are at most 93 at once, and forwards', async () => {
    const made = await school();
    const days = (from: string, to: string) => made.station.call('attendance.days', { from, to });
    await expect(days('2025-11-17', '2026-02-17')).resolves.toBeDefined();
    await expect(days('2025-11-17', '2026-02-18')).rejects.toEqual(refusal('invalid_argument', { field: 'to' }));
    await expect(days('2025-11-17', '2025-11-16')).rejects.toEqual(refusal('invalid_argument', { field: 'to' }));
    const far = { from: day, to: day, cursor: Number.MAX_SAFE_INTEGER };
    expect(await made.station.call('attendance.days', far)).toEqual({ days: [], next: null });
  });
});

describe('the book', () => {
  it('says of each record whose it is and whether it counts', async () => {
    const made = await school();
    await scan(made, 1);
    await scan(made, 2);
    await made.station.call('attendance.void', { recordId: 1, ...by });
    await made.station.call('people.remove', { personId: 2 });
    const { records } = await made.station.call('attendance.records', { from: day, to: day });
    expect(records.map(({ id, name, group, live }) => [id, name, group, live])).toEqual([
      [1, 'Siswa 1', '7A', false],
      [2, '', '', true],
      [3, 'Siswa 1', '7A', false],
    ]);
    const page = await made.station.call('attendance.records', { from: day, to: day, personId: 1, limit: 1 });
    expect([page.records.length, page.next]).toEqual([1, 1]);
  });
});

describe('a history', () => {
  it('is newest first, with every record of the day', async () => {
    const made = await school();
    await scan(made, 1);
    await made.station.call('attendance.replace', { recordId: 1, at: at('06:30'), direction: 'in', ...by });
    until(made, '07:10', '2025-11-18');
    await scan(made, 1);
    const { days } = await made.station.call('attendance.history', {
      personId: 1,
      from: '2025-11-17',
      to: '2025-11-18',
    });
    expect(days.map(({ date, status, records }) => [date, status, records.map(({ live }) => live)])).toEqual([
      ['2025-11-18', 'late', [true]],
      ['2025-11-17', 'present', [false, true]],
    ]);
  });

  it('is of somebody who is there, and of at most 400 days', async () => {
    const { station } = await school();
    const history = (personId: number, to: string) => station.call('attendance.history', { personId, from: day, to });
    await expect(history(9, day)).rejects.toEqual(refusal('person_not_found'));
    await expect(history(1, '9999-12-31')).rejects.toEqual(refusal('invalid_argument'));
  });
});

describe('live.today', () => {
  it('follows every record, and the minute', async () => {
    const made = await school('06:59');
    const today = () => made.station.call('live.today', {});
    expect(await today()).toMatchObject({ seen: 0, date: day, counts: { not_seen: 2 } });
    await scan(made, 1);
    expect(await today()).toMatchObject({ seen: 1, recent: [{ recordId: 1, group: '7A' }], counts: { present: 1 } });
    await made.station.call('attendance.void', { recordId: 1, ...by });
    expect(await today()).toMatchObject({ seen: 0, recent: [], counts: { not_seen: 2 } });
    until(made, '13:00');
    expect(await today()).toMatchObject({ counts: { absent: 2 } });
  });
});
