import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyPad,
  isComplete,
  type PinAction,
  pinReducer,
  problemOf,
} from '../../../../src-renderer/screens/live/pin-state.ts';
import { createRepeatedText } from '../../../../src-renderer/screens/live/use-card-entry.ts';
import { createWedge } from '../../../../src-renderer/screens/live/wedge.ts';
import { StationError } from '../../../../src-shared/errors.ts';

const typing = (text: string): PinAction[] => [...text].map((key) => ({ type: 'type', text: key }));
const padAfter = (...actions: PinAction[]) => actions.reduce(pinReducer, emptyPad);

describe('the PIN pad', () => {
  test('takes a number, then six digits, and is complete', () => {
    const state = padAfter(...typing('2026-A.17'), { type: 'next' }, ...typing('123456'));
    expect(state).toMatchObject({ step: 'pin', number: '2026-A.17', pin: '123456' });
    expect(isComplete(state)).toBe(true);
  });

  test('takes nothing but digits for a PIN, and no seventh', () => {
    expect(padAfter(...typing('7'), { type: 'next' }, ...typing('1a 2-3456789')).pin).toBe('123456');
  });

  test('does not go on without a number', () => {
    expect(padAfter({ type: 'next' }, ...typing(' !')).step).toBe('number');
  });

  test('erases, back into the number', () => {
    const state = padAfter(...typing('12'), { type: 'next' }, ...typing('3'), { type: 'erase' }, { type: 'erase' });
    expect(state).toMatchObject({ step: 'number', number: '12', pin: '' });
    expect(pinReducer(state, { type: 'erase' }).number).toBe('1');
  });

  test('keeps the number after a refusal and forgets it with the next digit', () => {
    const refused = padAfter(...typing('12'), { type: 'next' }, ...typing('123456'), {
      type: 'refused',
      problem: { kind: 'wrong' },
    });
    expect(refused).toMatchObject({ step: 'pin', number: '12', pin: '', problem: { kind: 'wrong' } });
    expect(pinReducer(refused, { type: 'type', text: '1' })).toMatchObject({ pin: '1', problem: null });
    expect(pinReducer(refused, { type: 'back' })).toMatchObject({ step: 'number', number: '12' });
  });
});

describe('why a PIN or a card was not taken', () => {
  test('wrong, locked for a while, or something else', () => {
    expect(problemOf(new StationError('credential_refused', ''), 0)).toEqual({ kind: 'wrong' });
    const locked = new StationError('too_many_requests', '', { retryAfter: 60 });
    expect(problemOf(locked, 1000)).toEqual({ kind: 'locked', until: 61_000 });
    expect(problemOf(new StationError('timeout', ''), 0)).toMatchObject({ kind: 'failed' });
    expect(problemOf(new Error('x'), 0)).toMatchObject({ kind: 'failed' });
  });
});

describe('a card reader that types', () => {
  function read(text: string, gap: number): string | null {
    const wedge = createWedge();
    let at = 1000;
    for (const key of text) {
      at += gap;
      wedge.key(key, at);
    }
    return wedge.key('Enter', at + gap);
  }

  test('is heard from 1 to 40 ms between its keys, whatever the card', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{4,60}$/), fc.integer({ min: 1, max: 40 }), (text, gap) => {
        expect(read(text, gap)).toBe(text);
      }),
    );
  });

  test('a person typing is not: neither words nor an Enter after a pause', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{4,30}$/), fc.integer({ min: 60, max: 400 }), (text, gap) => {
        expect(read(text, gap)).toBeNull();
      }),
    );
    const wedge = createWedge();
    for (const [i, key] of [...'0123456789'].entries()) wedge.key(key, i * 10);
    expect(wedge.key('Enter', 2000)).toBeNull();
  });

  test('what somebody typed before it is not part of the card; Shift is no character', () => {
    const wedge = createWedge();
    wedge.key('x', 0);
    for (const [i, key] of ['Shift', 'H', 'A', 'D', '1'].entries()) wedge.key(key, 500 + i * 5);
    expect(wedge.reading(525)).toBe(true);
    expect(wedge.key('Enter', 530)).toBe('HAD1');
    expect(wedge.key('Enter', 535)).toBeNull();
  });

  test('three characters are no card', () => expect(read('123', 5)).toBeNull());
});

test('a card held before the camera is one card until it was gone', () => {
  const still = createRepeatedText();
  expect([still('A', 0), still('A', 2000), still('A', 4500), still('B', 4600), still('B', 9000)]).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});
