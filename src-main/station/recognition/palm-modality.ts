/** Palms at the live gate. A school may want a PIN after the palm. */
import type { PalmObservation } from '../../../src-shared/palm.ts';
import type { Context } from '../context.ts';
import type { KnownHand } from '../ports/palms.ts';
import { faultOf } from './hands.ts';
import type { GateModality } from './modality.ts';
import {
  decidePalm,
  isNear,
  type PalmDecision,
  type PalmGrounds,
  type PalmLook,
  palmPinPolicyVersion,
  palmPolicy,
  palmPolicyVersion,
} from './palm-gate.ts';
import { palmDocumented, palmPackOf, palmSimilarity } from './palm-scores.ts';
import { policyName } from './policies.ts';
import { stands } from './tracker.ts';

export interface Palms {
  seen: PalmObservation & { trackId: number | null };
  known: KnownHand;
  look: PalmLook;
  decision: PalmDecision;
}

/** A look costs only a search, and another hand is noticed by nothing else: an accepted one is spared it no longer than others. */
const recheck = { accepted: 400, other: 400 };

export function palmModality(context: Context): GateModality<Palms> {
  const { vision, palmGallery } = context;
  const grounds = (): PalmGrounds => ({ ...palmPackOf(context), strictness: context.settings.strictness });
  return {
    modality: 'palm',
    memory: palmPolicy.patienceWithPoor,
    known: ({ id, seen: { region } }) => ({ trackId: id, region }),

    async see(image, known) {
      const { hands } = await vision.palmFrame(image, known);
      palmPackOf(context);
      return hands;
    },

    // Where alone counts: two looks at one moving hand may be further apart than two people's palms.
    isAnother: () => false,

    search(track, now) {
      if (stands(track, now, recheck)) return null;
      const { seen, decision } = track;
      const template = faultOf(seen) === null ? seen.template : null;
      // A faulty look says nothing against whom it was accepted as.
      if (!template && decision?.outcome === 'accept') return null;
      const candidates = template && palmGallery.search(context.settings.homeTenant, template, 2);
      return { candidates, quality: seen.quality.score };
    },

    judge: (looks) => decidePalm(looks, grounds()),

    doubts: {
      most: 2,
      bearsOut({ candidates }, personId) {
        const best = candidates?.[0];
        return best?.personId === personId && isNear(best, grounds());
      },
    },

    /** `similarity` and `runnerUp` are shares of agreeing bits, `distance` is the documented one; there is no liveness of palms. */
    eventOf({ distance, runnerUp }) {
      const { id: packId, distanceKnots } = palmPackOf(context);
      const { homeTenant, strictness, palmNeedsPin } = context.settings;
      return {
        similarity: distance === null ? null : palmSimilarity(distance),
        runnerUp: runnerUp === null ? null : palmSimilarity(runnerUp),
        distance: distance === null ? null : palmDocumented(distance, distanceKnots),
        liveness: null,
        livenessMode: 'off',
        people: palmGallery.people(homeTenant),
        packId,
        policy: policyName(strictness, palmNeedsPin ? palmPinPolicyVersion : palmPolicyVersion),
      };
    },

    isEnrolled: ({ palmCount }) => palmCount > 0,
    needsPin: () => context.settings.palmNeedsPin,
    handOf: (hand) => ({ side: hand.side, fault: faultOf(hand) }),
  };
}
