/** How a bundle writes a user's names and numbers. */
import type { Line } from './bundle.ts';

/** In front of the user number of people who have no id of another system. */
const ours = 'hadir-';

export function ownSourceId(userId: number): string {
  return `${ours}${userId}`;
}

/** The user number in an id that a station gave; null in any other. */
export function ownNumber(sourceId: string): string | null {
  const digits = sourceId.startsWith(ours) ? sourceId.slice(ours.length) : '';
  return /^(0|[1-9]\d{0,14})$/.test(digits) ? digits : null;
}

/** Types in small letters -> id, of `{NIS:0012},{NISN:0051234567}`. */
export function idsOf(userIds: string): Map<string, string> {
  const found = userIds.slice(0, 2000).matchAll(/\{\s*([^:{}]+?)\s*:\s*([^{}]*?)\s*\}/g);
  return new Map(Array.from(found, ([, type = '', id = '']) => [type.toLowerCase(), id]));
}

/** Who has one name only is written with a dash, a dot or the same name again for the family's. */
export function fullName(line: Line): string {
  const whole = line.get('metadata.fullName');
  if (whole !== '') return whole;
  const given = line.get('givenName');
  const family = line.get('familyName');
  const names = [given, line.get('middleName'), /^[-.]?$/.test(family) || family === given ? '' : family];
  return names.filter((name) => name !== '').join(' ');
}

/** Both are required, so a single name gets a dash. */
export function splitName(name: string): { given: string; family: string } {
  const at = name.lastIndexOf(' ');
  return at < 0 ? { given: name, family: '-' } : { given: name.slice(0, at), family: name.slice(at + 1) };
}
