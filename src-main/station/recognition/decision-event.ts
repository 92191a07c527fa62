/** A decision of the gate as it is stored: the event with its grounds, and the scan that an accepted one becomes. */
import type { Direction } from '../../../src-shared/contract/attendance.ts';
import type { GateOutcome, LivenessMode, Observation, RecognitionEvent } from '../../../src-shared/domain.ts';
import type { Scan } from '../attendance/record-arrival.ts';
import type { Context } from '../context.ts';
import type { NewEvent, PackFacts } from '../ports.ts';
import { type GateDecision, policyVersion } from './gate.ts';
import { distanceOf } from './scores.ts';

export interface Decided {
  decision: GateDecision;
  face: Observation;
  /** Looks that it was judged by. */
  sightings: number;
  pack: PackFacts;
  people: number;
  gate: string;
  /** The live gate's where absent. */
  policy?: string;
}

export function eventOf(context: Context, decided: Decided): NewEvent {
  const { decision, face, sightings, pack, people, gate, policy = policyVersion } = decided;
  const { personId, similarity, runnerUp, liveness } = decision;
  return {
    tenantId: context.settings.homeTenant,
    at: context.time.now().at.toISOString(),
    gate,
    modality: 'face',
    outcome: decision.outcome as GateOutcome,
    personId,
    similarity,
    runnerUp,
    distance: similarity === null ? null : distanceOf(similarity, pack.distanceKnots),
    liveness,
    livenessMode: livenessMode(context),
    quality: face.quality.score,
    people,
    sightings,
    packId: pack.id,
    policy,
  };
}

export function scanOf(
  personId: number,
  { similarity, runnerUp, liveness }: GateDecision,
  { id: eventId, policy }: RecognitionEvent,
  gate: string,
  direction?: Direction | undefined,
): Scan {
  const margin = marginOf(similarity, runnerUp);
  return { personId, gate, direction, method: 'face', similarity, margin, liveness, policy, eventId };
}

export function marginOf(similarity: number | null, runnerUp: number | null): number | null {
  return similarity === null || runnerUp === null ? null : similarity - runnerUp;
}

/** Off where the pack has no network for it, whatever the setting says. */
export function livenessMode(context: Context): LivenessMode {
  return context.vision.state().pack?.livenessThreshold == null ? 'off' : context.settings.liveness;
}
