/** Reads a multipart form with at most one file, bounded in size and in how many are read at once. */
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asPersonName } from '../../src-shared/contract/fields.ts';
import { StationError } from '../../src-shared/errors.ts';
import { busy, type Take, withPlace } from './upload-places.ts';

/** Bytes; the contract's limit for images. */
export const maxFileBytes = 10 * 1024 * 1024;
/** Bytes of one text field: an encoding of 512 numbers as JSON takes about 11,000. */
const maxFieldBytes = 64 * 1024;

export const multipartLimits = { fileSize: maxFileBytes, files: 1, fields: 20, fieldSize: maxFieldBytes, parts: 21 };

export interface Form {
  file: Uint8Array | null;
  fields: Record<string, string>;
}

/** Calls `use` with the form. Throws `busy` when too many are open, `image_too_large`, `invalid_argument` for a body that is no
 * form. `fileField` names the file's field; files of other names are refused. */
export async function withForm<T>(
  request: FastifyRequest,
  fileField: string,
  use: (form: Form) => Promise<T>,
): Promise<T> {
  return withPlace(request, (take) => readForm(request, fileField, take), use);
}

async function readForm(request: FastifyRequest, fileField: string, take: Take): Promise<Form> {
  if (!request.isMultipart())
    throw new StationError('invalid_argument', 'Send the request body as multipart/form-data.');
  const form: Form = { file: null, fields: {} };
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const bytes = await bytesOf(part.file, take);
        if (part.fieldname !== fileField)
          throw new StationError(
            'invalid_argument',
            `Send the image in the field "${fileField}"${notIn(part.fieldname)}.`,
          );
        form.file = bytes;
      } else form.fields[nameOf(part)] = String(part.value);
    }
  } catch (error) {
    throw hasCode(error)
      ? error
      : new StationError('invalid_argument', 'The form is incomplete or malformed. Send it again.');
  }
  return form;
}

/** The name of a form's text field; what was sent without one is called ''. */
export function nameOf({ fieldname }: { fieldname?: string }): string {
  return fieldname ?? '';
}

/** Reads to the end even what is refused, so that the connection goes on. Throws `busy`, `image_too_large`. */
export async function bytesOf(file: MultipartFile['file'], take: Take): Promise<Uint8Array> {
  let chunks: Uint8Array[] | null = [];
  for await (const chunk of file as AsyncIterable<Uint8Array>) {
    if (chunks && take(chunk.length)) chunks.push(chunk);
    else chunks = null;
  }
  if (file.truncated) throw new StationError('image_too_large', 'Image is larger than 10 MB. Send a smaller one.');
  if (!chunks) throw busy();
  return Buffer.concat(chunks);
}

/** Repeats a wrong name where it is one that somebody meant; not a page of text or control characters. */
function notIn(name: string): string {
  return /^[\w.[\]-]{1,40}$/.test(name) ? `, not "${name}"` : '';
}

/** The server's own errors carry a code that the error table knows. */
function hasCode(error: unknown): boolean {
  return error instanceof StationError || (error as { code?: string }).code?.startsWith('FST_') === true;
}

/** The form's file. Throws `invalid_argument` where there is none. */
export function requireFile({ file }: Form, field: string): Uint8Array {
  if (!file) throw new StationError('invalid_argument', `${field}: an image file is required.`);
  return file;
}

/** `is required` where there is nothing at all, else `otherwise`. */
const wanted = (otherwise: string) => ({
  error: ({ input }: { input?: unknown }) => (input === undefined ? 'is required' : otherwise),
});

/** A whole number written as text. */
export const integerText = z
  .string(wanted('must be a whole number'))
  .trim()
  .regex(/^-?\d{1,15}$/, 'must be a whole number')
  // "-0" is 0, not the −0 that compares and stores differently.
  .transform((text) => Number(text) + 0)
  .pipe(z.number().int().min(0, 'must not be negative'))
  // The documents say what the text is read as.
  .meta({ type: 'integer', minimum: 0, maximum: 999_999_999_999_999, pattern: undefined });

/** A number written as text. */
export const numberText = z
  .string()
  .trim()
  .regex(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, 'must be a number')
  .transform(Number)
  .meta({ type: 'number', pattern: undefined });

export const booleanText = z
  .string(wanted('must be true or false'))
  .trim()
  .toLowerCase()
  .refine((value) => ['true', 'false', '1', '0', ''].includes(value), 'must be true or false')
  .transform((value) => value === 'true' || value === '1')
  .meta({ type: 'boolean' });

/** A person's name. */
export const nameText = asPersonName(z.string(wanted('must be a text'))).meta({
  minLength: 1,
  maxLength: 200,
  examples: ['Budi Santoso'],
});

/** For plugins whose bodies their handlers read, as forms or as JSON with a photo: the schemas of a route check its address and its
 * query before, and only describe the rest. */
export function decodeAddresses(app: FastifyInstance): void {
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) =>
    httpPart === 'params' || httpPart === 'querystring' ? (value) => decoded(schema, value) : () => true,
  );
  app.setSerializerCompiler(() => JSON.stringify);
}

function decoded(schema: z.ZodType, value: unknown): { value: unknown } | { error: Error } {
  try {
    return { value: decodeFields(schema, value) };
  } catch (error) {
    return { error: error as Error };
  }
}

/** `value` by `schema`. Throws `invalid_argument`: the field and what is wrong with it, in one sentence. */
export function decodeFields<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new StationError('invalid_argument', `${issue?.path.join('.')}: ${issue?.message}`, {
    field: issue?.path.join('.') ?? '',
  });
}
