/** How often another machine may call: each address and each key so many times a minute, on each port. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { StationError } from '../../../src-shared/errors.ts';
import { countedAs } from './address.ts';
import type { Limit } from './callers.ts';

/** `perMinute`: of each address and of each key. */
export async function createLimit(app: FastifyInstance, perMinute: number): Promise<Limit> {
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
