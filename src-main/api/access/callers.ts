/** Who may come in, decided for every route by what it says of itself; a route that says nothing is for this computer only. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Dialect, keylessDialects, type Scope } from '../../../src-shared/access.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Keyring } from '../../station/access/keyring.ts';
import type { RouteAccess } from '../route-access.ts';
import {
  type Caller,
  clientCaller,
  controlCaller,
  countedAs,
  isLoopback,
  isOneOf,
  loopbackCaller,
  plainAddress,
  screenCaller,
} from './caller.ts';

export interface CallerOptions {
  /** Keys and allowed clients; without it nobody has any. */
  keyring?: Keyring;
  /** What the command line of this computer shows; null admits none. */
  controlToken?: string | null;
}

const keyWanted = 'An API key is required. Send it in the header X-API-Key.';
const keyWrong = 'This API key is not valid. Send a valid one in the header X-API-Key.';
const commandLineOnly = 'This is for the command line of the station’s own computer.';

/** Called with each caller from another machine: its address first, then its key. Throws `too_many_requests`. */
export type Limit = (request: FastifyRequest, of: 'address' | 'key') => Promise<void>;

/** Puts `request.caller` on each request or refuses it with `unauthorised`, `forbidden` or `too_many_requests`. */
export function guardCallers(app: FastifyInstance, options: CallerOptions, limit: Limit): void {
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request, reply) => {
    const far = !isLoopback(request.ip);
    if (far) await limit(request, 'address');
    request.caller = admittedFreely(request, options) ?? (await keyHolder(request, reply, options));
    if (far && request.caller.kind === 'key') await limit(request, 'key');
    checkRoute(request, far);
  });
}

/** The caller, where this route wants no key of them; else null. */
function admittedFreely(request: FastifyRequest, { keyring, controlToken }: CallerOptions): Caller | null {
  const access = request.routeOptions.config.access;
  const dialect = access?.dialect;
  if (isLoopback(request.ip)) {
    if (dialect === 'station' && controlToken && sameText(request.headers['x-hadir-control'], controlToken))
      return controlCaller();
    return isOpenHere(access) ? loopbackCaller(dialect) : null;
  }
  if (request.routeOptions.config.screens) return screenCaller(plainAddress(request.ip));
  return dialect && isAllowedClient(request.ip, dialect, keyring)
    ? clientCaller(plainAddress(request.ip), dialect)
    : null;
}

/** Open to programs on this computer: what no dialect owns (screens, paths that lead nowhere), what is documented without a
 * key, and what the station's own API shows everybody. */
function isOpenHere(access: RouteAccess | undefined): boolean {
  if (!access) return true;
  if (access.controlOnly) return false;
  return keylessDialects.has(access.dialect) || (access.dialect === 'station' && access.scope === null);
}

function isAllowedClient(address: string, dialect: Dialect, keyring: Keyring | undefined): boolean {
  if (!keyring || !keylessDialects.has(dialect)) return false;
  const listed = keyring.allowedClients().filter((client) => client.dialect === dialect);
  return isOneOf(
    address,
    listed.map((client) => client.address),
  );
}

async function keyHolder(request: FastifyRequest, reply: FastifyReply, { keyring }: CallerOptions): Promise<Caller> {
  const text = keyTextOf(request);
  const access = request.routeOptions.config.access;
  const key = text === null ? null : await keyring?.keyOf(text, countedAs(request.ip));
  if (!key) {
    reply.header('www-authenticate', 'Bearer realm="Hadir"');
    if (access?.controlOnly) throw new StationError('unauthorised', commandLineOnly);
    throw new StationError('unauthorised', text === null ? keyWanted : keyWrong);
  }
  const dialect = access?.dialect;
  return {
    kind: 'key',
    scopes: new Set(key.scopes),
    name: key.name,
    ...(key.id === null ? {} : { keyId: key.id }),
    ...(dialect ? { dialect } : {}),
  };
}

/** Throws `forbidden` where the caller is known but may not do this. */
function checkRoute(request: FastifyRequest, far: boolean): void {
  const { access, screens } = request.routeOptions.config;
  if (!access) {
    if (far && !screens && !request.is404)
      throw new StationError('forbidden', 'This is for the station’s own computer only.');
    return;
  }
  if (request.caller.kind === 'control') return;
  if (access.controlOnly) throw new StationError('forbidden', commandLineOnly);
  requireScope(request.caller, access.scope);
  if (far) requireScope(request.caller, access.beyondLoopback ?? null);
}

function requireScope(caller: Caller, scope: Scope | null): void {
  if (scope === null || caller.scopes.has(scope)) return;
  throw new StationError('forbidden', `This API key lacks the scope ${scope}. Make one that has it.`, { scope });
}

function keyTextOf({ headers }: FastifyRequest): string | null {
  const own = headers['x-api-key'];
  if (typeof own === 'string' && own !== '') return own;
  return /^Bearer +(.*\S)/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

function sameText(given: string | string[] | undefined, wanted: string): boolean {
  if (typeof given !== 'string') return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
