import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Recap, type RecapDay } from '../../../../src-main/station/reports/recap.ts';
import { dayStatuses } from '../../../../src-shared/contract/attendance.ts';
import type { RecapRow } from '../../../../src-shared/contract/reports.ts';
import { dayOf, days } from './days.ts';

function rowsOf(all: readonly RecapDay[]): RecapRow[] {
  const recap = new Recap();
  for (const day of all) recap.add(day);
  return recap.rows();
}

const status = fc.constantFrom(...dayStatuses, null);
const book = fc.array(status, { maxLength: 60 }).map((all) => all.map((one, i) => dayOf(one, i)));

describe('a recap', () => {
  it('sums a person up', () => {
    expect(rowsOf(days('HHTLLISA-'))).toMatchObject([
      {
        counts: { present: 2, late: 1, excused: 1, sick: 1, absent: 1, not_seen: 1 },
        schoolDays: 6,
        percentage: 50,
        lateMinutes: 10,
      },
    ]);
  });

  it('of days without school has no percentage', () => {
    expect(rowsOf(days('LL-'))).toMatchObject([{ schoolDays: 0, percentage: null }]);
    expect(rowsOf([])).toEqual([]);
  });

  it('shows a person in their last group, sorted by class as people count and by name', () => {
    const rows = rowsOf([
      ...days('H', { personId: 1, group: '10A', name: 'Ayu' }),
      ...days('H', { personId: 2, group: '7B', name: 'Zaki' }),
      ...days('H', { personId: 3, group: '7B', name: 'Édi' }),
      ...days('.H', { personId: 1, group: '9A', name: 'Ayu' }),
    ]);
    expect(rows.map(({ group, name }) => `${group} ${name}`)).toEqual(['7B Édi', '7B Zaki', '9A Ayu']);
  });

  it('never rounds a missed day away, nor an attended one', () => {
    const many = (letter: string) => Array.from({ length: 1999 }, () => letter).join('');
    expect(rowsOf(days(`${many('H')}A`))[0]?.percentage).toBe(99.9);
    expect(rowsOf(days(`${many('A')}H`))[0]?.percentage).toBe(0.1);
  });

  it('counts every day once, and its percentage lies between none and all', () => {
    const property = fc.property(book, (all) => {
      for (const { counts, schoolDays, percentage, days: map, lateMinutes } of rowsOf(all)) {
        const counted = Object.values(counts).reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(all.filter((day) => day.status !== null).length);
        expect(schoolDays).toBe(counted - counts.not_seen);
        expect(Object.keys(map)).toHaveLength(all.length);
        expect(lateMinutes).toBe(10 * counts.late);
        if (percentage === null) expect(schoolDays).toBe(0);
        else expect(Math.abs(percentage - (100 * (counts.present + counts.late)) / schoolDays)).toBeLessThan(0.1);
      }
    });
    fc.assert(property);
  });

  it('of two halves adds up to that of the whole', () => {
    const property = fc.property(book, fc.nat(60), (all, cut) => {
      const [whole] = rowsOf(all);
      const halves = [rowsOf(all.slice(0, cut))[0], rowsOf(all.slice(cut))[0]];
      for (const name of dayStatuses) {
        const sum = halves.reduce((total, half) => total + (half?.counts[name] ?? 0), 0);
        expect(sum).toBe(whole?.counts[name] ?? 0);
      }
    });
    fc.assert(property);
  });
});
