/** Files of the station's own API that are no pictures: forms that bring one (a calendar, a roster), bounded like every upload, and
 * answers that are one. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MadeFile } from '../../../src-shared/contract/fields.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { bytesOf, maxFileBytes, nameOf } from '../form.ts';
import { type Take, withPlace } from '../upload-places.ts';
import { InvalidFields } from './problem.ts';
import { keepField, unknownPart } from './unknown-fields.ts';
import { digest } from './writes.ts';

/** Reads a form with one file that is no picture (a calendar, a roster), bounded like every upload. */
export interface FileForm {
  file: Uint8Array;
  fileName: string;
  fields: Record<string, string>;
}

/** Calls `use` with the form, whose file comes in the field "file". Throws `busy`, `file_too_large`, `invalid_argument`. */
export async function withFile<T>(request: FastifyRequest, use: (form: FileForm) => Promise<T>): Promise<T> {
  return withPlace(request, (take) => read(request, take), use);
}

async function read(request: FastifyRequest, take: Take): Promise<FileForm> {
  if (!request.isMultipart())
    throw new StationError('invalid_argument', 'Send the request body as multipart/form-data.');
  const fields: Record<string, string> = {};
  let found: { file: Uint8Array; fileName: string } | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') keepField(fields, part);
      else {
        const file = await bytesOf(part.file, take);
        if (part.fieldname !== 'file') throw unknownPart(nameOf(part), 'file');
        found = { file, fileName: part.filename.slice(0, 200) };
      }
    }
  } catch (thrown) {
    throw inOurWords(thrown);
  }
  if (!found) throw new InvalidFields([{ field: 'file', message: 'is required' }]);
  return { ...found, fields };
}

function inOurWords(thrown: unknown): unknown {
  const { code } = thrown as { code?: string };
  if (code === 'image_too_large' || code === 'FST_REQ_FILE_TOO_LARGE')
    return new StationError(
      'file_too_large',
      `The file is larger than ${maxFileBytes / 1024 ** 2} MB. Send a smaller one.`,
    );
  if (thrown instanceof StationError || thrown instanceof InvalidFields || code?.startsWith('FST_')) return thrown;
  return new StationError('invalid_argument', 'The form is incomplete or malformed. Send it again.');
}

/** What the form says, with the file as its hash. */
export function contentOf({ file, fileName, fields }: FileForm): unknown {
  return { fields: Object.entries(fields).sort(), fileName, file: digest(file) };
}

/** A file that the station made, sent so that browsers save it under its name. */
export function sendFile(reply: FastifyReply, { name, mediaType, bytes }: MadeFile): FastifyReply {
  return reply.type(mediaType).header('content-disposition', attachment(name)).send(Buffer.from(bytes));
}

/** RFC 6266: a plain name for old clients, the whole one for the others. */
export function attachment(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%;]/g, '_');
  const whole = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
