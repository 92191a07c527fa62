/** Who may call: names and pages first, then CORS (a preflight carries no key), then the caller. */
import cors from '@fastify/cors';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { StationError } from '../../../src-shared/errors.ts';
import { countedAs } from './caller.ts';
import { type CallerOptions, guardCallers, type Limit } from './callers.ts';
import { guardNames, type NameOptions } from './names.ts';

export type { Caller } from './caller.ts';
export { countedAs, isLoopback } from './caller.ts';

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

/** How often another machine may call: each address and each key `perMinute` times, on each port. */
async function createLimit(app: FastifyInstance, perMinute: number): Promise<Limit> {
  await app.register(rateLimit, { global: false, max: perMinute, timeWindow: 60_000 });
  const limits = {
    address: app.createRateLimit({ keyGenerator: ({ ip }) => countedAs(ip) }),
    key: app.createRateLimit({ keyGenerator: ({ caller }) => caller.keyId ?? caller.name }),
  };
  return async (request, of) => {
    const answer = await limits[of](request);
    if (answer.isAllowed || !answer.isExceeded) return;
    const retryAfter = Math.max(1, answer.ttlInSeconds);
    const message = `More than ${perMinute} requests a minute. Try again in ${retryAfter} s.`;
    throw new StationError('too_many_requests', message, { retryAfter });
  };
}
