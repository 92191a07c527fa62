/** What every part of the station's own API is made with. */

import type { FastifySchemaCompiler } from 'fastify';
import { type FastifyPluginAsyncZod, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { $ZodType } from 'zod/v4/core';
import type { SigningClient } from '../../../src-shared/command-audit.ts';
import { accessFor } from '../route-access.ts';
import type { Idempotency } from './idempotency.ts';

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
