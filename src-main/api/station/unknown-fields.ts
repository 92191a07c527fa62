/** Nothing that a caller sends is dropped: a misspelt filter would list everybody, a misspelt field would change nothing. Here for
 * every route's query and JSON body at once, by the very schemas that the routes are described with; forms are read by their
 * handlers, which ask `refuseUnknown` themselves. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { unknownFields, unknownMessage } from '../../../src-shared/decode-arguments.ts';
import { nameOf } from '../form.ts';
import { InvalidFields } from './problem.ts';

const nothing = z.object({});
/** So many unknown fields are named to the caller. */
const mostTold = 20;
/** A name that somebody meant is repeated; a page of text, an address or control characters are not. */
const isName = (text: string): boolean => /^[\p{L}\p{N}_.[\] -]{1,60}$/u.test(text);

/** Throws `InvalidFields` naming each field of `value` that `schema` does not know, and the nearest one that it does. */
export function refuseUnknown(schema: z.core.$ZodType, value: unknown): void {
  const unknown = unknownFields(schema, value);
  if (unknown.length === 0) return;
  const told = unknown.slice(0, mostTold);
  throw new InvalidFields(
    told.map((field) => ({ field: isName(field.path) ? field.path : 'A field', message: unknownMessage(field) })),
  );
}

/** A form's file under a name that the route does not know: `field` is where it must come. */
export function unknownPart(name: string, field: string): InvalidFields {
  const told = isName(name) ? name : 'A part';
  return new InvalidFields([{ field: told, message: unknownMessage({ path: name, nearest: field, known: [field] }) }]);
}

/** A form's text field. Throws `InvalidFields` for one that is sent twice with two values: nobody knows which is meant. (In the
 * documented dialects the last one counts, as in the services before.) */
export function keepField(fields: Record<string, string>, part: { fieldname?: string; value?: unknown }): void {
  const [name, value] = [nameOf(part), String(part.value)];
  if (Object.hasOwn(fields, name) && fields[name] !== value)
    throw new InvalidFields([{ field: isName(name) ? name : 'A field', message: 'is sent twice: send it once' }]);
  fields[name] = value;
}

/** Call it before the routes are made. */
export function refuseUnknownFields(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ query, body, routeOptions }) => {
    const { schema } = routeOptions;
    // The wrong method, which has no schema of its own, is what its answer speaks of.
    if ((schema as { hide?: boolean } | undefined)?.hide) return;
    refuseUnknown(asSchema(schema?.querystring), query);
    refuseUnknown(asSchema(schema?.body), body);
  });
}

function asSchema(schema: unknown): z.core.$ZodType {
  return schema instanceof z.ZodType ? schema : nothing;
}

/** A client that names JSON as its media type and then sends nothing has sent no body: a DELETE of many a library does. */
export function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, body as string, done);
  });
}
