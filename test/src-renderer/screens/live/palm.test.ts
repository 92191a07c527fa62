import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LiveCard, updateCards, visibleCards } from '../../../../src-renderer/screens/live/cards.ts';
import {
  isComplete,
  type PinAction,
  padFor,
  palmPinReducer,
  problemOf,
} from '../../../../src-renderer/screens/live/pin-state.ts';
import { handLabel, handWords } from '../../../../src-renderer/screens/live/shown-hand.ts';
import { createTrackMotion } from '../../../../src-renderer/screens/live/track-motion.ts';
import { createPalmTickets } from '../../../../src-renderer/screens/live/use-palm-entry.ts';
import type { GateArrival } from '../../../../src-shared/contract/attendance.ts';
import type { Sighting } from '../../../../src-shared/domain.ts';
import { StationError } from '../../../../src-shared/errors.ts';
import { catalogues } from '../../../../src-shared/messages/index.ts';
import { palmFaults, palmHints } from '../../../../src-shared/palm.ts';

const person = (id: number) => ({ id, userId: id, name: `Person ${id}`, group: '', hasPortrait: false });
const hand = (trackId: number, outcome: Sighting['outcome'], more: Partial<Sighting> = {}): Sighting => ({
  trackId,
  modality: 'palm',
  hand: { side: 'left', fault: null },
  pinTicket: null,
  box: { x: 0, y: 0, width: 100, height: 100 },
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
const faceOf = (trackId: number, outcome: Sighting['outcome'], more: Partial<Sighting> = {}): Sighting => ({
  ...hand(trackId, outcome, more),
  modality: 'face',
  hand: null,
});
const asks = (trackId: number, ticket: string, id = 5) =>
  hand(trackId, 'accept', { pinTicket: ticket, person: person(id) });
const arrival: GateArrival = {
  recordId: 3,
  at: '2026-11-20T06:52:00Z',
  repeated: false,
  reading: 'arrival',
  status: 'present',
  lateMinutes: 0,
  leftEarlyMinutes: 0,
};
const greeted = (trackId: number, id: number) => hand(trackId, 'accept', { person: person(id), arrival });
const cardsOf = (steps: [now: number, seen: Sighting[]][]) =>
  steps.reduce<LiveCard[]>((cards, [now, seen]) => updateCards(cards, seen, { now, date: 1e12 + now }), []);

describe('what is said to a hand', () => {
  test('every hint and every fault has its words in both languages', () => {
    for (const hint of palmHints)
      for (const words of Object.values(catalogues)) expect(words).toHaveProperty([`palm.hint.${hint}`]);
  });

  test.each(palmFaults)('%s: the same words under the picture and on the frame', (fault) => {
    const poor = hand(1, 'looking', { hand: { side: 'left', fault } });
    expect(handWords([poor])).toBe(`palm.hint.${fault}`);
    expect(handLabel(poor)).toBe(`palm.hint.${fault}`);
  });

  test('nobody there, a good hand, an unknown one', () => {
    expect(handWords([])).toBeNull();
    expect(handWords([hand(1, 'looking')])).toBe('palm.hint.hold_still');
    expect(handWords([hand(1, 'unknown')])).toBe('live.palm.unknown.body');
    expect(handLabel(hand(1, 'looking'))).toBe('');
  });

  test('the larger of two hands is spoken to', () => {
    const small = hand(1, 'looking', {
      hand: { side: 'left', fault: 'small' },
      box: { x: 0, y: 0, width: 9, height: 9 },
    });
    expect(handWords([small, greeted(2, 5)])).toBe('palm.hint.good');
  });
});

describe('cards and frames of hands', () => {
  test('a palm is greeted like a face, and once where both are seen', () => {
    const cards = cardsOf([
      [0, [greeted(1, 5)]],
      [300, [faceOf(1, 'accept', { person: person(5) })]],
    ]);
    expect(cards).toMatchObject([{ key: 'person-5', outcome: 'accept', since: 0 }]);
  });

  test('hand 1 and face 1 are not each other: a stranger’s face does not take the palm’s greeting back', () => {
    const cards = cardsOf([
      [0, [greeted(1, 5)]],
      [100, [faceOf(1, 'unknown')]],
      [200, [greeted(1, 5)]],
    ]);
    expect(visibleCards(cards, 200).map(({ modality, outcome }) => [modality, outcome])).toEqual([
      ['palm', 'accept'],
      ['face', 'unknown'],
    ]);
  });

  test('nobody is greeted before their PIN', () => {
    expect(cardsOf([[0, [asks(1, 'a')]]])).toEqual([]);
    // Too late for it: the hand is known all the same, and nothing was recorded.
    expect(cardsOf([[0, [hand(1, 'accept', { person: person(5) })]]])).toEqual([]);
  });

  test('the card of a poor hand says what is wrong with it now', () => {
    const poor = (fault: 'small' | 'bent') => hand(1, 'low_quality', { hand: { side: 'left', fault } });
    expect(
      cardsOf([
        [0, [poor('small')]],
        [300, [poor('bent')]],
      ]),
    ).toMatchObject([{ fault: 'bent', since: 0 }]);
  });

  test('an answer about faces leaves a hand’s frame standing', () => {
    const motion = createTrackMotion(true);
    motion.observe([hand(1, 'looking')], 0, 'palm');
    motion.step(0);
    motion.observe([], 300, 'face');
    motion.observe([], 700, 'face');
    motion.step(700);
    expect(motion.step(716)).toHaveLength(1);
    motion.observe([], 720, 'palm');
    motion.step(1_060);
    expect(motion.step(1_080)).toHaveLength(0);
  });
});

describe('a palm that waits for its PIN', () => {
  test('the hand stays up: its ticket is asked for once', () => {
    const tickets = createPalmTickets();
    const first = tickets.next([asks(1, 'a')], null, 0);
    expect(first).toMatchObject({ ticket: 'a', person: { id: 5 } });
    expect(tickets.next([asks(1, 'a')], first, 100)).toBe(first);
    expect(tickets.next([], first, 200)).toBe(first);
  });

  test.each(['closed', 'used'] as const)(
    '%s: the same person is left alone for a while, the next one is not',
    (why) => {
      const tickets = createPalmTickets();
      const first = tickets.next([asks(1, 'a')], null, 0);
      if (first) tickets.done(first, why, 1_000);
      expect(tickets.next([asks(1, 'a')], null, 2_000)).toBeNull();
      // The hand was lost and found: another track, another ticket.
      expect(tickets.next([asks(2, 'b')], null, 3_000)).toBeNull();
      expect(tickets.next([asks(3, 'c', 6)], null, 3_000)).toMatchObject({ ticket: 'c', person: { id: 6 } });
      expect(tickets.next([asks(2, 'b')], null, 9_001)).toMatchObject({ ticket: 'b' });
    },
  );

  test('lost and found while its owner types: the newest ticket of the same person is the one that counts', () => {
    const tickets = createPalmTickets();
    const first = tickets.next([asks(1, 'a')], null, 0);
    const second = tickets.next([asks(2, 'b')], first, 500);
    expect(second).toMatchObject({ ticket: 'b', person: { id: 5 } });
    expect(tickets.next([asks(2, 'b')], second, 600)).toBe(second);
  });

  test('expired: the next look at the palm goes on', () => {
    const tickets = createPalmTickets();
    const first = tickets.next([asks(1, 'a')], null, 0);
    if (first) tickets.done(first, 'expired', 30_000);
    expect(tickets.next([asks(1, 'a')], first, 30_100)).toBe(first);
    expect(tickets.next([asks(1, 'b')], first, 30_200)).toMatchObject({ ticket: 'b' });
  });

  test('somebody else’s hand does not take the pad from whoever types', () => {
    const tickets = createPalmTickets();
    const first = tickets.next([asks(1, 'a')], null, 0);
    expect(tickets.next([asks(2, 'b', 6)], first, 100)).toBe(first);
  });
});

describe('the pad after a palm', () => {
  const keys = fc.oneof(
    fc.constantFrom<PinAction>({ type: 'erase' }, { type: 'next' }, { type: 'back' }, { type: 'clear' }),
    fc.string({ minLength: 1, maxLength: 1 }).map((text): PinAction => ({ type: 'type', text })),
  );

  test('law: whatever is pressed, it stays with the person and holds at most six digits', () => {
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 40 }), (actions) => {
        const state = actions.reduce(palmPinReducer, padFor(104));
        expect(state).toMatchObject({ step: 'pin', number: '104' });
        expect(state.pin).toMatch(/^\d{0,6}$/);
        expect(isComplete(state)).toBe(state.pin.length === 6);
      }),
    );
  });

  test('a ticket that is no longer good is said to be late, not wrong', () => {
    const refused = (reason: string) => problemOf(new StationError('credential_refused', '', { reason }), 0);
    expect(refused('ticket')).toEqual({ kind: 'expired' });
    expect(refused('no_pin')).toEqual({ kind: 'no_pin' });
    expect(problemOf(new StationError('credential_refused', ''), 0)).toEqual({ kind: 'wrong' });
  });
});
