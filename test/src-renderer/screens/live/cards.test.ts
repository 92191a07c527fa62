import { describe, expect, test } from 'vitest';
import { type LiveCard, updateCards, visibleCards } from '../../../../src-renderer/screens/live/cards.ts';
import type { LiveFace } from '../../../../src-shared/domain.ts';

const box = { x: 0, y: 0, width: 10, height: 10 };
const face = (trackId: number, outcome: LiveFace['outcome'], more: Partial<LiveFace> = {}): LiveFace => ({
  trackId,
  box,
  outcome,
  progress: 1,
  person: null,
  eventId: null,
  arrival: null,
  repeated: false,
  recordedAt: null,
  livenessWarning: false,
  ...more,
});
const person = (id: number) => ({ id, userId: id, name: `Person ${id}`, group: '', hasPortrait: false });
const accepted = (trackId: number, id: number, more: Partial<LiveFace> = {}) =>
  face(trackId, 'accept', { person: person(id), ...more });
const run = (steps: [now: number, faces: LiveFace[]][]) =>
  steps.reduce<LiveCard[]>((cards, [now, faces]) => updateCards(cards, faces, { now, date: 1e12 + now }), []);

describe('cards of the gate', () => {
  test('nobody decided, no card', () => expect(run([[0, [face(1, 'looking')]]])).toEqual([]));

  test('a greeting outlives its face by four seconds', () => {
    expect(
      run([
        [0, [accepted(1, 5)]],
        [3900, []],
      ]),
    ).toHaveLength(1);
    expect(
      run([
        [0, [accepted(1, 5)]],
        [4100, []],
      ]),
    ).toHaveLength(0);
  });

  test('a second thought about an accepted face does not take the greeting back', () => {
    const cards = run([
      [0, [accepted(1, 5)]],
      [100, [face(1, 'unknown')]],
      [200, [face(1, 'looking')]],
    ]);
    expect(cards).toMatchObject([{ outcome: 'accept', since: 0, seen: 200 }]);
  });

  test('unless the station finds that it is no living face', () => {
    expect(
      run([
        [0, [accepted(1, 5)]],
        [100, [face(1, 'spoof')]],
      ]),
    ).toMatchObject([{ outcome: 'spoof' }]);
  });

  test('advice gives way to the greeting of the same face', () => {
    const cards = run([
      [0, [face(1, 'unknown')]],
      [500, [accepted(1, 5)]],
    ]);
    expect(cards).toMatchObject([{ outcome: 'accept', since: 500 }]);
  });

  test('a track lost and found again goes on with the same card, not as "already recorded"', () => {
    const cards = run([
      [0, [accepted(1, 5)]],
      [900, []],
      [1000, [accepted(2, 5, { repeated: true })]],
    ]);
    expect(cards).toMatchObject([{ key: 'person-5', trackId: 2, repeated: false, since: 0 }]);
  });

  test('somebody who comes by later is told since when', () => {
    const cards = run([[0, [accepted(9, 5, { repeated: true, recordedAt: '2026-11-20T06:52:00Z' })]]]);
    expect(cards).toMatchObject([{ repeated: true, recordedAt: '2026-11-20T06:52:00Z' }]);
  });

  test('two at most: greetings before advice, the newest of them', () => {
    const cards = run([
      [0, [accepted(1, 1)]],
      [10, [accepted(1, 1), accepted(2, 2)]],
      [20, [accepted(1, 1), accepted(2, 2), accepted(3, 3), face(4, 'unknown')]],
    ]);
    expect(visibleCards(cards, 30).map((card) => card.key)).toEqual(['person-2', 'person-3']);
  });

  test('two strangers get one advice', () => {
    const cards = run([[0, [face(1, 'unknown'), face(2, 'unknown')]]]);
    expect(visibleCards(cards, 0)).toHaveLength(1);
  });

  test('whoever stays for long is not greeted for ever, nor anew', () => {
    const cards = run(Array.from({ length: 40 }, (_, step) => [step * 500, [accepted(1, 1)]]));
    expect(cards).toHaveLength(1);
    expect(visibleCards(cards, 19_500)).toEqual([]);
  });
});
