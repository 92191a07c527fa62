/**
 * The gate's decision on a single photo. The live gate waits for two looks that agree; a photo has one, so it must be good and
 * stand where a stranger among ten times as many people would still be refused, with twice the margin to the second person.
 * Nothing more can come, so it never goes on looking.
 */
import { decide, type GateDecision, type GatePolicy, type Sighting } from './gate.ts';

/** Stored with every event that came of a photo; changes whenever a rule below does. */
export const photoPolicyVersion = 'photo-1';

/** Below it a single look is not good enough; what enrolment asks for by default, and a little more. */
const minPhotoQuality = 0.4;
const stricterBy = 10;

export function decidePhoto(look: Sighting, policy: GatePolicy): GateDecision {
  const { pack, people } = policy;
  const gate = { ...pack.gate, minMargin: pack.gate.minMargin * 2 };
  const stricter = { ...policy, people: people * stricterBy, pack: { ...pack, gate } };
  // As often as the live gate would look before it gives up: the same look each time, so only its own merit decides.
  const decision = decide(
    Array.from({ length: 5 }, () => look),
    stricter,
  );
  const poor = look.quality < minPhotoQuality && decision.outcome === 'accept';
  return poor ? { ...decision, outcome: 'low_quality', personId: null } : decision;
}
