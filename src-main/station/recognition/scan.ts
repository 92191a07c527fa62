/** A photo in, a decision and at most one record out: gates that send pictures instead of a video. */
import type { AttendanceResults } from '../../../src-shared/contract/attendance.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import type { GateOutcome } from '../../../src-shared/domain.ts';
import { announceArrival, writeArrival } from '../attendance/record-arrival.ts';
import { type Context, packOf } from '../context.ts';
import { eventOf, livenessMode, marginOf, scanOf } from './decision-event.ts';
import { decideFace, type FaceDecision, type FaceGrounds, type FaceLook, facePolicy } from './face-gate.ts';
import { faceGrounds } from './face-modality.ts';
import { largestFace } from './photos.ts';
import { type PolicyVersion, policies } from './policies.ts';

export async function scanPhoto(
  context: Context,
  { image, gate = context.settings.gate, direction }: CommandArguments<'recognition.scan'>,
): Promise<AttendanceResults['recognition.scan']> {
  const { store, gallery, settings } = context;
  const face = await largestFace(context, image);
  const pack = packOf(context);
  const people = gallery.people(settings.homeTenant);
  const candidates = gallery.search(settings.homeTenant, face.embedding, 2);
  const look = { candidates, quality: face.quality.score, liveness: face.liveness };
  const { strictness } = settings;
  const decision = decidePhoto(look, { pack, people, liveness: livenessMode(context), strictness });
  const grounds = faceGrounds(context, decision, photoPolicyVersion);
  const decided = { modality: 'face', gate, decision, quality: look.quality, looks: 1, grounds } as const;
  const { personId, similarity, runnerUp } = decision;
  const written = store.transaction(() => {
    const event = store.events.insert(eventOf(context, decided));
    return personId === null ? null : writeArrival(context, scanOf(personId, event, direction));
  });
  const outcome = decision.outcome as GateOutcome;
  context.metrics?.decision(outcome);
  if (written) announceArrival(context, written);
  const person = written && named(written.person);
  const margin = marginOf(similarity, runnerUp);
  return { outcome, person, similarity, margin, arrival: written?.arrival ?? null };
}

function named({ id, userId, name, group }: NonNullable<AttendanceResults['recognition.scan']['person']>) {
  return { id, userId, name, group };
}

/** Stored with every event that came of a photo; changes whenever a rule below does, or a number of its policy. */
export const photoPolicyVersion = 'photo-1' satisfies PolicyVersion;

const { peopleTimes, marginTimes, quality } = policies[photoPolicyVersion];

/**
 * The gate's decision on a single photo. The live gate waits for two looks that agree; a photo has one, so it must be good and
 * stand where a stranger among ten times as many people would still be refused, with twice the margin to the second person.
 * Nothing more can come, so it never goes on looking.
 */
export function decidePhoto(look: FaceLook, grounds: FaceGrounds): FaceDecision {
  const { pack, people } = grounds;
  const gate = { ...pack.gate, minMargin: pack.gate.minMargin * marginTimes };
  const stricter = { ...grounds, people: people * peopleTimes, pack: { ...pack, gate } };
  // As often as the live gate would look before it gives up: the same look each time, so only its own merit decides.
  const decision = decideFace(Array<FaceLook>(facePolicy.patience).fill(look), stricter);
  const poor = look.quality < quality.alone && decision.outcome === 'accept';
  return poor ? { ...decision, outcome: 'low_quality', personId: null } : decision;
}
