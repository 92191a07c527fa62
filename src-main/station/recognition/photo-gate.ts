/**
 * The gate's decision on a single photo. The live gate waits for two looks that agree; a photo has one, so it must be good and
 * stand where a stranger among ten times as many people would still be refused, with twice the margin to the second person.
 * Nothing more can come, so it never goes on looking.
 */
import { decideFace, type FaceDecision, type FaceGrounds, type FaceLook, facePolicy } from './face-gate.ts';
import { type PolicyVersion, policies } from './policies.ts';

/** Stored with every event that came of a photo; changes whenever a rule below does, or a number of its policy. */
export const photoPolicyVersion = 'photo-1' satisfies PolicyVersion;

const { peopleTimes, marginTimes, quality } = policies[photoPolicyVersion];

export function decidePhoto(look: FaceLook, grounds: FaceGrounds): FaceDecision {
  const { pack, people } = grounds;
  const gate = { ...pack.gate, minMargin: pack.gate.minMargin * marginTimes };
  const stricter = { ...grounds, people: people * peopleTimes, pack: { ...pack, gate } };
  // As often as the live gate would look before it gives up: the same look each time, so only its own merit decides.
  const decision = decideFace(Array<FaceLook>(facePolicy.patience).fill(look), stricter);
  const poor = look.quality < quality.alone && decision.outcome === 'accept';
  return poor ? { ...decision, outcome: 'low_quality', personId: null } : decision;
}
