import { describe, expect, test } from 'vitest';
import { cleanMessage, placesOf, screenFault } from '../../src-shared/screen-fault.ts';

describe('a message keeps what is code', () => {
  test.each([
    [
      "TypeError: Cannot read properties of undefined (reading 'map')",
      "TypeError: Cannot read properties of undefined (reading 'map')",
    ],
    ['TypeError: x.foo is not a function', 'TypeError: x.foo is not a function'],
    [
      'SyntaxError: Unexpected token \'S\', "Siti Aminah" is not valid JSON',
      'SyntaxError: Unexpected token …, … is not valid JSON',
    ],
    ['Nobody named "Siti Aminah" is enrolled', 'Nobody named … is enrolled'],
    ['Nobody named "Siti Aminah', 'Nobody named …'],
    ['Error: 0812345678 or siti@sekolah.id', 'Error: # or …'],
    ['Failed to fetch http://192.168.1.5:8000/assets/x.js?a=1', 'Failed to fetch [address]'],
    ['a\n  b\tc', 'a b c'],
  ])('%s', (text, cleaned) => {
    expect(cleanMessage(text)).toBe(cleaned);
  });

  test('and not more than fits', () => {
    expect(cleanMessage('x y '.repeat(10_000)).length).toBeLessThanOrEqual(300);
  });
});

test('a stack is its places', () => {
  const stack = [
    'TypeError: Siti Aminah',
    '    at useLive (http://127.0.0.1:8000/assets/index-B1c_2.js:1:2345)',
    '    at async Promise.all (index 0)',
    '    at new Tracker (app://hadir/assets/office.js:20:3)',
    '    at http://127.0.0.1:8000/assets/index.js:7:8',
    '    at Object.get [as data] (http://127.0.0.1:8000/assets/index.js:9:1)',
    '    at div (<anonymous>)',
    '    at Suspense',
  ].join('\n');
  expect(placesOf(stack, 10)).toEqual([
    'useLive index-B1c_2.js:1:2345',
    'Tracker office.js:20:3',
    'anonymous index.js:7:8',
    'Object.get index.js:9:1',
    'div',
    'Suspense',
  ]);
  expect(placesOf(stack, 2)).toHaveLength(2);
  expect(placesOf('at x '.repeat(100_000), 5)).toEqual([]);
});

test('what is no place, no screen or no version is refused', () => {
  const fault = { kind: 'render', message: 'x', stack: [], components: [], screen: 'live', version: '0.1.0' };
  expect(screenFault.safeParse(fault).success).toBe(true);
  for (const wrong of [
    { stack: ['Siti Aminah was here'] },
    { components: ['Siti Aminah'] },
    { stack: Array(16).fill('a b.js:1:2') },
    { screen: 'people/12' },
    { version: 'of Siti' },
    { message: 'x'.repeat(301) },
    { kind: 'other' },
  ])
    expect(screenFault.safeParse({ ...fault, ...wrong }).success, JSON.stringify(wrong).slice(0, 60)).toBe(false);
});
