/** The face that a photo is about. */
import type { Observation } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Context } from '../context.ts';

export type EmbeddedFace = Observation & { embedding: Float32Array };

/** The largest face of a photo, embedded. Throws `no_face`, and what `Vision.photo` throws. */
export async function largestFace({ vision }: Context, image: Uint8Array): Promise<EmbeddedFace> {
  const { faces } = await vision.photo(image, 'largest');
  return embedded(faces[0]);
}

/** Throws `no_face` where there is none. */
export function embedded(face: Observation | undefined): EmbeddedFace {
  if (!face?.embedding) throw new StationError('no_face', 'No face detected in image');
  return face as EmbeddedFace;
}
