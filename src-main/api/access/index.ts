/** Who may call: names and pages first, then CORS (a preflight carries no key), then the caller. */
import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
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
  await app.register(cors, {
    origin: [...options.allowedOrigins],
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['Retry-After'],
  });
  guardCallers(app, options, await createLimit(app, options.rateLimit ?? defaultRateLimit));
}
