import { describe, expect, test } from 'vitest';
import { linesOf, logoTrouble } from '../../../../src-renderer/screens/reports/letterhead/letterhead-draft.ts';
import {
  exportQuery,
  monthPeriod,
  periodOf,
  queryOf,
  termsOf,
  wholeMonth,
} from '../../../../src-renderer/screens/reports/period.ts';
import { placesOf } from '../../../../src-renderer/screens/reports/recap/strip-places.ts';
import { bucketsOf, shareOf, sumsOf } from '../../../../src-renderer/screens/reports/recap-sums.ts';
import { percentInWords } from '../../../../src-renderer/screens/reports/report-words.ts';
import type { RecapRow } from '../../../../src-shared/contract/reports.ts';

const none = { present: 0, late: 0, excused: 0, sick: 0, absent: 0, not_seen: 0 };
const row = (personId: number, group: string, days: RecapRow['days'], more: Partial<RecapRow> = {}): RecapRow => {
  const counts = { ...none };
  for (const status of Object.values(days)) if (status) counts[status]++;
  return {
    personId,
    userId: personId,
    name: `P${personId}`,
    group,
    counts,
    schoolDays: 2,
    percentage: null,
    lateMinutes: 0,
    days,
    ...more,
  };
};

describe('the period', () => {
  test('is this month unless the address says otherwise', () => {
    expect(periodOf(new URLSearchParams(), '2026-02-10')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(periodOf(new URLSearchParams('month=2026-11'), '2026-02-10').to).toBe('2026-11-30');
    expect(periodOf(new URLSearchParams('from=2026-07-01&to=2026-12-31'), '2026-02-10').from).toBe('2026-07-01');
    expect(periodOf(new URLSearchParams('from=2026-07-02&to=2026-07-01'), '2026-02-10').from).toBe('2026-02-01');
  });

  test('goes into the address and comes back', () => {
    const term = { from: '2026-07-13', to: '2026-12-31' };
    expect(queryOf(monthPeriod('2026-11-20'), 'VII A')).toEqual({ month: '2026-11', group: 'VII A' });
    expect(periodOf(new URLSearchParams(queryOf(term, null)), '2026-01-01')).toEqual(term);
    expect(wholeMonth({ from: '2026-11-01', to: '2026-11-29' })).toBeNull();
  });

  test('terms turn with the year', () => {
    const years = [{ id: 1, name: '2026/2027', from: '2026-07-13', to: '2027-06-19' }];
    expect(termsOf(years, '2026-11-20').map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['odd', '2026-07-13', '2026-12-31'],
      ['even', '2027-01-01', '2027-06-19'],
      ['year', '2026-07-13', '2027-06-19'],
    ]);
    expect(termsOf([], '2027-03-01')[0]).toMatchObject({ year: '2026/2027', from: '2026-07-01' });
  });
});

describe('sums of a recap', () => {
  const rows = [
    row(1, 'VII A', { '2026-11-19': 'present', '2026-11-20': 'late', '2026-11-21': null }, { lateMinutes: 7 }),
    row(2, 'VII A', { '2026-11-19': 'absent', '2026-11-20': 'present' }),
    row(3, 'VII B', { '2026-11-20': 'not_seen' }),
  ];

  test('over everybody, by day and by class', () => {
    const { total, days, classes } = sumsOf(rows, 'id');
    expect(total).toMatchObject({
      people: 3,
      lateMinutes: 7,
      percentage: 75,
      counts: { present: 2, late: 1, absent: 1 },
    });
    expect(days.map(({ date, counts }) => [date, counts.present, counts.not_seen])).toEqual([
      ['2026-11-19', 1, 0],
      ['2026-11-20', 1, 1],
    ]);
    expect(classes.map(({ group, people, percentage }) => [group, people, percentage])).toEqual([
      ['VII A', 2, 75],
      ['VII B', 1, null],
    ]);
  });

  test('a share is never rounded to all or nothing', () => {
    expect(shareOf({ ...none, present: 1999, absent: 1 })).toBe(99.9);
    expect(shareOf({ ...none, present: 1, absent: 5000 })).toBe(0.1);
    expect(shareOf(none)).toBeNull();
  });

  test('many days become weeks', () => {
    const days = Array.from({ length: 60 }, (_, i) => ({
      date: new Date(Date.UTC(2026, 6, 13 + i)).toISOString().slice(0, 10),
      counts: { ...none, present: 1 },
    }));
    const { weekly, buckets } = bucketsOf(days);
    expect([weekly, buckets.length, buckets[0]?.date, buckets[0]?.counts.present]).toEqual([true, 9, '2026-07-13', 7]);
    expect(bucketsOf(days.slice(0, 20)).weekly).toBe(false);
  });

  test('look at each day of each pupil once', () => {
    const dates = Array.from({ length: 30 }, (_, i) => `2026-11-${String(i + 1).padStart(2, '0')}`);
    const days = Object.fromEntries(dates.map((date) => [date, 'present' as const]));
    let looks = 0;
    const counting: ProxyHandler<typeof days> = {
      get(of, date) {
        looks++;
        return Reflect.get(of, date);
      },
    };
    const many = Array.from({ length: 200 }, (_, i) => ({
      ...row(i, `K${i % 60}`, days),
      days: new Proxy(days, counting),
    }));
    expect(sumsOf(many, 'id').total.counts.present).toBe(6_000);
    expect(looks).toBe(6_000);
  });
});

test('a strip leaves room between weeks', () => {
  // Thursday, Friday, Monday, and the Monday after a week without school.
  expect(placesOf(['2026-11-19', '2026-11-20', '2026-11-23', '2026-11-30']).places).toEqual([0, 13, 34, 55]);
});

test('a file is of what is on the screen', () => {
  const month = monthPeriod('2026-11-01');
  expect(exportQuery('recap', month, null, 3)).toEqual({ report: 'month', month: '2026-11' });
  expect(exportQuery('charts', { ...month, to: '2026-11-20' }, 'VII A', 3)).toMatchObject({
    report: 'range',
    group: 'VII A',
  });
  expect(exportQuery('absences', month, null, 5)).toMatchObject({ report: 'absences', days: 5 });
  expect(exportQuery('late', month, null, 3)).toMatchObject({ report: 'late', from: '2026-11-01' });
});

test('percentages as each language writes them', () => {
  expect(percentInWords(96.4, 'id')).toBe('96,4 %');
  expect(percentInWords(96.4, 'en')).toBe('96.4%');
  expect(percentInWords(null, 'id')).toBe('–');
});

test('a letterhead has at most four lines and a picture that prints', () => {
  expect(linesOf(' a \n\nb\nc\nd\ne')).toEqual(['a', 'b', 'c', 'd']);
  expect(logoTrouble(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0))).toBeNull();
  expect(logoTrouble(Uint8Array.of(0x47, 0x49, 0x46))).toBe('kind');
  expect(logoTrouble(new Uint8Array(1024 * 1024 + 1))).toBe('size');
});
