import { describe, expect, test } from 'vitest';
import { problemOf } from '../../../../src-renderer/components/manual/mark-draft.ts';
import { recordEntries } from '../../../../src-renderer/screens/attendance/record-entries.ts';
import {
  bulkTime,
  filterRows,
  notThere,
  readStatuses,
  toggled,
} from '../../../../src-renderer/screens/attendance/sheet-rows.ts';
import type { AttendanceRecord, DayStatus, SheetRow } from '../../../../src-shared/contract/attendance.ts';

const row = (name: string, status: DayStatus | null, userId = 1, arrivedAt: string | null = null) =>
  ({ name, status, userId, arrivedAt }) as SheetRow;

describe('filters of the sheet', () => {
  const rows = [row('Ni Kadek Ayu', 'present', 101), row('Désirée Ayu', 'late', 202), row('Bagus', null, 303)];
  const names = (statuses: DayStatus[], text: string) => filterRows(rows, statuses, text).map(({ name }) => name);

  test('by status', () => {
    expect(names([], '')).toHaveLength(3);
    expect(names(['late', 'absent'], '')).toEqual(['Désirée Ayu']);
  });

  test('by the beginnings of words, without accents, or by number', () => {
    expect(names([], 'ayu')).toEqual(['Ni Kadek Ayu', 'Désirée Ayu']);
    expect(names([], 'AY desi')).toEqual(['Désirée Ayu']);
    expect(names([], 'adek')).toEqual([]);
    expect(names([], '30')).toEqual(['Bagus']);
  });

  test('in the address', () => {
    expect(readStatuses('missing')).toEqual(['absent', 'not_seen']);
    expect(readStatuses('late,present,nonsense')).toEqual(['present', 'late']);
    expect(readStatuses(null)).toEqual([]);
    expect(toggled(['late'], 'present')).toEqual(['present', 'late']);
    expect(toggled(['present', 'late'], 'late')).toEqual(['present']);
  });
});

describe("a day's records", () => {
  const record = (
    id: number,
    kind: AttendanceRecord['kind'],
    at: string,
    targetId: number | null = null,
    live = true,
  ) => ({ id, kind, at, targetId, live }) as AttendanceRecord & { live: boolean };

  test('voids are told with what they void; replacements stand by themselves too', () => {
    const entries = recordEntries([
      record(1, 'scan', '2026-11-20T01:00:00Z', null, false),
      record(2, 'scan', '2026-11-20T00:30:00Z', null, false),
      record(3, 'void', '2026-11-20T01:00:00Z', 1, false),
      record(4, 'replace', '2026-11-20T00:20:00Z', 2),
    ]);
    expect(entries.map((entry) => [entry.record.id, entry.correction?.id ?? null])).toEqual([
      [4, null],
      [2, 4],
      [1, 3],
    ]);
  });
});

describe('what is written by hand', () => {
  const instant = (time: string) => `2026-11-20T${time}:00Z`;
  const now = Date.parse('2026-11-20T07:00:00Z');
  const draft = { time: '06:50', direction: 'in', reason: 'Dilihat guru' } as const;

  test('needs a time that has passed, and a reason', () => {
    expect(problemOf(draft, instant, now)).toBeNull();
    expect(problemOf({ ...draft, time: '' }, instant, now)).toBe('time');
    expect(problemOf({ ...draft, time: '07:01' }, instant, now)).toBe('future');
    expect(problemOf({ ...draft, reason: '  ' }, instant, now)).toBe('reason');
  });

  test('many at once: those who are not there, on time where that still can be', () => {
    expect(notThere([row('A', 'present', 1, 'x'), row('B', 'not_seen')]).map(({ name }) => name)).toEqual(['B']);
    const plan = { sessions: [{ onTimeUntil: '07:10' }] } as never;
    expect(bulkTime(plan, '06:40')).toBe('06:40');
    expect(bulkTime(plan, '08:40')).toBe('07:10');
    expect(bulkTime(plan, null)).toBe('07:10');
  });
});
