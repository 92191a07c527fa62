/** Enrolment from one photo, as the documented APIs do it. */
import type { EnrolledPhotos } from '../../../src-shared/contract/enrolled-photos.ts';
import type { CommandArguments, EnrolmentResult } from '../../../src-shared/contract.ts';
import type { Observation, PersonSummary } from '../../../src-shared/domain.ts';
import { type PlainError, plainError, StationError } from '../../../src-shared/errors.ts';
import type { Context } from '../context.ts';
import { noFace } from '../recognition/hands.ts';
import { embedded } from '../recognition/photos.ts';
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

interface Steps<Photo, Done> {
  read(image: Uint8Array): Promise<Photo>;
  /** Throws where the photos are not of one person, or not of the one whom they are for. */
  check(photos: readonly Photo[]): void;
  store(photo: Photo, as: { userId: number | undefined }, stored: readonly Done[]): Done;
}

/** Several photos of one person in one request: all are read, then compared with each other, and only then is the first one
 * stored. Throws what `check` throws, and what the first photo was refused for where none could be stored. */
export async function eachPhoto<Photo, Done extends { person: PersonSummary }>(
  images: readonly Uint8Array[],
  userId: number | undefined,
  { read, check, store }: Steps<Photo, Done>,
): Promise<EnrolledPhotos<Done>> {
  const photos: ({ photo: Photo } | { refused: PlainError })[] = [];
  let first: unknown;
  const refusedFor = (error: unknown): { refused: PlainError } => {
    if (!(error instanceof StationError)) throw error;
    first ??= error;
    return { refused: plainError(error) };
  };
  for (const image of images) photos.push(await read(image).then((photo) => ({ photo }), refusedFor));
  check(photos.flatMap((photo) => ('photo' in photo ? [photo.photo] : [])));

  const stored: Done[] = [];
  const results = photos.map((entry): { enrolled: Done } | { refused: PlainError } => {
    if ('refused' in entry) return entry;
    try {
      // The first photo that is stored makes the person; the others are theirs.
      const enrolled = store(entry.photo, { userId: stored[0]?.person.userId ?? userId }, stored);
      stored.push(enrolled);
      return { enrolled };
    } catch (error) {
      return refusedFor(error);
    }
  });
  const person = stored.at(-1)?.person;
  if (!person) throw first;
  return { person, photos: results };
}
