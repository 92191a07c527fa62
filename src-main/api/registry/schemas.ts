/** What the registry dialect is sent and answers, as `face-recognition-arcface.md` names it: requests are read by these schemas,
 * handlers answer in their shapes, and the OpenAPI document is made of them. */
import { z } from 'zod';
import { StationError } from '../../../src-shared/errors.ts';
import type { ErrorBody } from '../errors.ts';
import { booleanText, nameText } from '../form.ts';
import { imageFile } from '../openapi/description.ts';

export const jpegOrPng = imageFile.describe(
  'JPEG or PNG, at most 10 MB and 40 megapixels, no side more than ten times the other.',
);
export const noFields = z.object({});
export const registerForm = z.object({
  name: nameText,
  allow_duplicate: booleanText.default(false).describe('Twins: store it all the same.'),
});
const id_face = z.string().meta({ description: 'UUID of the face.', format: 'uuid' });
export const faceParams = z.object({ id: id_face });

export const error = z
  .object({
    detail: z.string().meta({
      description: 'One sentence that says what to do.',
      examples: ['No face detected in image'],
    }),
  })
  .meta({ id: 'RegistryError' });
export const done = z.object({
  message: z.string().meta({ description: 'What was done.', examples: ['Face registered successfully'] }),
});
const name = z.string().meta({ examples: ['Budi Santoso'] });
export const recognised = z.object({
  match: z.boolean().describe('Somebody is close enough.'),
  name: name.nullable().describe('Null without a match.'),
  id_face: id_face.nullable(),
  score: z.number().min(0).max(1).describe('Likeness to the closest face, 0 to 1.'),
});
const face = z.object({
  id_face,
  name,
  image: z.string().meta({
    description: 'The face itself: JPEG as base64; empty where none is kept.',
    examples: ['/9j/4AAQSkZJRg=='],
  }),
});
export type Face = z.output<typeof face>;
export const faces = z.array(face).describe('In the order of their making.');

const signatures = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
];

/** Throws `image_format` for what is neither of the two kinds that the document supports. */
export function requireJpegOrPng(file: Uint8Array): Uint8Array {
  if (signatures.some((signature) => signature.every((byte, i) => file[i] === byte))) return file;
  throw new StationError('image_format', 'file: is not a JPEG or PNG image. Send one of these.');
}

/** The registry dialect's error body: `{"detail": "…"}`. */
export const registryError: ErrorBody = (error) => ({ detail: error.message });
