/** Enrolment from one photo, as the documented APIs do it. */
import type { CommandArguments, EnrolmentResult } from '../../../src-shared/contract.ts';
import type { Observation } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Context } from '../context.ts';
import { embedded } from '../faces.ts';
import { noFace } from '../palms/hands.ts';
import { enrol } from './enrol.ts';

/** Throws `no_face`, `several_faces`, `poor_quality`, `duplicate_face`, and what `Vision.photo` throws. */
export async function enrolPhoto(
  context: Context,
  { image, ...person }: CommandArguments<'enrolment.photo'>,
): Promise<EnrolmentResult> {
  const { faces, portrait } = await context.vision.photo(image, 'enrol');
  checkAlone(faces);
  if (faces.length === 0) throw await noFace(context, image);
  const { embedding, quality } = embedded(faces[0]);
  const least = context.settings.minEnrolmentQuality;
  if (quality.score < least)
    throw new StationError(
      'poor_quality',
      'The face in the image is too small, too dark, blurred or turned away. Send a clearer photo from the front.',
      { quality: quality.score, least },
    );
  return enrol(context, {
    ...person,
    userId: person.userId,
    name: person.name,
    shots: [{ embedding, quality: quality.score }],
    portrait,
  });
}

function checkAlone(faces: readonly Observation[]): void {
  if (faces.length > 1)
    throw new StationError('several_faces', `${faces.length} faces detected in image. Send a photo of one person.`, {
      faces: faces.length,
    });
}
