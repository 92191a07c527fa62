/** A decision on a hand as it is stored: the event with its grounds, and the scan that an accepted one becomes. */
import type { GateOutcome, RecognitionEvent } from '../../../src-shared/domain.ts';
import type { PalmObservation } from '../../../src-shared/palm.ts';
import type { Scan } from '../attendance/record-arrival.ts';
import type { Context } from '../context.ts';
import { palmDocumented } from '../palms/pack.ts';
import type { PalmFacts } from '../ports/palms.ts';
import type { NewEvent } from '../ports.ts';
import { marginOf } from './decision-event.ts';
import type { HandTrack } from './hand-tracker.ts';
import type { PalmDecision } from './palm-gate.ts';
import { palmSimilarity } from './palm-scores.ts';

export interface DecidedPalm {
  track: HandTrack;
  decision: PalmDecision;
  hand: PalmObservation;
  pack: PalmFacts;
  gate: string;
  policy: string;
}

/** `similarity` and `runnerUp` are shares of agreeing bits, `distance` is the documented one; there is no liveness of palms. */
export function palmEventOf(context: Context, decided: DecidedPalm): NewEvent {
  const { track, decision, hand, pack, gate, policy } = decided;
  const { personId, distance, runnerUp } = decision;
  const { homeTenant } = context.settings;
  return {
    tenantId: homeTenant,
    at: context.time.now().at.toISOString(),
    gate,
    modality: 'palm',
    outcome: decision.outcome as GateOutcome,
    personId,
    similarity: distance === null ? null : palmSimilarity(distance),
    runnerUp: runnerUp === null ? null : palmSimilarity(runnerUp),
    distance: distance === null ? null : palmDocumented(distance, pack.distanceKnots),
    liveness: null,
    livenessMode: 'off',
    quality: hand.quality.score,
    people: context.palmGallery.people(homeTenant),
    sightings: track.looks.length,
    packId: pack.id,
    policy,
  };
}

export function palmScanOf(personId: number, event: RecognitionEvent): Scan {
  const { id: eventId, gate, policy, similarity, runnerUp } = event;
  return { personId, gate, method: 'palm', similarity, margin: marginOf(similarity, runnerUp), policy, eventId };
}
