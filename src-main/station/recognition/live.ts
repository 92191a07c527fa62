/** The live gate: frames in, tracked faces with their decisions out; every decision becomes one stored event. */
import type { CommandArguments, CommandResults } from '../../../src-shared/contract.ts';
import type {
  GateOutcome,
  GatePerson,
  LiveFace,
  LivenessMode,
  Observation,
  RecognitionEvent,
} from '../../../src-shared/domain.ts';
import { type Context, nowIso, packOf } from '../context.ts';
import type { PackFacts } from '../ports.ts';
import { decide, type GateDecision, policyVersion } from './gate.ts';
import type { RecentArrivals } from './recent-arrivals.ts';
import { distanceOf } from './scores.ts';
import { remember, type Track, Tracker } from './tracker.ts';

/** Streams unused for this long (ms) are forgotten. */
const idle = 60_000;

export class LiveGate {
  readonly #context: Context;
  readonly #arrivals: RecentArrivals;
  readonly #cameras = new Map<string, { tracker: Tracker; usedAt: number }>();
  #nextTrack = 1;

  constructor(context: Context, arrivals: RecentArrivals) {
    this.#context = context;
    this.#arrivals = arrivals;
  }

  async frame({ camera, seq, image }: CommandArguments<'live.frame'>): Promise<CommandResults['live.frame']> {
    const { clock, vision } = this.#context;
    const tracker = this.#tracker(camera);
    const analysis = await vision.frame(image, { known: tracker.known(clock.monotonic()), portrait: false });
    const pack = packOf(this.#context);
    const now = clock.monotonic();
    const tracks = tracker.update(analysis.faces, now, pack.gate.samePerson);
    const faces = analysis.faces.map((face, i) => this.#face(tracks[i] as Track, face, pack));
    return { seq, faces, status: { vision: vision.state().state, liveness: livenessMode(this.#context) } };
  }

  #face(track: Track, face: Observation, pack: PackFacts): LiveFace {
    const { settings, gallery } = this.#context;
    const people = gallery.people(settings.homeTenant);
    if (track.decision?.outcome === 'accept' && !this.#person(track.decision.personId)) startOver(track);
    if (face.embedding) {
      const candidates = gallery.search(settings.homeTenant, face.embedding, 2);
      remember(track, { candidates, quality: face.quality.score, liveness: face.liveness });
      const decision = decide(track.sightings, { pack, people, liveness: livenessMode(this.#context) });
      track.decision = keepAccepted(track.decision, decision);
    }
    return this.#report(track, face, pack, people);
  }

  #report(track: Track, face: Observation, pack: PackFacts, people: number): LiveFace {
    const decision = track.decision;
    const outcome = decision?.outcome ?? 'looking';
    const person = outcome === 'accept' ? this.#person(decision?.personId ?? null) : null;
    const key = `${outcome} ${decision?.personId}`;
    const isNew = decision !== null && outcome !== 'looking' && !track.recorded.has(key);
    const event = isNew ? this.#record(track, decision, face, pack, people) : null;
    if (event) track.recorded.set(key, this.#arrival(person, event));
    const recorded = track.recorded.get(key);
    return {
      trackId: track.id,
      box: face.box,
      outcome,
      progress: decision?.progress ?? 0,
      person,
      eventId: event?.id ?? null,
      repeated: person !== null && (recorded?.repeated ?? false),
      recordedAt: (person && recorded?.at) ?? null,
      arrival: null,
      livenessWarning: decision?.livenessWarning ?? false,
    };
  }

  #record(track: Track, decision: GateDecision, face: Observation, pack: PackFacts, people: number): RecognitionEvent {
    const { store, settings } = this.#context;
    const { similarity } = decision;
    const outcome = decision.outcome as GateOutcome;
    this.#context.metrics?.decision(outcome);
    return store.events.insert({
      tenantId: settings.homeTenant,
      at: nowIso(this.#context),
      gate: settings.gate,
      outcome,
      personId: decision.personId,
      similarity,
      runnerUp: decision.runnerUp,
      distance: similarity === null ? null : distanceOf(similarity, pack.distanceKnots),
      liveness: decision.liveness,
      livenessMode: livenessMode(this.#context),
      quality: face.quality.score,
      people,
      sightings: track.sightings.length,
      packId: pack.id,
      policy: policyVersion,
    });
  }

  /** When the person of an event was recorded: now, which is announced, or already within the minimum gap. */
  #arrival(person: GatePerson | null, { id: eventId, at }: RecognitionEvent): { repeated: boolean; at: string } {
    const before = person && this.#arrivals.at(person.id);
    if (before) return { repeated: true, at: before };
    if (person) {
      const { id: personId, name, group } = person;
      this.#arrivals.add(personId, at);
      this.#context.emit({ type: 'recognised', at, eventId, personId, name, group });
    }
    return { repeated: false, at };
  }

  /** null for somebody who is not enrolled any more. */
  #person(personId: number | null): GatePerson | null {
    const person = personId === null ? null : this.#context.store.people.get(personId);
    if (!person || person.templateCount === 0) return null;
    const { id, userId, name, group, hasPortrait } = person;
    return { id, userId, name, group, hasPortrait };
  }

  #tracker(camera: string): Tracker {
    const now = this.#context.clock.monotonic();
    for (const [name, { usedAt }] of this.#cameras) if (now - usedAt > idle) this.#cameras.delete(name);
    const known = this.#cameras.get(camera) ?? { tracker: new Tracker(() => this.#nextTrack++), usedAt: now };
    known.usedAt = now;
    this.#cameras.set(camera, known);
    return known.tracker;
  }
}

/** Off where the pack has no network for it, whatever the setting says. */
export function livenessMode(context: Context): LivenessMode {
  return context.vision.state().pack?.livenessThreshold == null ? 'off' : context.settings.liveness;
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
