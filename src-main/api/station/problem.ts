/** Errors of the station's own API: RFC 9457 problem details, one sentence that says what to do, and which field was wrong. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { errorCodes, type PlainError, StationError } from '../../../src-shared/errors.ts';
import { errorHandler } from '../errors.ts';

export const problemType = 'application/problem+json';

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum([...errorCodes, 'route_not_found', 'method_not_allowed']),
    /** The same request may succeed a moment later. */
    retryable: z.boolean(),
    fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problem>;

/** What a route may answer besides its success, for its `response` schema. */
export const problems = {
  '4xx': { description: 'The request was refused.', content: { [problemType]: { schema: problem } } },
  '5xx': { description: 'The station could not do that now.', content: { [problemType]: { schema: problem } } },
};

/** The fields of a request that were wrong. */
export class InvalidFields extends StationError {
  readonly fields: readonly FieldProblem[];

  constructor(fields: readonly FieldProblem[]) {
    const [first] = fields;
    super('invalid_argument', first ? `${first.field} ${first.message}.` : 'The request is not valid.');
    this.fields = fields;
  }
}

/** Fastify's error handler for the whole API. */
export function handleProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = inOurWords(thrown);
  const fields = error instanceof InvalidFields ? error.fields : undefined;
  void reply.type(problemType);
  errorHandler((plain, status) => problemOf(plain, status, fields))(error, request, reply);
}

export function problemOf(error: PlainError, status: number, fields?: readonly FieldProblem[]): Problem {
  const { code, retryable } = error;
  const title = code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ');
  // The fields of the documented dialects are others.
  const detail = error.message.replaceAll('allow_duplicate', 'allowDuplicate');
  return {
    type: `urn:hadir:error:${code}`,
    title,
    status,
    detail,
    code,
    retryable,
    ...(fields ? { fields: [...fields] } : {}),
  };
}

export function routeNotFound(_request: FastifyRequest, reply: FastifyReply): void {
  send(reply, 404, 'route_not_found', 'Nothing answers at this address. /docs lists what does.');
}

/** `allow`: the methods that the address answers. */
export function methodNotAllowed(allow: string) {
  return (_request: FastifyRequest, reply: FastifyReply): void => {
    void reply.header('allow', allow);
    send(reply, 405, 'method_not_allowed', `This address answers ${allow} only.`);
  };
}

function send(reply: FastifyReply, status: number, code: Problem['code'], detail: string): void {
  const title = status === 404 ? 'Route not found' : 'Method not allowed';
  void reply
    .status(status)
    .type(problemType)
    .send({ type: `urn:hadir:error:${code}`, title, status, detail, code, retryable: false });
}

/** What the HTTP server refused before a handler saw it. */
function inOurWords(thrown: unknown): unknown {
  const { code, validation } = thrown as { code?: string; validation?: unknown[] };
  if (validation) return new InvalidFields(fieldProblems(validation));
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new StationError(
      'invalid_argument',
      'Send the request body in a media type that /docs names for this address.',
    );
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY')
    return new StationError('invalid_argument', 'The request body is not valid JSON.');
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new StationError('invalid_argument', 'The request body is too large. Send fewer fields.');
  return thrown;
}

interface FieldProblem {
  field: string;
  /** Continues the field's name: "must be a whole number". */
  message: string;
}

/** An issue of zod, whole or as the validator of the HTTP server hands it on. */
interface Issue {
  code: string;
  field: string;
  message: string;
  expected?: string | undefined;
  origin?: string | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  values?: unknown[] | undefined;
}

/** What is wrong with each field of a request, in words for the person who wrote the client. */
function fieldProblems(validation: readonly unknown[]): FieldProblem[] {
  return (validation as { keyword: string; instancePath: string; message: string; params: object }[]).map(
    ({ keyword, instancePath, message, params }) =>
      fieldProblemOf({ ...params, code: keyword, field: instancePath.slice(1).replaceAll('/', '.'), message }),
  );
}

export function issueProblems(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  return issues.map((issue) => fieldProblemOf({ ...issue, field: issue.path.join('.') } as Issue));
}

function fieldProblemOf(issue: Issue): FieldProblem {
  return { field: issue.field || 'body', message: wording(issue) };
}

/** A schema's own words where it has some; else ours for the commonest faults. */
function wording(issue: Issue): string {
  const { code, message } = issue;
  if (!/^(Invalid|Too|Unrecognized|Expected)/.test(message))
    return /^an? /.test(message) ? `must be ${message}` : message;
  if (code === 'invalid_type')
    return message.endsWith('undefined') ? 'is required' : `must be ${typeName(issue.expected)}`;
  if (code === 'too_small') return `must ${amount(issue.origin, 'at least', issue.minimum)}`;
  if (code === 'too_big') return `must ${amount(issue.origin, 'at most', issue.maximum)}`;
  if (code === 'invalid_value') return `must be one of ${issue.values?.join(', ')}`;
  return 'does not have the right form';
}

function typeName(expected?: string): string {
  const names: Record<string, string> = {
    int: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    string: 'text',
    array: 'a list',
    object: 'an object',
  };
  return names[expected ?? ''] ?? 'something else';
}

function amount(origin: string | undefined, relation: string, limit: number | undefined): string {
  if (origin === 'string') return `have ${relation} ${limit} characters`;
  if (origin === 'array') return `have ${relation} ${limit} items`;
  return `be ${relation} ${limit}`;
}
