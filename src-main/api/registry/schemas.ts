/** The registry dialect's parameters, as `face-recognition-arcface.md` names them. */
import { z } from 'zod';
import { StationError } from '../../../src-shared/errors.ts';
import { booleanText, nameText } from '../form.ts';

export const registerForm = z.object({ name: nameText, allow_duplicate: booleanText.default(false) });
export const faceParams = z.object({ id: z.string() });

const signatures = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
];

/** Throws `image_format` for what is neither of the two kinds that the document supports. */
export function requireJpegOrPng(file: Uint8Array): Uint8Array {
  if (signatures.some((signature) => signature.every((byte, i) => file[i] === byte))) return file;
  throw new StationError('image_format', 'file: is not a JPEG or PNG image. Send one of these.');
}
