/** One table from the station's error codes to HTTP. A dialect adds only the shape of its body. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, type PlainError, plainError, StationError } from '../../src-shared/errors.ts';

export const httpStatus: Record<ErrorCode, number> = {
  invalid_argument: 400,
  image_unreadable: 400,
  image_format: 400,
  image_too_large: 413,
  image_too_long: 400,
  no_face: 400,
  several_faces: 400,
  poor_quality: 400,
  no_palm: 400,
  several_palms: 400,
  poor_palm: 400,
  wrong_dimension: 400,
  tenant_not_found: 404,
  person_not_found: 404,
  template_not_found: 404,
  session_not_found: 404,
  key_not_found: 404,
  not_found: 404,
  credential_refused: 403,
  file_unreadable: 400,
  file_too_large: 413,
  import_refused: 422,
  too_few_shots: 409,
  duplicate_face: 409,
  duplicate_palm: 409,
  unlike_face: 409,
  unlike_palm: 409,
  name_conflict: 409,
  conflict: 409,
  unauthorised: 401,
  forbidden: 403,
  too_many_requests: 429,
  not_supported: 501,
  busy: 503,
  vision_restarting: 503,
  timeout: 503,
  models_unavailable: 503,
  storage_full: 503,
  folder_in_use: 503,
  wrong_key: 503,
  data_lost: 503,
  backup_invalid: 400,
  version_too_new: 503,
  internal: 500,
};

/** Seconds for the Retry-After of a 503 that names none itself. */
const defaultRetryAfter = 5;

/** A dialect's error body. */
export type ErrorBody = (error: PlainError, status: number) => unknown;

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request was refused or failed with. */
    errorCode?: ErrorCode;
  }
}

/** Fastify's error handler for one dialect. Whatever was thrown leaves as one sentence; what was our fault is logged. */
export function errorHandler(body: ErrorBody) {
  return (thrown: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const { error, status } = translate(thrown);
    request.errorCode = error.code;
    if (status === 500) request.log.error({ err: thrown }, 'request failed');
    if (status === 503 || status === 429)
      reply.header('retry-after', String(error.details.retryAfter ?? defaultRetryAfter));
    void reply.status(status).send(body(error, status));
  };
}

function translate(thrown: unknown): { error: PlainError; status: number } {
  const error = thrown instanceof StationError ? thrown : (fromHttp(thrown as FastifyError) ?? thrown);
  const plain = plainError(error);
  return { error: { ...plain, message: asSentence(plain.message) }, status: httpStatus[plain.code] };
}

/** Characters: what a message repeats of its caller's may be longer than any answer should be. */
const longest = 400;

/** A message may repeat what the caller wrote: line breaks and control characters do not come back. */
function asSentence(message: string): string {
  const line = message.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return line.length <= longest ? line : `${line.slice(0, longest - 1).toWellFormed()}…`;
}

/** Too many parts of a form: the HTTP server calls that too large, but no smaller image would help. */
const tooManyParts = new Set(['FST_FILES_LIMIT', 'FST_FIELDS_LIMIT', 'FST_PARTS_LIMIT']);

/** What the HTTP server itself refused, in the station's words. */
function fromHttp({ code, statusCode, message }: FastifyError): StationError | null {
  if (tooManyParts.has(code)) return new StationError('invalid_argument', 'Send one file and at most 20 other fields.');
  if (code === 'FST_REQ_FILE_TOO_LARGE' || statusCode === 413)
    return new StationError('image_too_large', 'Image is larger than 10 MB. Send a smaller one.');
  if (code === 'FST_INVALID_MULTIPART_CONTENT_TYPE' || statusCode === 415)
    return new StationError('invalid_argument', 'Send the request body as multipart/form-data.');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new StationError('invalid_argument', message);
  return null;
}
