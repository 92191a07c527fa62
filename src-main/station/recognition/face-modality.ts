/** Faces at the live gate. */
import type { Observation } from '../../../src-shared/domain.ts';
import { type Context, packOf } from '../context.ts';
import type { KnownFace } from '../ports.ts';
import { livenessMode } from './decision-event.ts';
import { decideFace, type FaceDecision, type FaceLook, facePolicyVersion } from './face-gate.ts';
import type { GateModality, Grounds } from './modality.ts';
import { type PolicyVersion, policyName } from './policies.ts';
import { cosine, distanceOf } from './scores.ts';
import { stands } from './tracker.ts';

export interface Faces {
  /** `embedding` is null where vision was told that the face need not be looked at. */
  seen: Observation & { trackId: number | null };
  known: KnownFace;
  look: FaceLook;
  decision: FaceDecision;
}

/** A look costs an embedding: an accepted face, which the tracker ends when it turns into another's, is spared it for longer. */
const recheck = { accepted: 1000, other: 400 };

export function faceModality(context: Context): GateModality<Faces> {
  const { vision, gallery } = context;
  return {
    modality: 'face',
    memory: 8,
    known: (track, now) => (stands(track, now, recheck) ? { trackId: track.id, box: track.seen.box } : null),

    async see(image, known) {
      const { faces } = await vision.frame(image, { known, portrait: false });
      packOf(context);
      return faces;
    },

    isAnother: ({ embedding: before }, { embedding: after }) =>
      before !== null && after !== null && cosine(before, after) < packOf(context).gate.samePerson,

    search({ seen: { embedding, quality, liveness } }) {
      if (!embedding) return null;
      const candidates = gallery.search(context.settings.homeTenant, embedding, 2);
      return { candidates, quality: quality.score, liveness };
    },

    judge(looks) {
      const { strictness, homeTenant } = context.settings;
      const people = gallery.people(homeTenant);
      return decideFace(looks, { pack: packOf(context), people, liveness: livenessMode(context), strictness });
    },

    doubts: null,
    eventOf: (decision) => faceGrounds(context, decision, facePolicyVersion),
    isEnrolled: ({ templateCount }) => templateCount > 0,
    needsPin: () => false,
    handOf: () => null,
  };
}

/** What an event says about the grounds of a decision on a face, by the rules of that version. */
export function faceGrounds(context: Context, decision: FaceDecision, version: PolicyVersion): Grounds {
  const { similarity, runnerUp, liveness } = decision;
  const { id: packId, distanceKnots } = packOf(context);
  const { strictness, homeTenant } = context.settings;
  return {
    similarity,
    runnerUp,
    distance: similarity === null ? null : distanceOf(similarity, distanceKnots),
    liveness,
    livenessMode: livenessMode(context),
    people: context.gallery.people(homeTenant),
    packId,
    policy: policyName(strictness, version),
  };
}
