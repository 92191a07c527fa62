/** Enrolment from one photo, as the documented APIs do it. */
import type { EnrolledPhotos } from '../../../src-shared/contract/enrolled-photos.ts';
import type { CommandArguments, EnrolmentResult } from '../../../src-shared/contract.ts';
import type { Observation } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Context } from '../context.ts';
import { noFace } from '../recognition/hands.ts';
import { embedded } from '../recognition/largest-face.ts';
import { eachPhoto } from './each-photo.ts';
import { enrol, requireOwn, type Shot } from './enrol.ts';
import { knownAs } from './person.ts';

/** Throws `no_face`, `several_faces`, `poor_quality`, what `Vision.photo` and what `enrol` throws. */
export async function enrolPhoto(
  context: Context,
  { image, ...person }: CommandArguments<'enrolment.photo'>,
): Promise<EnrolmentResult> {
  const shot = await read(context, image);
  return enrol(context, { ...person, userId: person.userId, name: person.name, shots: [shot] });
}

/** Several photos: each is stored or refused for a reason of its own, but nothing is stored where they show two people. Throws that,
 * and what the first photo was refused for where none could be stored. */
export async function enrolPhotos(
  context: Context,
  { images, userId, name, replace, ...person }: CommandArguments<'enrolment.photos'>,
): Promise<EnrolledPhotos<EnrolmentResult>> {
  return eachPhoto(images, userId, {
    read: (image) => read(context, image),
    check: (shots) => {
      requireOwn(context, knownAs(context, { ...person, userId }), shots, replace);
    },
    // The first photo replaces what was there, the others are added to it.
    store: (shot, as, stored) =>
      enrol(context, { ...person, name, ...as, shots: [shot], replace: replace && stored.length === 0 }),
  });
}

async function read(context: Context, image: Uint8Array): Promise<Shot> {
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
  return { embedding, quality: quality.score, portrait };
}

function checkAlone(faces: readonly Observation[]): void {
  if (faces.length > 1)
    throw new StationError('several_faces', `${faces.length} faces detected in image. Send a photo of one person.`, {
      faces: faces.length,
    });
}
