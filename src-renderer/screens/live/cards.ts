/** Which cards the gate shows, as a pure function of what the station says about each face: calm, never flickering, at most
 * two. A greeting outlives the frames in which the face happened to be seen, and a track lost and found greets once. */
import type { GateOutcome, GatePerson, LiveFace } from '../../../src-shared/domain.ts';

export interface LiveCard {
  /** Steady for one greeting; a new key slides in. */
  key: string;
  trackId: number;
  outcome: GateOutcome;
  person: GatePerson | null;
  repeated: boolean;
  warned: boolean;
  /** When it was decided, in milliseconds since 1970. */
  at: number;
  /** When the station wrote the arrival down: earlier than `at` for somebody who comes by again. */
  recordedAt: string | null;
  /** Monotonic milliseconds: when the card came, and when its face was last seen. */
  since: number;
  seen: number;
}

export interface Moment {
  /** Monotonic milliseconds. */
  now: number;
  /** Milliseconds since 1970. */
  date: number;
}

/** How long a card stays after its face has gone. A name wants reading; advice is for somebody still there. */
const lingers: Record<GateOutcome, number> = {
  accept: 4_000,
  unknown: 2_200,
  ambiguous: 2_200,
  spoof: 2_600,
  low_quality: 1_200,
};
/** Somebody who stays in front of the camera need not be greeted for ever. */
const longest = 14_000;
const mostCards = 2;

const keyOf = (face: LiveFace) => (face.person ? `person-${face.person.id}` : `track-${face.trackId}-${face.outcome}`);

/** A greeting is not taken back by a worse look, only by the station finding that the face is no living one. */
function keeps(card: LiveCard | undefined, outcome: GateOutcome): boolean {
  return card?.outcome === 'accept' && outcome !== 'accept' && outcome !== 'spoof';
}

export function updateCards(cards: readonly LiveCard[], faces: readonly LiveFace[], moment: Moment): LiveCard[] {
  const next = new Map(cards.map((card) => [card.key, card]));
  for (const face of faces) {
    const current = [...next.values()].find((card) => card.trackId === face.trackId);
    const { outcome } = face;
    if (outcome === 'looking' || keeps(current, outcome)) {
      if (current?.outcome === 'accept') next.set(current.key, { ...current, seen: moment.now });
      continue;
    }
    const key = keyOf(face);
    const known = next.get(key);
    if (known) {
      next.set(key, { ...known, trackId: face.trackId, seen: moment.now });
      continue;
    }
    if (current) next.delete(current.key);
    next.set(key, {
      key,
      trackId: face.trackId,
      outcome,
      person: face.person,
      repeated: face.repeated,
      warned: face.livenessWarning,
      at: moment.date,
      recordedAt: face.recordedAt,
      since: moment.now,
      seen: moment.now,
    });
  }
  return [...next.values()].filter((card) => moment.now - card.seen < lingers[card.outcome]);
}

/** The cards to draw, oldest first: greetings before advice, newer before older when there are too many, and the same advice
 * once, however many need it. */
export function visibleCards(cards: readonly LiveCard[], now: number): LiveCard[] {
  const sameAs = (card: LiveCard) => (other: LiveCard) => other.outcome === card.outcome;
  const weight = (card: LiveCard) => (card.outcome === 'accept' ? 1 : 0);
  return cards
    .filter((card) => now - card.since < longest)
    .toSorted((a, b) => weight(b) - weight(a) || b.since - a.since)
    .filter((card, index, sorted) => card.outcome === 'accept' || sorted.findIndex(sameAs(card)) === index)
    .slice(0, mostCards)
    .toSorted((a, b) => a.since - b.since || a.trackId - b.trackId);
}
