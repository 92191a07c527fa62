/** Reads a JSON body that holds a photo: bounded in size and in how many are read at once, like the forms. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { StationError } from '../../src-shared/errors.ts';
import { maxFileBytes } from './form.ts';
import { busy, type Take, withPlace } from './upload-places.ts';

/** Bytes: a photo of the greatest size as base64, and room for the other fields. */
export const maxJsonBytes = Math.ceil(maxFileBytes / 3) * 4 + 64 * 1024;

const isJson = /^application\/(?:[\w.-]+\+)?json\b/i;

/** The plugin's bodies stay unread until a route asks for them; one that nobody asks for does no harm. */
export function leaveBodiesUnread(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
}

/** Calls `use` with the parsed body. Throws `busy`, `image_too_large`, `invalid_argument` for what is no JSON object. */
export function withJson<T>(request: FastifyRequest, use: (body: object) => Promise<T>): Promise<T> {
  return withPlace(request, (take) => readJson(request, take), use);
}

async function readJson(request: FastifyRequest, take: Take): Promise<object> {
  if (!isJson.test(request.headers['content-type'] ?? ''))
    throw new StationError('invalid_argument', 'Send the request body as JSON, with Content-Type: application/json.');
  if (Number(request.headers['content-length'] ?? 0) > maxJsonBytes) throw tooLarge();
  const value = parsed(await text(request, take));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new StationError('invalid_argument', 'The request body must be a JSON object.');
  return value;
}

async function text({ raw }: FastifyRequest, take: Take): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // Not `for await (… of raw)`: leaving that early destroys the connection, and with it the answer.
    for await (const chunk of raw.iterator({ destroyOnReturn: false })) {
      size += (chunk as Uint8Array).length;
      if (size > maxJsonBytes) throw tooLarge();
      if (!take((chunk as Uint8Array).length)) throw busy();
      chunks.push(chunk as Uint8Array);
    }
  } catch (error) {
    // What still comes must be taken off the wire, or the caller never gets to reading the answer.
    raw.resume();
    throw error instanceof StationError
      ? error
      : new StationError('invalid_argument', 'The request body is incomplete. Send it again.');
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(body: string): unknown {
  if (!isShallow(body))
    throw new StationError(
      'invalid_argument',
      'The request body is nested too deeply. Send the fields of the document.',
    );
  try {
    return JSON.parse(body);
  } catch {
    throw new StationError('invalid_argument', 'The request body is not valid JSON.');
  }
}

function tooLarge(): StationError {
  return new StationError('image_too_large', 'Image is larger than 10 MB. Send a smaller one.');
}

/** Arrays and objects in each other: ten million brackets hold the parser for seconds. Nothing that the station reads goes deeper
 * than five. */
export const maxJsonDepth = 64;

/** Whether the arrays and objects of `text` lie at most `maxJsonDepth` in each other. Texts in it are passed over unread. */
export function isShallow(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') at = endOfText(text, at);
    else if (letter === '[' || letter === '{') {
      if (++depth > maxJsonDepth) return false;
    } else if (letter === ']' || letter === '}') depth--;
  }
  return true;
}

/** Where the text that begins at `start` ends; the end of everything where it does not. */
function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}
