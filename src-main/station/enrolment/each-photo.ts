/** Several photos of one person in one request: all are read, then compared with each other, and only then is the first one stored. */
import type { EnrolledPhotos } from '../../../src-shared/contract/enrolled-photos.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { type PlainError, plainError, StationError } from '../../../src-shared/errors.ts';

interface Steps<Photo, Done> {
  read(image: Uint8Array): Promise<Photo>;
  /** Throws where the photos are not of one person, or not of the one whom they are for. */
  check(photos: readonly Photo[]): void;
  store(photo: Photo, as: { userId: number | undefined }, stored: readonly Done[]): Done;
}

/** Throws what `check` throws, and what the first photo was refused for where none could be stored. */
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
