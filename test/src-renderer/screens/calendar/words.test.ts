import { describe, expect, test } from 'vitest';
import {
  dateByKey,
  dayInWords,
  monthStep,
  sessionInWords,
  weekdayOf,
  weekdaysInWords,
  weeksOf,
} from '../../../../src-renderer/format/calendar.ts';
import { typedDate } from '../../../../src-renderer/format/dates.ts';
import { zoneLabel, zonesOf } from '../../../../src-renderer/format/time-zones.ts';
import { importTrouble } from '../../../../src-renderer/screens/calendar/month/import-words.ts';
import type { Translate } from '../../../../src-renderer/services.tsx';
import { StationError } from '../../../../src-shared/errors.ts';
import { translate } from '../../../../src-shared/messages/index.ts';

const id: Translate = (key, params) => translate('id', key, params);
const en: Translate = (key, params) => translate('en', key, params);

test('weekdays in a row become a stretch', () => {
  expect(weekdaysInWords([1, 2, 3, 4, 5], 'id', id)).toBe('Senin–Jumat');
  expect(weekdaysInWords([1, 2, 3, 4, 6], 'en', en)).toBe('Monday–Thursday, Saturday');
  expect(weekdaysInWords([6, 7], 'id', id)).toBe('Sabtu, Minggu');
  expect(weekdaysInWords([1, 2, 3, 4, 5, 6, 7], 'id', id)).toBe('Setiap hari');
  expect([weekdayOf('2026-11-20'), weekdayOf('2026-11-22')]).toEqual([5, 7]);
});

test('a session is a sentence', () => {
  const session = {
    name: '',
    opens: '06:00',
    onTimeUntil: '07:00',
    lateUntil: '09:00',
    earlyLeaveFrom: '12:00',
    dismissal: '25:30',
  };
  expect(sessionInWords({ ...session, dismissal: '14:00' }, 'id', id)).toBe(
    'datang 06.00–07.00, terlambat s.d. 09.00, pulang 14.00',
  );
  expect(sessionInWords({ ...session, name: 'Night' }, 'en', en)).toBe(
    'Night: arrive 06:00–07:00, late until 09:00, leave 01:30 (next day)',
  );
  expect(dayInWords('2026-07-13', 'id')).toBe('13 Juli 2026');
});

describe('the page of a month', () => {
  test('has whole weeks', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(6);
    expect([weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual(['2026-10-26', '2026-12-06']);
  });

  test('is left by the keys', () => {
    expect(dateByKey('ArrowDown', '2026-11-28')).toBe('2026-12-05');
    expect(dateByKey('Home', '2026-11-20')).toBe('2026-11-16');
    expect(dateByKey('PageDown', '2027-01-31')).toBe('2027-02-28');
    expect(dateByKey('a', '2026-11-20')).toBeNull();
    expect(monthStep('2026-12-31', 1)).toBe('2027-01-01');
  });
});

test.each([
  ['17/8/2026', '2026-08-17'],
  ['17 Agustus 2026', '2026-08-17'],
  ['17 Aug 2026', '2026-08-17'],
  ['2026-08-17', '2026-08-17'],
  ['31-2-2026', null],
  ['besok', null],
])('the date %s', (text, date) => expect(typedDate(text)).toBe(date));

test('zones: Indonesia by its names first, each once', () => {
  const zones = zonesOf(['Asia/Jakarta', 'Asia/Tokyo', 'Africa/Cairo'], 'Asia/Pontianak');
  expect(zones.map(({ label }) => label)).toEqual([
    'WIB · Asia/Jakarta',
    'WITA · Asia/Makassar',
    'WIT · Asia/Jayapura',
    'Africa/Cairo',
    'Asia/Pontianak',
    'Asia/Tokyo',
  ]);
  expect(zoneLabel('Asia/Jayapura')).toBe('WIT · Asia/Jayapura');
});

test('a refused file names its row and the remedy', () => {
  const refused = (details: StationError['details']) =>
    importTrouble(new StationError('import_refused', 'x', details), id);
  expect(refused({ row: 3, column: 'from', value: '17 Agus' })).toContain('Baris 3: “17 Agus” bukan tanggal');
  expect(refused({ row: 0 })).toContain('Tidak ada hari libur');
  expect(refused({ row: 1, column: 'name' })).toContain('baris judul');
  expect(importTrouble(new StationError('invalid_argument', 'x', { field: 'from' }), id)).toContain('sudah lewat');
});
