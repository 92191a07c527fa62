import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Absences, LateList } from '../../../../src-main/station/reports/late-and-absent.ts';
import type { RecapDay } from '../../../../src-main/station/reports/recap.ts';
import { days } from './days.ts';

function runsOf(all: readonly RecapDay[], least = 3) {
  const absences = new Absences(least);
  for (const day of all) absences.add(day);
  return absences.runs();
}

describe('absence in a row', () => {
  it.each([
    ['HAAAH', [{ from: '2026-07-14', to: '2026-07-16', days: 3, ongoing: false }]],
    ['HAAH', []],
    // A weekend and a holiday in between change nothing
    ['HALLALAH', [{ from: '2026-07-14', to: '2026-07-19', days: 3, ongoing: false }]],
    // Leave explains, however long
    ['AASAA', []],
    ['AAIAA', []],
    ['ASSSSA', []],
    [
      'AAATAAA',
      [
        { days: 3, ongoing: true },
        { days: 3, ongoing: false },
      ],
    ],
    // Today is not over: the run is still on
    ['HAAA-', [{ days: 3, ongoing: true }]],
    ['HAAALL', [{ days: 3, ongoing: true }]],
    ['', []],
    ['LLLL', []],
  ])('%s', (book, expected) => {
    expect(runsOf(days(book))).toMatchObject(expected);
  });

  it('is each person’s own, the longest first', () => {
    const runs = runsOf([
      ...days('AAAH', { personId: 1 }),
      ...days('AAAAA', { personId: 2, name: 'Budi' }),
      ...days('HHH', { personId: 3 }),
    ]);
    expect(runs.map(({ personId, days: length }) => [personId, length])).toEqual([
      [2, 5],
      [1, 3],
    ]);
  });

  it('is as long as the absent days between two others, whatever days off lie among them', () => {
    const letter = fc.constantFrom('H', 'T', 'I', 'S', 'A', 'A', 'A', 'L', '-');
    const property = fc.property(fc.array(letter, { maxLength: 50 }), fc.integer({ min: 2, max: 5 }), (all, least) => {
      const expected = all
        .filter((one) => one !== 'L' && one !== '-')
        .join('')
        .split(/[^A]/)
        .map(({ length }) => length)
        .filter((length) => length >= least);
      const runs = runsOf(days(all.join('')), least).map((run) => run.days);
      expect(runs).toEqual(expected.sort((a, b) => b - a));
    });
    fc.assert(property, { numRuns: 300 });
  });
});

describe('the late list', () => {
  it('counts times and minutes, the most often late first', () => {
    const list = new LateList();
    for (const day of days('TTH', { personId: 1 })) list.add(day);
    for (const day of days('T', { personId: 2, lateMinutes: 55 })) list.add(day);
    for (const day of days('TT', { personId: 3, lateMinutes: 12 })) list.add(day);
    for (const day of days('HAS', { personId: 4 })) list.add(day);
    expect(list.rows().map(({ personId, times, minutes, worst }) => [personId, times, minutes, worst])).toEqual([
      [3, 2, 24, 12],
      [1, 2, 20, 10],
      [2, 1, 55, 55],
    ]);
  });
});
