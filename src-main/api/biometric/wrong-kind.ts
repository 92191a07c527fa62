/** A palm sent to be compared as a face: "no face detected" alone would have its caller take better photos of the wrong thing. The
 * other way round, and at enrolment, the station says it itself. */
import type { SigningClient } from '../../../src-shared/command-audit.ts';
import { type ErrorCode, StationError } from '../../../src-shared/errors.ts';

/** What a comparison by face was refused with, or that the picture shows a palm. It is looked at again only where no face was found. */
export async function orPalm(
  station: SigningClient,
  { tenantId, image }: { tenantId: number; image: Uint8Array },
  refusal: unknown,
): Promise<unknown> {
  if (codeOf(refusal) !== 'no_face' || !(await showsPalm(station, tenantId, image))) return refusal;
  const message = 'No face detected in image. The image shows a palm.';
  return new StationError('no_face', message, { shows: 'palm' });
}

/** Also one that is no good for recognition. */
async function showsPalm(station: SigningClient, tenantId: number, image: Uint8Array): Promise<boolean> {
  try {
    await station.call('palms.identify', { tenantId, image });
    return true;
  } catch (error) {
    return ['poor_palm', 'several_palms'].includes(codeOf(error) ?? '');
  }
}

function codeOf(thrown: unknown): ErrorCode | null {
  return thrown instanceof StationError ? thrown.code : null;
}
