/** The live gate: frames in, tracked faces with their decisions out; every decision becomes one stored event. */
import type { CommandArguments, CommandResults } from '../../../src-shared/contract.ts';
import type { GateOutcome, GatePerson, LiveFace, Observation } from '../../../src-shared/domain.ts';
import { announceArrival, writeArrival } from '../attendance/record-arrival.ts';
import { type Context, packOf } from '../context.ts';
import type { PackFacts } from '../ports.ts';
import { CameraStreams } from './camera-streams.ts';
import { eventOf, livenessMode, scanOf } from './decision-event.ts';
import type { Disowned } from './disowned.ts';
import { decide, type GateDecision, policyName } from './gate.ts';
import { remember, type Track, Tracker } from './tracker.ts';

/** What one frame is looked at with. */
interface Look {
  pack: PackFacts;
  /** People in the gallery. */
  people: number;
  gate: string;
}

export interface GateParts {
  nextTrack: () => number;
  disowned: Disowned;
}

export class LiveGate {
  readonly #context: Context;
  readonly #cameras: CameraStreams<Tracker>;
  readonly #disowned: Disowned;

  /** What the gate's two ways of seeing share: the numbers of tracks, and who said that they are somebody else. */
  constructor(context: Context, { nextTrack, disowned }: GateParts) {
    this.#context = context;
    this.#cameras = new CameraStreams(() => new Tracker(nextTrack));
    this.#disowned = disowned;
  }

  async frame({ camera, gate, seq, image }: CommandArguments<'live.frame'>): Promise<CommandResults['live.frame']> {
    const { clock, vision, gallery, settings } = this.#context;
    const tracker = this.#cameras.of(camera, clock.monotonic());
    const analysis = await vision.frame(image, { known: tracker.known(clock.monotonic()), portrait: false });
    const pack = packOf(this.#context);
    const now = clock.monotonic();
    const tracks = tracker.update(analysis.faces, now, pack.gate.samePerson);
    const look = { pack, people: gallery.people(settings.homeTenant), gate: gate ?? settings.gate };
    const faces = analysis.faces.map((face, i) => this.#face(tracks[i] as Track, face, look));
    return { seq, faces, status: { vision: vision.state().state, liveness: livenessMode(this.#context) } };
  }

  #face(track: Track, face: Observation, look: Look): LiveFace {
    const before = track.decision;
    let person = this.#accepted(before);
    if (before?.outcome === 'accept' && !person) startOver(track);
    if (face.embedding) {
      this.#judge(track, face, face.embedding, look);
      if (track.decision?.personId !== person?.id) person = this.#accepted(track.decision);
    }
    return this.#report(track, face, look, person);
  }

  #judge(track: Track, { quality, liveness }: Observation, embedding: Float32Array, { pack, people }: Look): void {
    const { settings, gallery } = this.#context;
    const candidates = gallery.search(settings.homeTenant, embedding, 2);
    remember(track, { candidates, quality: quality.score, liveness });
    const { strictness } = settings;
    const decision = decide(track.sightings, { pack, people, liveness: livenessMode(this.#context), strictness });
    track.decision = keepAccepted(track.decision, this.#disowned.undecided(decision, track.decision));
  }

  #report(track: Track, face: Observation, look: Look, person: GatePerson | null): LiveFace {
    const { decision } = track;
    const outcome = decision?.outcome ?? 'looking';
    const key = `${outcome} ${decision?.personId}`;
    const isNew = decision !== null && outcome !== 'looking' && !track.recorded.has(key);
    const eventId = isNew ? this.#record(track, key, decision, face, look, person) : null;
    const arrival = (person && track.recorded.get(key)) ?? null;
    return {
      trackId: track.id,
      modality: 'face',
      hand: null,
      pinTicket: null,
      box: face.box,
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

  /** The decision as an event and, where it names somebody, their attendance: both are on disk, or neither. */
  #record(
    track: Track,
    key: string,
    decision: GateDecision,
    face: Observation,
    look: Look,
    person: GatePerson | null,
  ): number {
    const context = this.#context;
    const { gate } = look;
    const written = context.store.transaction(() => {
      const sightings = track.sightings.length;
      const policy = policyName(context.settings.strictness);
      const event = context.store.events.insert(eventOf(context, { decision, face, sightings, policy, ...look }));
      return { event, arrival: person && writeArrival(context, scanOf(person.id, decision, event, gate)) };
    });
    track.recorded.set(key, written.arrival?.arrival ?? null);
    context.metrics?.decision(decision.outcome as GateOutcome);
    if (written.arrival) {
      this.#disowned.recorded(written.arrival.person.id, written.arrival.arrival);
      announceArrival(context, written.arrival);
    }
    return written.event.id;
  }

  /** Whom a decision accepts; null as well for somebody who is not enrolled any more. */
  #accepted(decision: GateDecision | null): GatePerson | null {
    return decision?.outcome === 'accept' ? this.#person(decision.personId) : null;
  }

  /** null for somebody who is not enrolled any more. */
  #person(personId: number | null): GatePerson | null {
    const person = personId === null ? null : this.#context.store.people.get(personId);
    if (!person || person.templateCount === 0) return null;
    const { id, userId, name, group, hasPortrait } = person;
    return { id, userId, name, group, hasPortrait };
  }
}

/** A face that was accepted stays so while its track lasts (the tracker ends it when the face turns into another's), unless a
 * later look accepts somebody else: one blurred frame does not take a greeting back. */
function keepAccepted(before: GateDecision | null, after: GateDecision): GateDecision {
  return before?.outcome === 'accept' && after.outcome !== 'accept' && after.outcome !== 'spoof' ? before : after;
}

/** The person a track was accepted as has been removed. */
function startOver(track: Track): void {
  track.decision = null;
  track.sightings = [];
}
