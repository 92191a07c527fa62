/** Reads a form with several photos, bounded like every upload in its bytes and in how many are worked on at once. */
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { StationError } from '../../../src-shared/errors.ts';
import { bytesOf, maxFileBytes, multipartLimits, nameOf } from '../form.ts';
import { type Take, withPlace } from '../upload-places.ts';
import { InvalidFields, issueProblems } from './problem.ts';
import { keepField, refuseUnknown, unknownPart } from './unknown-fields.ts';
import { digest } from './writes.ts';

export const maxPhotos = 10;
const maxFields = 20;
export interface PhotosForm {
  photos: Uint8Array[];
  fields: Record<string, string>;
}

/** Calls `use` with the form. Photos come in fields called `field`. Throws `busy`, `image_too_large`, `invalid_argument`. */
export async function withPhotos<T>(
  request: FastifyRequest,
  { field, most }: { field: string; most: number },
  use: (form: PhotosForm) => Promise<T>,
): Promise<T> {
  return withPlace(request, (take) => read(request, { field, most, take }), use);
}

interface Wanted {
  field: string;
  most: number;
  take: Take;
}

async function read(request: FastifyRequest, { field, most, take }: Wanted): Promise<PhotosForm> {
  if (!request.isMultipart())
    throw new StationError('invalid_argument', 'Send the request body as multipart/form-data.');
  const form: PhotosForm = { photos: [], fields: {} };
  const limits = { ...multipartLimits, files: most, fields: maxFields, parts: most + maxFields };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') keepField(form.fields, part);
      else {
        const photo = await bytesOf(part.file, take);
        if (part.fieldname !== field) throw unknownPart(nameOf(part), field);
        form.photos.push(photo);
      }
    }
  } catch (thrown) {
    throw inOurWords(thrown, most);
  }
  if (form.photos.length === 0) throw new InvalidFields([{ field, message: 'is required: an image file' }]);
  return form;
}

function inOurWords(thrown: unknown, most: number): unknown {
  const { code } = thrown as { code?: string };
  if (thrown instanceof StationError) return thrown;
  if (code === 'FST_FILES_LIMIT' || code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT')
    return new StationError(
      'invalid_argument',
      `Send at most ${most === 1 ? 'one photo' : `${most} photos`} and ${maxFields} other fields.`,
    );
  if (code === 'FST_REQ_FILE_TOO_LARGE')
    return new StationError(
      'image_too_large',
      `Image is larger than ${maxFileBytes / 1024 ** 2} MB. Send a smaller one.`,
    );
  if (code?.startsWith('FST_')) return thrown;
  return new StationError('invalid_argument', 'The form is incomplete or malformed. Send it again.');
}

/** The form's fields by `schema`. Throws `InvalidFields`. */
export function fieldsOf<S extends z.ZodType>(schema: S, { fields }: Pick<PhotosForm, 'fields'>): z.output<S> {
  refuseUnknown(schema, fields);
  const parsed = schema.safeParse(fields);
  if (parsed.success) return parsed.data;
  throw new InvalidFields(issueProblems(parsed.error.issues));
}

/** What the form says, with each photo as its hash. */
export function contentOf({ photos, fields }: PhotosForm): unknown {
  return { fields: Object.entries(fields).sort(), photos: photos.map(digest) };
}
