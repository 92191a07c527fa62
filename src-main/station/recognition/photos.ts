/** Recognition from photos: encode, detect, compare, identify 1:N, verify 1:1. */
import type { IdentifiedFace } from '../../../src-shared/contract.ts';
import type { Observation, TemplateSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type Context, loadedPackOf, packOf, requireTenant } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { summaryOf } from '../people/templates.ts';
import { cosine, distanceOf } from './scores.ts';

type Commands =
  | 'recognition.encode'
  | 'recognition.detect'
  | 'recognition.compare'
  | 'recognition.identify'
  | 'recognition.identifyAll'
  | 'recognition.verify';

export function photoCommands(context: Context): Handlers<Commands> {
  const { vision, store, gallery } = context;
  const distance = (similarity: number): number => distanceOf(similarity, packOf(context).distanceKnots);

  const identified = (tenantId: number, { embedding, box }: Observation, threshold: number): IdentifiedFace => {
    const best = embedding && gallery.search(tenantId, embedding, 1)[0];
    if (!best) return { person: null, distance: null, box };
    const d = distance(best.similarity);
    return { person: d <= threshold ? store.people.get(best.personId) : null, distance: d, box };
  };

  return {
    'recognition.encode': async ({ image }) => ({ embedding: (await largestFace(context, image)).embedding }),

    'recognition.detect': async ({ image }) => {
      const { width, height, faces } = await vision.photo(image, 'detect');
      return { width, height, faces: faces.map(({ embedding: _, ...face }) => face) };
    },

    'recognition.compare': async ({ image, encoding, threshold }) => {
      const given = unitVector(encoding, loadedPackOf(context).dimension);
      const d = distance(cosine((await largestFace(context, image)).embedding, given));
      return { match: d <= threshold, distance: d, threshold };
    },

    'recognition.identify': async ({ tenantId, image, threshold }) => {
      requireTenant(context, tenantId);
      const face = await largestFace(context, image);
      const best = gallery.search(tenantId, face.embedding, 1)[0];
      const { box } = face;
      if (!best) return { match: false, person: null, distance: null, similarity: null, box, template: null };
      const d = distance(best.similarity);
      const person = d <= threshold ? store.people.get(best.personId) : null;
      const template = person && closest(context, person.id, face.embedding);
      return { match: person !== null, person, distance: d, similarity: best.similarity, box, template };
    },

    'recognition.identifyAll': async ({ tenantId, image, threshold }) => {
      requireTenant(context, tenantId);
      const { width, height, faces } = await vision.photo(image, 'everyone');
      return { width, height, faces: faces.map((face) => identified(tenantId, face, threshold)) };
    },

    'recognition.verify': async ({ tenantId, userId, image, threshold }) => {
      requireTenant(context, tenantId);
      const enrolled = store.people.byUserId(tenantId, userId);
      if (!enrolled || enrolled.templateCount === 0) throw personNotFound(userId);
      const face = await largestFace(context, image);
      const similarity = gallery.similarityTo(tenantId, enrolled.id, face.embedding);
      if (similarity === null) throw personNotFound(userId);
      const d = distance(similarity);
      return { verified: d <= threshold, distance: d, userId };
    },
  };
}

/** The person's template of the active pack most like the face. */
function closest(context: Context, personId: number, embedding: Float32Array): TemplateSummary | null {
  const { id: packId } = packOf(context);
  const own = context.store.templates.ofPerson(personId).filter((template) => template.packId === packId);
  const [best] = own.sort((a, b) => cosine(b.embedding, embedding) - cosine(a.embedding, embedding));
  return best ? summaryOf(best) : null;
}

/** A caller's encoding at length 1. Throws `wrong_dimension`; `invalid_argument` for one that points nowhere. */
function unitVector(encoding: readonly number[], dimension: number): Float32Array {
  if (encoding.length !== dimension)
    throw new StationError(
      'wrong_dimension',
      `encoding must have ${dimension} numbers, as the active model pack's have; it has ${encoding.length}.`,
      { expected: dimension, found: encoding.length },
    );
  const norm = Math.hypot(...encoding);
  if (!(norm > 0) || !Number.isFinite(norm))
    throw new StationError('invalid_argument', 'encoding must hold finite numbers that are not all zero.');
  return Float32Array.from(encoding, (value) => value / norm);
}

function personNotFound(userId: number): StationError {
  return new StationError('person_not_found', `User ${userId} has no enrolled face in this tenant.`, { userId });
}

/** The face that a photo is about. */
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
