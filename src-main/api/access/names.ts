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
    checkTarget(request);
    checkOrigin(request, origins);
    checkFetch(request, origins);
  });
}

function checkHost(request: FastifyRequest, allowed: ReadonlySet<string>): void {
  // Node keeps the first of two; whoever stands in between may have looked at the other.
  const hosts = request.raw.rawHeaders.filter((text, i) => i % 2 === 0 && text.toLowerCase() === 'host');
  if (hosts.length > 1)
    throw new StationError('invalid_argument', 'The request names two hosts. Send one Host header.');
  const name = hostName(request.headers.host ?? '');
  if (!allowed.has(name))
    throw new StationError('forbidden', 'This host name is not allowed. Add it to HADIR_ALLOWED_HOSTS.');
}

function checkOrigin(request: FastifyRequest, allowed: ReadonlySet<string>): void {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === `${request.protocol}://${host}` || allowed.has(origin)) return;
  throw new StationError('forbidden', 'Pages of this origin may not call the station. Add it to HADIR_CORS_ORIGINS.');
}

/** A target may be a whole address: then it names the host as well, and that is to be the one of the header. */
function checkTarget({ raw, headers }: FastifyRequest): void {
  const target = raw.url ?? '/';
  if (target.startsWith('/') || target === '*') return;
  const [, host = ''] = /^https?:\/\/([^/?#\\]*)/i.exec(target) ?? [];
  if (hostName(host) !== hostName(headers.host ?? ''))
    throw new StationError('forbidden', 'The address names another host than the Host header. Send the path alone.');
}

/** What browsers say of where a request comes from; programs say nothing. */
const ownSites: ReadonlySet<string> = new Set(['same-origin', 'none']);

/** A page elsewhere can make the browser ask for pictures, scripts, frames and forms without an `Origin`. It reads no answer, but
 * the station would work for it. Following a link to the station is all that it may bring about. */
function checkFetch({ headers, method }: FastifyRequest, allowed: ReadonlySet<string>): void {
  const site = headers['sec-fetch-site'];
  if (site === undefined || ownSites.has(String(site))) return;
  if (headers.origin !== undefined && allowed.has(headers.origin)) return;
  const isLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  if (method === 'GET' && isLink) return;
  throw new StationError(
    'forbidden',
    'Pages of other sites may not call the station. Add theirs to HADIR_CORS_ORIGINS.',
  );
}

function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}

/** A Host header has IPv6 addresses in brackets; people and settings do not. */
function asInHeader(host: string): string {
  const name = host.toLowerCase();
  return name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
}
