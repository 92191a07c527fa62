/** Addresses of callers: which are this computer's, and which stand for the same machine. */
import { BlockList, isIP } from 'node:net';

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
