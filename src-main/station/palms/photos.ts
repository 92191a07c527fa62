/** Palms from photos: one, or several of one person in one request. */
import type { EnrolledPhotos } from '../../../src-shared/contract/enrolled-photos.ts';
import type { PalmEnrolment } from '../../../src-shared/contract/palms.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import { type PalmSide, palmSides } from '../../../src-shared/palm.ts';
import type { Context } from '../context.ts';
import { eachPhoto } from '../enrolment/each-photo.ts';
import { knownAs } from '../enrolment/person.ts';
import { onlyPalm } from '../recognition/hands.ts';
import { enrolPalms, type PalmCode, requireOwnPalm } from './enrol-palms.ts';

export interface PalmShot {
  side: PalmSide;
  shots: [PalmCode];
}

/** Throws what `onlyPalm` and `enrolPalms` throw. */
export async function enrolPalmPhoto(
  context: Context,
  { image, userId, name, ...person }: CommandArguments<'palms.photo'>,
): Promise<PalmEnrolment> {
  return enrolPalms(context, { ...person, userId, name, ...(await read(context, image)) });
}

/** Several photos: each is stored or refused for a reason of its own, but nothing is stored where two of them show the same hand of two
 * people. Throws that, `name_conflict`, and what the first photo was refused for where none could be stored. */
export async function enrolPalmPhotos(
  context: Context,
  { images, userId, name, ...person }: CommandArguments<'palms.photos'>,
): Promise<EnrolledPhotos<PalmEnrolment>> {
  return eachPhoto<PalmShot, PalmEnrolment>(images, userId, {
    read: (image) => read(context, image),
    check: (photos) => {
      const known = knownAs(context, { ...person, userId });
      for (const side of palmSides) {
        const shots = photos.filter((photo) => photo.side === side).flatMap((photo) => photo.shots);
        if (shots.length > 0) requireOwnPalm(context, known, { side, shots, replace: person.replace });
      }
    },
    // Of each hand, the first photo replaces what was there and the others are added to it.
    store: ({ side, shots }, as, stored) => {
      const replace = person.replace && !stored.some((enrolled) => enrolled.side === side);
      return enrolPalms(context, { ...person, name, ...as, side, shots, replace });
    },
  });
}

async function read(context: Context, image: Uint8Array): Promise<PalmShot> {
  const { template, quality, side } = await onlyPalm(context, image);
  return { side, shots: [{ template, quality: quality.score }] };
}
