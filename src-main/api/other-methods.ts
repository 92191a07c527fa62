/** An address that exists answers the wrong method with 405 and the right ones, in the shape of its dialect, not with "not found". */
import type { FastifyInstance, HTTPMethods, RouteOptions } from 'fastify';
import type { Dialect } from '../../src-shared/access.ts';
import { StationError } from '../../src-shared/errors.ts';
import { biometricError } from './biometric/schemas.ts';
import { type ErrorBody, errorHandler } from './errors.ts';
import { serverError } from './face-server/schemas.ts';
import { registryError } from './registry/schemas.ts';
import { accessFor } from './route-access.ts';
import { handleProblem, methodNotAllowed } from './station/problem.ts';
import { tenantError } from './tenant/schemas.ts';

const methods: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** The station's own API has a problem of its own for it. */
const bodies: Record<Exclude<Dialect, 'station'>, ErrorBody> = {
  tenant: tenantError,
  registry: registryError,
  biometric: biometricError,
  server: serverError,
};

/** Call it before the port's routes are made, and what it returns after. `body`: the shape of what no dialect answers. */
export function answerOtherMethods(app: FastifyInstance, body: ErrorBody): () => void {
  const known = new Map<string, RouteOptions>();
  app.addHook('onRoute', (route) => {
    if (route.url !== '*') known.set(route.url, route);
  });
  return () => {
    for (const [url, { config }] of [...known]) {
      const dialect = config?.access?.dialect ?? null;
      const answers = (method: HTTPMethods): boolean => app.hasRoute({ url, method });
      const allow = methods.filter(answers).sort().join(', ');
      const method = methods.filter((name) => !answers(name));
      app.route({
        method,
        url,
        ...(dialect ? accessFor(dialect)(null) : {}),
        schema: { hide: true },
        ...answersOf(dialect, body, allow),
      });
    }
  };
}

function answersOf(
  dialect: Dialect | null,
  body: ErrorBody,
  allow: string,
): Pick<RouteOptions, 'handler' | 'errorHandler'> {
  if (dialect === 'station') return { handler: methodNotAllowed(allow), errorHandler: handleProblem };
  const shape = dialect ? bodies[dialect] : body;
  const message = `Method not allowed. This address answers ${allow} only.`;
  const error = new StationError('invalid_argument', message).toPlain();
  return {
    handler: (_request, reply) => void reply.status(405).header('allow', allow).send(shape(error, 405)),
    errorHandler: errorHandler(shape),
  };
}
