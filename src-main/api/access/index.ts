/** Who may call: names and pages first, then CORS (a preflight carries no key), then the caller. */
import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type CallerOptions, guardCallers } from './callers.ts';
import { createLimit } from './limits.ts';
import { guardNames, type NameOptions } from './names.ts';

export { countedAs, isLoopback } from './address.ts';
export type { Caller } from './caller.ts';

export interface AccessOptions extends NameOptions, CallerOptions {
  /** Requests a minute that each address and each key beyond loopback may make. */
  rateLimit?: number;
}

export const defaultRateLimit = 600;

/** Before any route: only those made after it are guarded. */
export async function guardAccess(app: FastifyInstance, options: AccessOptions): Promise<void> {
  guardNames(app, options);
  const origin = [...options.allowedOrigins];
  await app.register(cors, {
    delegator: async (request: FastifyRequest) => ({
      origin,
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders: ['Retry-After'],
      preflight: isPreflight(request),
    }),
  });
  guardCallers(app, options, await createLimit(app, options.rateLimit ?? defaultRateLimit));
}

/** Any other OPTIONS is a method like the rest, which an address answers or not. */
function isPreflight({ headers }: FastifyRequest): boolean {
  return Boolean(headers.origin && headers['access-control-request-method']);
}
