/** The live gate for hands: frames in, tracked hands with their decisions out. Like `live.ts`, but that a school may want a PIN
 * after the palm: then an accepted one records nothing and carries a ticket for `credentials.confirmPalm`. */
import type { CommandArguments, CommandResults } from '../../../src-shared/contract.ts';
import type { GatePerson, LiveFace } from '../../../src-shared/domain.ts';
import type { PalmObservation } from '../../../src-shared/palm.ts';
import { announceArrival, writeArrival } from '../attendance/record-arrival.ts';
import type { Context } from '../context.ts';
import { faultOf } from '../palms/hands.ts';
import { palmPackOf } from '../palms/pack.ts';
import type { PalmFacts } from '../ports/palms.ts';
import { CameraStreams } from './camera-streams.ts';
import { livenessMode } from './decision-event.ts';
import type { Disowned } from './disowned.ts';
import { policyName } from './gate.ts';
import { type HandTrack, HandTracker, rememberLook } from './hand-tracker.ts';
import type { GateParts } from './live.ts';
import { palmEventOf, palmScanOf } from './palm-event.ts';
import { decidePalm, isNear, type PalmDecision, palmPinPolicyVersion, palmPolicyVersion } from './palm-gate.ts';
import type { PalmTickets } from './palm-tickets.ts';

/** A decided hand is compared anew after this (ms): another may have taken its place. */
const recheck = 400;
/** Looks in a row that an accepted hand may fail: one shaky look does not take a greeting back, another hand does. */
const mostDoubts = 2;

interface Look {
  pack: PalmFacts;
  gate: string;
}

export class LivePalms {
  readonly #context: Context;
  readonly #cameras: CameraStreams<HandTracker>;
  readonly #disowned: Disowned;
  readonly #tickets: PalmTickets;

  constructor(context: Context, { nextTrack, disowned }: GateParts, tickets: PalmTickets) {
    this.#context = context;
    this.#cameras = new CameraStreams(() => new HandTracker(nextTrack));
    this.#disowned = disowned;
    this.#tickets = tickets;
  }

  async frame({ camera, gate, seq, image }: CommandArguments<'live.frame'>): Promise<CommandResults['live.frame']> {
    const { clock, vision, settings } = this.#context;
    const tracker = this.#cameras.of(camera, clock.monotonic());
    const { hands } = await vision.palmFrame(image, tracker.known(clock.monotonic()));
    const pack = palmPackOf(this.#context);
    const now = clock.monotonic();
    const tracks = tracker.update(hands, now);
    const look = { pack, gate: gate ?? settings.gate };
    const faces = hands.map((hand, i) => this.#hand(tracks[i] as HandTrack, hand, look));
    return { seq, faces, status: { vision: vision.state().state, liveness: livenessMode(this.#context) } };
  }

  #hand(track: HandTrack, hand: PalmObservation, look: Look): LiveFace {
    if (track.decision?.outcome === 'accept' && !this.#person(track.decision.personId)) startOver(track);
    if (!fresh(track, this.#context.clock.monotonic())) this.#judge(track, hand, look);
    return this.#report(track, hand, look);
  }

  #judge(track: HandTrack, hand: PalmObservation, { pack }: Look): void {
    const { settings, palmGallery, clock } = this.#context;
    const usable = faultOf(hand) === null && hand.template;
    if (!usable && track.decision?.outcome === 'accept') return;
    if (usable) track.comparedAt = clock.monotonic();
    const candidates = usable ? palmGallery.search(settings.homeTenant, usable, 2) : null;
    rememberLook(track, { candidates, quality: hand.quality.score });
    const policy = { ...pack, strictness: settings.strictness };
    const best = candidates?.[0];
    const again = best?.personId === track.decision?.personId && isNear(best, policy);
    settle(track, this.#disowned.undecided(decidePalm(track.looks, policy), track.decision), again);
  }

  #report(track: HandTrack, hand: PalmObservation, look: Look): LiveFace {
    const { decision } = track;
    const outcome = decision?.outcome ?? 'looking';
    const key = `${outcome} ${decision?.personId}`;
    const person = outcome === 'accept' ? this.#person(decision?.personId ?? null) : null;
    const isNew = decision !== null && outcome !== 'looking' && !track.recorded.has(key);
    const eventId = isNew ? this.#record(track, key, decision, hand, look, person) : null;
    const arrival = (person && track.recorded.get(key)) ?? null;
    return {
      trackId: track.id,
      modality: 'palm',
      hand: { side: hand.side, fault: faultOf(hand) },
      pinTicket: person && this.#tickets.holds(track.ticket, person.id) ? track.ticket : null,
      box: hand.box,
      outcome,
      progress: decision?.progress ?? 0,
      person,
      eventId,
      repeated: arrival?.repeated ?? false,
      recordedAt: arrival?.at ?? null,
      arrival,
      livenessWarning: false,
    };
  }

  /** The decision as an event and, where it names somebody and no PIN is wanted, their attendance: both are on disk, or neither. */
  #record(
    track: HandTrack,
    key: string,
    decision: PalmDecision,
    hand: PalmObservation,
    { pack, gate }: Look,
    person: GatePerson | null,
  ): number {
    const context = this.#context;
    const { strictness, palmNeedsPin } = context.settings;
    const policy = policyName(strictness, palmNeedsPin ? palmPinPolicyVersion : palmPolicyVersion);
    const written = context.store.transaction(() => {
      const event = context.store.events.insert(palmEventOf(context, { track, decision, hand, pack, gate, policy }));
      const scan = person && palmScanOf(person.id, event);
      return { event, scan, arrival: scan && !palmNeedsPin ? writeArrival(context, scan) : null };
    });
    if (written.scan && palmNeedsPin) track.ticket = this.#tickets.issue(written.scan);
    track.recorded.set(key, written.arrival?.arrival ?? null);
    if (decision.outcome !== 'looking') context.metrics?.decision(decision.outcome);
    if (person && written.arrival) this.#disowned.recorded(person.id, written.arrival.arrival);
    if (written.arrival) announceArrival(context, written.arrival);
    return written.event.id;
  }

  /** null for somebody who has no palm enrolled any more. */
  #person(personId: number | null): GatePerson | null {
    const person = personId === null ? null : this.#context.store.people.get(personId);
    if (!person || person.palmCount === 0) return null;
    const { id, userId, name, group, hasPortrait } = person;
    return { id, userId, name, group, hasPortrait };
  }
}

/** A hand that was accepted stays so until looks in a row say otherwise; then it is looked at from the beginning. `again`: this look
 * alone is like the person it was accepted as. */
function settle(track: HandTrack, decision: PalmDecision, again: boolean): void {
  const wasAccepted = track.decision?.outcome === 'accept';
  if (!wasAccepted || decision.outcome === 'accept') track.decision = decision;
  track.doubts = wasAccepted && decision.outcome !== 'accept' && !again ? track.doubts + 1 : 0;
  if (track.doubts >= mostDoubts) startOver(track);
}

/** The person a track was accepted as has been removed, or it is another hand. What was stored for the track is not stored again. */
function startOver(track: HandTrack): void {
  track.decision = null;
  track.looks = [];
  track.doubts = 0;
}

function fresh({ decision, comparedAt }: HandTrack, now: number): boolean {
  if (!decision || decision.outcome === 'looking') return false;
  return now - comparedAt < recheck;
}
