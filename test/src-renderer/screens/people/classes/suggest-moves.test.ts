import { describe, expect, test } from 'vitest';
import {
  movesToSend,
  nextName,
  suggestMoves,
} from '../../../../../src-renderer/screens/people/classes/suggest-moves.ts';

describe('the promotion that is proposed', () => {
  test.each([
    ['7A', '8A'],
    ['VII B', 'VIII B'],
    ['IX', 'X'],
    ['Kelas 10 IPA 1', 'Kelas 11 IPA 1'],
    ['X IPA 1', 'XI IPA 1'],
    ['TK Melati', null],
  ])('%s goes to %s', (from, to) => expect(nextName(from)).toBe(to));

  test('the highest grade leaves, empty classes are left out', () => {
    const group = (name: string, grade: number | null, people = 30) => ({ uuid: '', name, grade, people, teacher: '' });
    expect(
      suggestMoves([group('7A', 7), group('8A', 8), group('9A', 9), group('9B', 9, 0), group('Guru', null)]),
    ).toEqual([
      { from: '7A', to: '8A', leaves: false, people: 30 },
      { from: '8A', to: '9A', leaves: false, people: 30 },
      { from: '9A', to: '', leaves: true, people: 30 },
      { from: 'Guru', to: '', leaves: false, people: 30 },
    ]);
  });

  test('without any grade nobody leaves by a proposal', () => {
    expect(suggestMoves([{ uuid: '', name: 'Guru', grade: null, people: 3, teacher: '' }])[0]?.leaves).toBe(false);
  });

  test('classes that stay are not sent', () => {
    expect(
      movesToSend([
        { from: '7A', to: ' 8A ', leaves: false, people: 1 },
        { from: '9A', to: '', leaves: true, people: 1 },
        { from: 'Guru', to: ' ', leaves: false, people: 1 },
      ]),
    ).toEqual([
      { from: '7A', to: '8A' },
      { from: '9A', to: null },
    ]);
  });
});
