/** The live gate: frames in, what was seen in them with its decisions out; every decision becomes one stored event. Where a PIN is
 * wanted, an accepted one records nothing and carries a ticket for `credentials.confirmPalm`. */
import type { CommandArguments, CommandResults } from '../../../src-shared/contract.ts';
import type { GateOutcome, GatePerson, Sighting } from '../../../src-shared/domain.ts';
import { announceArrival, writeArrival } from '../attendance/record-arrival.ts';
import type { Context } from '../context.ts';
import { eventOf, livenessMode, scanOf } from './decision-event.ts';
import type { Disowned } from './disowned.ts';
import type { Decision, GateModality, Kind, Track } from './modality.ts';
import type { PalmTickets } from './palm-tickets.ts';
import { remember, startOver, Tracker } from './tracker.ts';

/** What the gate's ways of seeing share: the numbers of tracks, who said that they are somebody else, and who owes a PIN. */
export interface GateParts {
  nextTrack: () => number;
  disowned: Disowned;
  tickets: PalmTickets;
}

/** When a frame was seen (ms, monotonic), and at which gate. */
interface Moment {
  now: number;
  gate: string;
}

export class LiveGate<K extends Kind> {
  readonly #context: Context;
  readonly #modality: GateModality<K>;
  readonly #cameras: CameraStreams<Tracker<K>>;
  readonly #disowned: Disowned;
  readonly #tickets: PalmTickets;

  constructor(context: Context, modality: GateModality<K>, { nextTrack, disowned, tickets }: GateParts) {
    this.#context = context;
    this.#modality = modality;
    this.#cameras = new CameraStreams(() => new Tracker(modality, nextTrack));
    this.#disowned = disowned;
    this.#tickets = tickets;
  }

  async frame({ camera, gate, seq, image }: CommandArguments<'live.frame'>): Promise<CommandResults['live.frame']> {
    const { clock, vision, settings } = this.#context;
    const tracker = this.#cameras.of(camera, clock.monotonic());
    const seen = await this.#modality.see(image, tracker.known(clock.monotonic()));
    const moment = { now: clock.monotonic(), gate: gate ?? settings.gate };
    const sightings = tracker.update(seen, moment.now).map((track) => this.#sighting(track, moment));
    return { seq, seen: sightings, status: { vision: vision.state().state, liveness: livenessMode(this.#context) } };
  }

  #sighting(track: Track<K>, moment: Moment): Sighting {
    let person = this.#accepted(track.decision);
    // Whom it was accepted as is not enrolled any more.
    if (track.decision?.outcome === 'accept' && !person) startOver(track);
    const look = this.#modality.search(track, moment.now);
    if (look) this.#judge(track, look, moment.now);
    if (track.decision?.personId !== person?.id) person = this.#accepted(track.decision);
    return this.#report(track, person, moment.gate);
  }

  #judge(track: Track<K>, look: K['look'], now: number): void {
    const { memory, doubts } = this.#modality;
    remember(track, look, memory, now);
    const decision = this.#disowned.undecided(this.#modality.judge(track.looks), track.decision);
    settle(track, decision, () => doubts?.bearsOut(look, track.decision?.personId ?? null) ?? true);
    if (doubts && track.doubts >= doubts.most) startOver(track);
  }

  #report(track: Track<K>, person: GatePerson | null, gate: string): Sighting {
    const { decision, seen } = track;
    const outcome = decision?.outcome ?? 'looking';
    const key = `${outcome} ${decision?.personId}`;
    const isNew = decision !== null && outcome !== 'looking' && !track.recorded.has(key);
    const eventId = isNew ? this.#record(track, { key, decision, person, gate }) : null;
    const arrival = (person && track.recorded.get(key)) ?? null;
    return {
      trackId: track.id,
      modality: this.#modality.modality,
      hand: this.#modality.handOf(seen),
      pinTicket: person && this.#tickets.holds(track.ticket, person.id) ? track.ticket : null,
      box: seen.box,
      outcome,
      progress: decision?.progress ?? 0,
      person,
      eventId,
      repeated: arrival?.repeated ?? false,
      recordedAt: arrival?.at ?? null,
      arrival,
      livenessWarning: decision?.livenessWarning ?? false,
    };
  }

  /** The decision as an event and, where it names somebody and no PIN is wanted, their attendance: both are on disk, or neither. */
  #record(
    track: Track<K>,
    { key, decision, person, gate }: { key: string; decision: K['decision']; person: GatePerson | null; gate: string },
  ): number {
    const { store, metrics } = this.#context;
    const { modality } = this.#modality;
    const needsPin = this.#modality.needsPin();
    const { quality } = track.seen;
    const grounds = this.#modality.eventOf(decision);
    const decided = { modality, gate, decision, quality: quality.score, looks: track.looks.length, grounds };
    const { event, scan, arrived } = store.transaction(() => {
      const event = store.events.insert(eventOf(this.#context, decided));
      const scan = person && scanOf(person.id, event);
      return { event, scan, arrived: scan && !needsPin ? writeArrival(this.#context, scan) : null };
    });
    if (scan && needsPin) track.ticket = this.#tickets.issue(scan);
    track.recorded.set(key, arrived?.arrival ?? null);
    metrics?.decision(decision.outcome as GateOutcome);
    if (arrived) {
      this.#disowned.recorded(arrived.person.id, arrived.arrival);
      announceArrival(this.#context, arrived);
    }
    return event.id;
  }

  /** Whom a decision accepts; null as well for somebody who is not enrolled any more. */
  #accepted(decision: Decision | null): GatePerson | null {
    const accepts = decision?.outcome === 'accept' && decision.personId !== null;
    const known = accepts ? this.#context.store.people.get(decision.personId as number) : null;
    if (!known || !this.#modality.isEnrolled(known)) return null;
    const { id, userId, name, group, hasPortrait } = known;
    return { id, userId, name, group, hasPortrait };
  }
}

/** Somebody accepted stays so while their track lasts, unless a later look accepts somebody else or finds them no living one: one
 * blurred frame does not take a greeting back. `bornOut`: the latest look alone is like the person it was accepted as. */
function settle<K extends Kind>(track: Track<K>, decision: K['decision'], bornOut: () => boolean): void {
  if (track.decision?.outcome !== 'accept' || decision.outcome === 'accept' || decision.outcome === 'spoof') {
    track.decision = decision;
    track.doubts = 0;
  } else track.doubts = bornOut() ? 0 : track.doubts + 1;
}

/** Streams unused for this long (ms) are forgotten. */
const idle = 60_000;

/** What is kept of each camera's stream while frames of it come: two gates do not share tracks. */
class CameraStreams<T> {
  readonly #streams = new Map<string, { kept: T; usedAt: number }>();
  readonly #begin: () => T;

  constructor(begin: () => T) {
    this.#begin = begin;
  }

  /** What is kept of the camera of that name; begun where there is nothing. `now`: ms, monotonic. */
  of(camera: string, now: number): T {
    for (const [name, { usedAt }] of this.#streams) if (now - usedAt > idle) this.#streams.delete(name);
    const kept = this.#streams.get(camera)?.kept ?? this.#begin();
    this.#streams.set(camera, { kept, usedAt: now });
    return kept;
  }
}
