/** Who a request comes from, as far as the door could tell: what routes decide by. */
import { type Dialect, dialectScopes, keylessDialects, type Scope, scopes } from '../../../src-shared/access.ts';

export interface Caller {
  /** A program on this computer, a key, an address on the list of clients, the command line of this computer, or a screen on
   * another machine, which may do nothing until somebody signs in. */
  kind: 'loopback' | 'key' | 'client' | 'control' | 'screen';
  scopes: ReadonlySet<Scope>;
  /** The number of the key, where it has one. */
  keyId?: number;
  /** What the caller may be called in the audit list. */
  name: string;
  /** The dialect it was let into; absent where the route belongs to none. */
  dialect?: Dialect;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
}

/** In a keyless dialect a caller on this computer may do all that the document says. */
export function loopbackCaller(dialect?: Dialect): Caller {
  const may = dialect && keylessDialects.has(dialect) ? dialectScopes : [];
  // Programs on this computer have no name of their own: the list says by which door they came.
  const name = dialect ? `${dialect} dialect` : 'this computer';
  return { kind: 'loopback', scopes: new Set(may), name, ...(dialect ? { dialect } : {}) };
}

export function clientCaller(address: string, dialect: Dialect): Caller {
  return { kind: 'client', scopes: new Set(dialectScopes), name: address, dialect };
}

export function screenCaller(address: string): Caller {
  return { kind: 'screen', scopes: new Set(), name: address };
}

export function controlCaller(): Caller {
  return { kind: 'control', scopes: new Set(scopes), name: 'command line', dialect: 'station' };
}
