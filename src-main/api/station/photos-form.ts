/** Reads a form with several photos, bounded in each photo, in all of them together and in all forms that are open. */
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { StationError } from '../../../src-shared/errors.ts';
import { maxFileBytes, multipartLimits } from '../form.ts';
import { withPlace } from '../places.ts';
import { issueProblems } from './field-problems.ts';
import { InvalidFields } from './problem.ts';
import { digest } from './writes.ts';

export const maxPhotos = 10;
const maxFields = 20;
/** Bytes of all photos in memory, of all requests: what is open beyond it is told to come back. */
const maxOpenBytes = 120 * 1024 * 1024;

let openBytes = 0;

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
  if (!request.isMultipart())
    throw new StationError('invalid_argument', 'Send the request body as multipart/form-data.');
  return withPlace(async () => {
    const form: PhotosForm = { photos: [], fields: {} };
    try {
      await read(request, form, field, most);
      if (form.photos.length === 0) throw new InvalidFields([{ field, message: 'is required: an image file' }]);
      return await use(form);
    } finally {
      openBytes -= sizeOf(form);
    }
  });
}

async function read(request: FastifyRequest, form: PhotosForm, field: string, most: number): Promise<void> {
  const limits = { ...multipartLimits, files: most, fields: maxFields, parts: most + maxFields };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') form.fields[part.fieldname] = String(part.value);
      else {
        const photo = await part.toBuffer();
        if (part.fieldname !== field)
          throw new StationError('invalid_argument', `Send each photo in a field called "${field}".`);
        keep(form, photo);
      }
    }
  } catch (thrown) {
    throw inOurWords(thrown, most);
  }
}

function keep(form: PhotosForm, photo: Uint8Array): void {
  if (openBytes + photo.length > maxOpenBytes)
    throw new StationError('busy', 'The station is busy. Try again in a moment.', { retryAfter: 1 });
  openBytes += photo.length;
  form.photos.push(photo);
}

function sizeOf({ photos }: PhotosForm): number {
  return photos.reduce((sum, photo) => sum + photo.length, 0);
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
export function fieldsOf<S extends z.ZodType>(schema: S, { fields }: PhotosForm): z.output<S> {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return parsed.data;
  throw new InvalidFields(issueProblems(parsed.error.issues));
}

/** What the form says, with each photo as its hash. */
export function contentOf({ photos, fields }: PhotosForm): unknown {
  return { fields: Object.entries(fields).sort(), photos: photos.map(digest) };
}
