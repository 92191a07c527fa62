import { describe, expect, test } from 'vitest';
import { callName, greetingKey, initials, steadyIndex } from '../../../src-renderer/format/names.ts';
import { formatDate, formatSeconds, formatTime } from '../../../src-renderer/format/school-time.ts';

/** Nine hours ahead of UTC all year; hardly any computer that runs this is there. */
const zone = 'Asia/Jayapura';
const at = (hours: number, minutes = 0, seconds = 0) => new Date(Date.UTC(2026, 10, 20, hours - 9, minutes, seconds));

describe('greeting by time of day', () => {
  test.each([
    [3, 'greeting.night', 'greeting.night'],
    [4, 'greeting.morning', 'greeting.morning'],
    [6, 'greeting.morning', 'greeting.morning'],
    [10, 'greeting.morning', 'greeting.morning'],
    [11, 'greeting.afternoon', 'greeting.morning'],
    [12, 'greeting.afternoon', 'greeting.afternoon'],
    [15, 'greeting.evening', 'greeting.afternoon'],
    [18, 'greeting.night', 'greeting.evening'],
    [23, 'greeting.night', 'greeting.evening'],
  ])('at %i', (hour, id, en) => {
    expect(greetingKey(at(hour, 59), 'id', zone)).toBe(id);
    expect(greetingKey(at(hour, 0), 'en', zone)).toBe(en);
  });
});

describe('times', () => {
  test('Indonesian has a dot, English a colon, both two digits', () => {
    expect(formatTime(at(6, 52), 'id', zone)).toBe('06.52');
    expect(formatTime(at(6, 52), 'en', zone)).toBe('06:52');
    expect(formatSeconds(at(6, 52, 4))).toBe('04');
  });

  test('dates are written out', () => {
    expect(formatDate(at(6), 'id', zone)).toBe('Jumat, 20 November 2026');
    expect(formatDate(at(6), 'en', zone)).toMatch(/^Friday,? 20 November 2026$/);
  });
});

describe('names', () => {
  test.each([
    ['Bagus Prasetyo', 'Bagus', 'BP'],
    ['  Siti   Aminah Putri ', 'Siti', 'SP'],
    ['Ni Kadek Ayu', 'Ni Kadek', 'NA'],
    ['I Made Wirawan', 'I Made', 'IW'],
    ['M. Rizky Aditya', 'M. Rizky', 'MA'],
    ['Suharto', 'Suharto', 'S'],
    ['Ed', 'Ed', 'E'],
  ])('%s', (name, call, letters) => {
    expect(callName(name)).toBe(call);
    expect(initials(name)).toBe(letters);
  });

  test('a colour is steady and within range', () => {
    for (const key of [0, 1, 7, 1_000_003]) {
      expect(steadyIndex(key, 7)).toBe(steadyIndex(key, 7));
      expect(steadyIndex(key, 7)).toBeLessThan(7);
    }
  });
});
