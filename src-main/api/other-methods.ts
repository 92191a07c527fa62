/** An address that exists answers the wrong method with 405 and the right ones, in the shape of its dialect, not with "not found". */
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { Dialect } from '../../src-shared/access.ts';
import { StationError } from '../../src-shared/errors.ts';
import { biometricError } from './biometric/errors.ts';
import type { ErrorBody } from './errors.ts';
import { serverError } from './face-server/errors.ts';
import { registryError } from './registry/errors.ts';
import { accessFor } from './route-access.ts';
import { methodNotAllowed } from './station/problem.ts';
import { tenantError } from './tenant/errors.ts';

const methods: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

type Handler = (request: FastifyRequest, reply: FastifyReply) => void;

/** The station's own API has a problem of its own for it. */
const bodies: Record<Exclude<Dialect, 'station'>, ErrorBody> = {
  tenant: tenantError,
  registry: registryError,
  biometric: biometricError,
  server: serverError,
};

interface Known {
  dialect: Dialect | null;
  screens: boolean;
}

/** Call it before the port's routes are made, and what it returns after. `body`: the shape of what no dialect answers. */
export function answerOtherMethods(app: FastifyInstance, body: ErrorBody): () => void {
  const known = new Map<string, Known>();
  app.addHook('onRoute', ({ url, config }) => {
    const { access, screens = false } = config ?? {};
    if (url !== '*') known.set(url, { dialect: access?.dialect ?? null, screens });
  });
  return () => {
    for (const [url, { dialect, screens }] of [...known]) {
      const answers = (method: HTTPMethods): boolean => app.hasRoute({ url, method });
      const allow = methods.filter(answers).sort().join(', ');
      const method = methods.filter((name) => !answers(name));
      const access = dialect ? accessFor(dialect)(null).config : {};
      const config = { ...access, ...(screens ? { screens: true as const } : {}) };
      app.route({ method, url, config, schema: { hide: true }, handler: handlerOf(dialect, body, allow) });
    }
  };
}

function handlerOf(dialect: Dialect | null, body: ErrorBody, allow: string): Handler {
  if (dialect === 'station') return methodNotAllowed(allow);
  const shape = dialect ? bodies[dialect] : body;
  const error = new StationError(
    'invalid_argument',
    `Method not allowed. This address answers ${allow} only.`,
  ).toPlain();
  return (_request, reply) => void reply.status(405).header('allow', allow).send(shape(error, 405));
}
