/** A photo in, a decision and at most one record out: gates that send pictures instead of a video. */
import type { AttendanceResults } from '../../../src-shared/contract/attendance.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import type { GateOutcome } from '../../../src-shared/domain.ts';
import { announceArrival, writeArrival } from '../attendance/record-arrival.ts';
import { type Context, packOf } from '../context.ts';
import { eventOf, livenessMode, marginOf, scanOf } from './decision-event.ts';
import { faceGrounds } from './face-modality.ts';
import { largestFace } from './largest-face.ts';
import { decidePhoto, photoPolicyVersion } from './photo-gate.ts';

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
