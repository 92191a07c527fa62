import { describe, expect, test } from 'vitest';
import {
  disownableUntil,
  disownCard,
  disownWithin,
  enterCard,
  type LiveCard,
  updateCards,
  visibleCards,
} from '../../../../src-renderer/screens/live/cards.ts';
import { createAdvice } from '../../../../src-renderer/screens/live/use-cards.ts';
import type { GateArrival } from '../../../../src-shared/contract/attendance.ts';
import type { Sighting } from '../../../../src-shared/domain.ts';

const box = { x: 0, y: 0, width: 10, height: 10 };
const face = (trackId: number, outcome: Sighting['outcome'], more: Partial<Sighting> = {}): Sighting => ({
  trackId,
  modality: 'face',
  hand: null,
  pinTicket: null,
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
const accepted = (trackId: number, id: number, more: Partial<Sighting> = {}) =>
  face(trackId, 'accept', { person: person(id), ...more });
const arrival: GateArrival = {
  recordId: 3,
  at: '2026-11-20T06:52:00Z',
  repeated: false,
  reading: 'arrival',
  status: 'present',
  lateMinutes: 0,
  leftEarlyMinutes: 0,
};
const at = (now: number) => ({ now, date: 1e12 + now });
const run = (steps: [now: number, faces: Sighting[]][]) =>
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
    expect(cards).toMatchObject([{ key: 'person-5', trackId: 2, modality: 'face', repeated: false, since: 0 }]);
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

describe('not me', () => {
  test('a new record keeps its card for as long as it may be taken back, although nobody is there', () => {
    const [card] = run([[0, [accepted(1, 5, { arrival })]]]);
    expect(disownableUntil(card as LiveCard)).toBe(disownWithin);
    expect(updateCards([card as LiveCard], [], at(disownWithin - 1))).toHaveLength(1);
    expect(updateCards([card as LiveCard], [], at(disownWithin + 1))).toHaveLength(0);
  });

  test('the next greeting does not share the room with one whose face has gone', () => {
    const cards = run([
      [0, [accepted(1, 5, { arrival })]],
      [5000, [accepted(2, 6, { arrival })]],
    ]);
    expect(visibleCards(cards, 5000).map((card) => card.key)).toEqual(['person-6']);
  });

  test('is not offered for a record of before', () => {
    const [card] = run([[0, [accepted(1, 5, { repeated: true, arrival: { ...arrival, repeated: true } })]]]);
    expect(disownableUntil(card as LiveCard)).toBeNull();
  });

  test('takes the name away, and the face is not greeted by it again', () => {
    const first = run([[0, [accepted(1, 5, { arrival })]]]);
    const disowned = disownCard(first, 'person-5', at(1000));
    expect(disowned).toMatchObject([{ outcome: 'disowned', person: null }]);
    const still = updateCards(disowned, [accepted(1, 5, { arrival })], at(2000));
    expect(still).toMatchObject([{ outcome: 'disowned', seen: 2000 }]);
    expect(visibleCards(still, 2000)).toHaveLength(1);
    expect(visibleCards(still, 9500)).toHaveLength(0);
  });
});

describe('PINs and cards', () => {
  const recorded = { person: person(7), arrival };
  test('greet like a face, in place of advice', () => {
    const cards = enterCard(run([[0, [face(1, 'unknown')]]]), recorded, at(100));
    expect(cards).toMatchObject([{ outcome: 'accept', person: { id: 7 }, arrival }]);
    expect(visibleCards(updateCards(cards, [], at(3000)), 3000)).toHaveLength(1);
  });

  test('greet once where the face is known as well', () => {
    const cards = enterCard(run([[0, [accepted(1, 7, { arrival })]]]), recorded, at(100));
    expect(cards).toHaveLength(1);
  });
});

test('advice is given once, and to somebody else later', () => {
  const { once } = createAdvice();
  const unknown = (key: string) => ({ ...(run([[0, [face(1, 'unknown')]]])[0] as LiveCard), key });
  expect(once([unknown('a')], 0)).toHaveLength(1);
  expect(once([unknown('a')], 2000)).toHaveLength(1);
  expect(once([unknown('b')], 4000)).toHaveLength(0);
  expect(once([unknown('c')], 9000)).toHaveLength(1);
});
