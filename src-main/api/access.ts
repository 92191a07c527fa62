/** Who may call: the page of a stranger's web site on the same computer must not, nor a name that only pretends to be this
 * machine (DNS rebinding); beyond loopback a key is wanted. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { StationError } from '../../src-shared/errors.ts';

export interface AccessOptions {
  /** Host names besides loopback that requests may be addressed to. */
  allowedHosts: readonly string[];
  /** Origins besides the station's own whose pages may call, like `https://school.example`. */
  allowedOrigins: readonly string[];
  /** Wanted in X-API-Key from callers beyond loopback; null refuses them all. */
  apiKey: string | null;
}

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Refuses with `forbidden` or `unauthorised` before anything of the request is read. */
export function guardAccess(app: FastifyInstance, options: AccessOptions): void {
  const hosts = new Set([...loopbackNames, ...options.allowedHosts.map(asInHeader)]);
  const origins = new Set(options.allowedOrigins);
  app.addHook('onRequest', async (request) => {
    checkHost(request, hosts);
    checkOrigin(request, origins);
    checkKey(request, options.apiKey);
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

function checkKey(request: FastifyRequest, apiKey: string | null): void {
  if (isLoopback(request.ip)) return;
  const given = request.headers['x-api-key'];
  if (apiKey === null || typeof given !== 'string' || !sameText(given, apiKey))
    throw new StationError('unauthorised', 'An API key is required. Send it in the header X-API-Key.');
}

export function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\./.test(address) || address === '::1';
}

function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}

/** A Host header has IPv6 addresses in brackets; people and settings do not. */
function asInHeader(host: string): string {
  const name = host.toLowerCase();
  return name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
}

/** Constant-time, whatever the lengths. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
