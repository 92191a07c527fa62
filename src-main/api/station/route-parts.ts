/** What the routes of the station's own API are made with: how they are registered, who may call, pages of a list, answers that are
 * bytes or nothing. */
import type { FastifySchemaCompiler } from 'fastify';
import { type FastifyPluginAsyncZod, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { $ZodType } from 'zod/v4/core';
import type { SigningClient } from '../../../src-shared/command-audit.ts';
import { accessFor } from '../route-access.ts';
import type { Idempotency } from './writes.ts';

export interface ApiParts {
  station: SigningClient;
  /** Without it, writes are done as often as they are sent. */
  idempotency: Idempotency | undefined;
}

export type ApiPlugin = FastifyPluginAsyncZod<ApiParts>;

export const access = accessFor('station');

/** A field of a form that is a file. */
export const photoFile = z.any().meta({ type: 'string', format: 'binary' });

/** For plugins whose bodies are forms: their handlers read them, so they are described but not checked before. */
export const formsUnchecked: FastifySchemaCompiler<$ZodType> = (part) =>
  part.httpPart === 'body' ? () => true : validatorCompiler(part);

/** The success of a route that answers nothing. */
export const nothing = z.undefined().describe('Done.').meta({ type: 'null' });

/** The success of a route that sends bytes, in one of `types`. */
export function bytes(types: string | readonly string[], description: string) {
  const media = { schema: z.any().meta({ type: 'string', format: 'binary' }) };
  return { description, content: Object.fromEntries([types].flat().map((type) => [type.split(';')[0], media])) };
}

const cursor = z
  .string()
  .regex(/^\d{1,15}$/, 'must be the "next" of the page before')
  .optional()
  .describe('The "next" of the page before; absent for the first page.');

/** Lists come in pages of one shape: `{items, next}`. `next` goes back as `cursor`; null ends the list. */
export function pageQuery(most: number) {
  return z.object({ limit: z.coerce.number().int().min(1).max(most).default(50), cursor });
}

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** The contract's cursor of a query's. */
export function cursorOf(query: { cursor?: string | undefined }): number {
  return Number(query.cursor ?? 0);
}

export function page<T>(items: T[], next: number | null): { items: T[]; next: string | null } {
  return { items, next: next === null ? null : String(next) };
}
