/** A decision of the gate as it is stored: the event with its grounds, and the scan that an accepted one becomes. */
import type { Direction } from '../../../src-shared/contract/attendance.ts';
import type { GateOutcome, LivenessMode, RecognitionEvent } from '../../../src-shared/domain.ts';
import type { Modality } from '../../../src-shared/palm.ts';
import type { Scan } from '../attendance/record-arrival.ts';
import type { Context } from '../context.ts';
import type { NewEvent } from '../ports/people.ts';
import type { Decision, Grounds } from './modality.ts';

export interface Decided {
  modality: Modality;
  gate: string;
  decision: Decision;
  /** 0..1, of the face or hand as it was decided on. */
  quality: number;
  /** Looks that it was judged by. */
  looks: number;
  grounds: Grounds;
}

export function eventOf(context: Context, decided: Decided): NewEvent {
  const { modality, gate, decision, quality, looks, grounds } = decided;
  return {
    tenantId: context.settings.homeTenant,
    at: context.time.now().at.toISOString(),
    gate,
    modality,
    outcome: decision.outcome as GateOutcome,
    personId: decision.personId,
    quality,
    sightings: looks,
    ...grounds,
  };
}

export function scanOf(personId: number, event: RecognitionEvent, direction?: Direction | undefined): Scan {
  const { id: eventId, gate, modality: method, policy, similarity, runnerUp, liveness } = event;
  const margin = marginOf(similarity, runnerUp);
  return { personId, gate, direction, method, similarity, margin, liveness, policy, eventId };
}

export function marginOf(similarity: number | null, runnerUp: number | null): number | null {
  return similarity === null || runnerUp === null ? null : similarity - runnerUp;
}

/** Off where the pack has no network for it, whatever the setting says. */
export function livenessMode(context: Context): LivenessMode {
  return context.vision.state().pack?.livenessThreshold == null ? 'off' : context.settings.liveness;
}
