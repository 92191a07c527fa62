/** Who a request comes from, as far as the door could tell: what routes decide by. */

import { BlockList, isIP } from 'node:net';
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

/** Addresses of callers: which are this computer's, and which stand for the same machine. */
export function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\./.test(address) || address === '::1';
}

/** Without the forms that one and the same caller may appear in: an IPv4 address within IPv6, a zone. */
export function plainAddress(address: string): string {
  return address
    .toLowerCase()
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/, '');
}

/** Whom failures are counted for: a machine has a whole IPv6 network of 64 bits to itself. */
export function countedAs(address: string): string {
  const plain = plainAddress(address);
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const left = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(8 - groups.length - left.length).fill('0');
  const network = [...groups, ...zeros, ...left].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${network.join(':')}::/64`;
}

/** True where `address` is one of `listed`, however either is written. */
export function isOneOf(address: string, listed: readonly string[]): boolean {
  const list = new BlockList();
  for (const one of listed.map(plainAddress)) list.addAddress(one, familyOf(one));
  const plain = plainAddress(address);
  return isIP(plain) !== 0 && list.check(plain, familyOf(plain));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
