/** The page of a stranger's web site on the same computer must not call, nor a name that only pretends to be this machine
 * (DNS rebinding). */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { StationError } from '../../../src-shared/errors.ts';

export interface NameOptions {
  /** Host names besides loopback that requests may be addressed to. */
  allowedHosts: readonly string[];
  /** Origins besides the station's own whose pages may call, like `https://school.example`. */
  allowedOrigins: readonly string[];
}

const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Refuses with `forbidden` before anything of the request is read. */
export function guardNames(app: FastifyInstance, options: NameOptions): void {
  const hosts = new Set([...loopbackNames, ...options.allowedHosts.map(asInHeader)]);
  const origins = new Set(options.allowedOrigins);
  app.addHook('onRequest', async (request) => {
    checkHost(request, hosts);
    checkOrigin(request, origins);
  });
}

function checkHost(request: FastifyRequest, allowed: ReadonlySet<string>): void {
  const name = hostName(request.headers.host ?? '');
  if (!allowed.has(name))
    throw new StationError('forbidden', 'This host name is not allowed. Add it to HADIR_ALLOWED_HOSTS.');
}

function checkOrigin(request: FastifyRequest, allowed: ReadonlySet<string>): void {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === `${request.protocol}://${host}` || allowed.has(origin)) return;
  throw new StationError('forbidden', 'Pages of this origin may not call the station. Add it to HADIR_CORS_ORIGINS.');
}

function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}

/** A Host header has IPv6 addresses in brackets; people and settings do not. */
function asInHeader(host: string): string {
  const name = host.toLowerCase();
  return name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
}
