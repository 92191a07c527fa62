/** Scopes and dialects have colons and codes; their messages are called by plain words. */
import type { Dialect, KeySummary, Scope } from '../../../../src-shared/access.ts';
import type { Tone } from '../../../components/Chip.tsx';

export const scopeWords = {
  recognise: 'recognise',
  enrol: 'enrol',
  'people:read': 'people_read',
  'people:write': 'people_write',
  'templates:read': 'templates_read',
  'attendance:read': 'attendance_read',
  'attendance:write': 'attendance_write',
  admin: 'admin',
} as const satisfies Record<Scope, string>;

/** Those documented without authentication: an address may call them without a key. */
export const openDialects = ['tenant', 'registry', 'server'] as const satisfies readonly Dialect[];

export type KeyState = 'active' | 'revoked' | 'expired';

export const keyTones: Record<KeyState, Tone> = { active: 'good', revoked: 'quiet', expired: 'warn' };

export function keyState({ revokedAt, expiresAt }: KeySummary, now: Date): KeyState {
  // Once its time was over, the station revoked it at that time, whatever the clocks say since.
  if (revokedAt !== null) return revokedAt === expiresAt ? 'expired' : 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'active';
}
