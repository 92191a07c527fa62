/** Which cards the gate shows, as a pure function of what the station says about each sighting: calm, never flickering, at most
 * two. A greeting outlives the frames in which the face happened to be seen, and a track lost and found greets once. */
import type { GateArrival } from '../../../src-shared/contract/attendance.ts';
import type { RecordedPerson } from '../../../src-shared/contract/credentials.ts';
import type { GateOutcome, GatePerson, Sighting } from '../../../src-shared/domain.ts';
import type { Modality, PalmFault } from '../../../src-shared/palm.ts';
import { trackKey } from './track-motion.ts';

export interface LiveCard {
  /** Steady for one greeting; a new key slides in. */
  key: string;
  /** Below zero where no face was followed: a PIN, a card. */
  trackId: number;
  modality: Modality;
  /** Of a hand: why it cannot be recognised as it is. */
  fault: PalmFault | null;
  /** `disowned`: taken back by whoever stood there. */
  outcome: GateOutcome | 'disowned';
  person: GatePerson | null;
  arrival: GateArrival | null;
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
const lingers: Record<LiveCard['outcome'], number> = {
  accept: 4_000,
  unknown: 2_200,
  ambiguous: 2_200,
  spoof: 2_600,
  low_quality: 1_200,
  disowned: 8_000,
};
/** Milliseconds in which the station lets a record be taken back at the gate. A little less than it says, so that nobody who
 * presses at the last moment is refused. */
export const disownWithin = 9_500;
/** Somebody who stays in front of the camera need not be greeted for ever, nor told the same. */
const longest: Record<LiveCard['outcome'], number> = {
  accept: 14_000,
  unknown: 8_000,
  ambiguous: 8_000,
  spoof: 8_000,
  low_quality: 6_000,
  disowned: 8_000,
};
const mostCards = 2;

const keyOf = (sighting: Sighting) =>
  sighting.person ? `person-${sighting.person.id}` : `${trackKey(sighting)}-${sighting.outcome}`;

/** A greeting is not taken back by a worse look, only by the station finding that the face is no living one. */
function keeps(card: LiveCard | undefined, outcome: GateOutcome): boolean {
  return card?.outcome === 'accept' && outcome !== 'accept' && outcome !== 'spoof';
}

export function updateCards(cards: readonly LiveCard[], seen: readonly Sighting[], moment: Moment): LiveCard[] {
  const next = new Map(cards.map((card) => [card.key, card]));
  for (const sighting of seen) {
    const current = [...next.values()].find((card) => trackKey(card) === trackKey(sighting));
    const outcome = waitsForPin(sighting) ? 'looking' : sighting.outcome;
    // Whoever said "not me" is not greeted by that name again while they stand there.
    if (current?.outcome === 'disowned') {
      next.set(current.key, { ...current, seen: moment.now });
      continue;
    }
    if (outcome === 'looking' || keeps(current, outcome)) {
      if (current?.outcome === 'accept') next.set(current.key, { ...current, seen: moment.now });
      continue;
    }
    const key = keyOf(sighting);
    const known = next.get(key);
    if (known) {
      const { trackId, modality } = known.trackId < 0 ? known : sighting;
      next.set(key, { ...known, trackId, modality, fault: sighting.hand?.fault ?? null, seen: moment.now });
      continue;
    }
    if (current) next.delete(current.key);
    next.set(key, cardOf(sighting, key, outcome, moment));
  }
  return [...next.values()].filter((card) => stays(card, moment.now));
}

/** Accepted by the palm, and not recorded: a PIN has to follow, or had to and came too late. */
export function waitsForPin({ modality, outcome, arrival }: Sighting): boolean {
  return modality === 'palm' && outcome === 'accept' && arrival === null;
}

function cardOf(sighting: Sighting, key: string, outcome: GateOutcome, moment: Moment): LiveCard {
  return {
    key,
    trackId: sighting.trackId,
    modality: sighting.modality,
    fault: sighting.hand?.fault ?? null,
    outcome,
    person: sighting.person,
    arrival: sighting.arrival,
    repeated: sighting.repeated,
    warned: sighting.livenessWarning,
    at: moment.date,
    recordedAt: sighting.recordedAt,
    since: moment.now,
    seen: moment.now,
  };
}

/** Somebody was recorded by a PIN or a card: greeted like anybody else, in place of a greeting of the same person. */
export function enterCard(cards: readonly LiveCard[], recorded: RecordedPerson, moment: Moment): LiveCard[] {
  const { person, arrival } = recorded;
  const card: LiveCard = {
    key: `entry-${arrival.recordId}-${moment.now}`,
    trackId: -1 - moment.now,
    modality: 'face',
    fault: null,
    outcome: 'accept',
    person,
    arrival,
    repeated: arrival.repeated,
    warned: false,
    at: moment.date,
    recordedAt: arrival.at,
    since: moment.now,
    seen: moment.now,
  };
  const others = cards.filter((other) => other.person?.id !== person.id && other.outcome === 'accept');
  return [...others, card];
}

/** The record was taken back: its card says so and offers the PIN. */
export function disownCard(cards: readonly LiveCard[], key: string, moment: Moment): LiveCard[] {
  return cards.map((card) =>
    card.key === key
      ? { ...card, key: `${key}-disowned`, outcome: 'disowned', person: null, since: moment.now, seen: moment.now }
      : card,
  );
}

/** Whether the person may still say "not me", and until when (monotonic). A greeting of an earlier record is not theirs to take
 * back here. */
export function disownableUntil({ outcome, repeated, arrival, since }: LiveCard): number | null {
  return outcome === 'accept' && arrival !== null && !repeated ? since + disownWithin : null;
}

function stays(card: LiveCard, now: number): boolean {
  if (now - card.seen < lingers[card.outcome]) return true;
  return now < (disownableUntil(card) ?? 0);
}

/** The cards to draw, oldest first: greetings before advice, newer before older when there are too many, and the same advice
 * once, however many need it. A greeting whose face has gone makes room for the next one. */
export function visibleCards(cards: readonly LiveCard[], now: number): LiveCard[] {
  const sameAs = (card: LiveCard) => (other: LiveCard) =>
    other.outcome === card.outcome && other.modality === card.modality;
  const weight = (card: LiveCard) => (greets(card) ? 1 : 0);
  const shown = cards.filter((card) => now - card.since < longest[card.outcome]);
  const gone = (card: LiveCard) =>
    now - card.seen >= lingers[card.outcome] && shown.some((other) => other.since > card.since && greets(other));
  return shown
    .filter((card) => !gone(card))
    .toSorted((a, b) => weight(b) - weight(a) || b.since - a.since)
    .filter((card, index, sorted) => greets(card) || sorted.findIndex(sameAs(card)) === index)
    .slice(0, mostCards)
    .toSorted((a, b) => a.since - b.since || a.trackId - b.trackId);
}

function greets({ outcome }: LiveCard): boolean {
  return outcome === 'accept' || outcome === 'disowned';
}
