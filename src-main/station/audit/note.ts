/** The one way into the audit list: who did what to whom. A line outlives whom it is about, so it holds numbers, counts and the
 * names of fields, not what they say: no portrait, template, secret or telephone number, and of names only those of staff, keys
 * and programs, and both names where somebody was renamed. And the one way to read it. */
import type { AuditAction } from '../../../src-shared/audit.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Store } from '../ports.ts';

/** Numbers, dates, names of fields; as JSON. */
export type AuditDetails = Record<string, unknown>;

/** What a line needs of the station's context. */
interface Station {
  store: Pick<Store, 'audit'>;
  time: { now(): { at: Date } };
}

/** At the school's time. Part of the transaction that changes something. `actor`: a member of staff, a key, an address or a program;
 * `subject`: a kind and its number or name, `person:5`, or one word where there is only one of it. */
export function note(
  { store, time }: Station,
  actor: string,
  action: AuditAction,
  subject: string,
  details: AuditDetails = {},
): void {
  noteAt(store, time.now().at.toISOString(), { actor, action, subject, details });
}

/** At an instant (ISO 8601): for what goes by another clock than the school's, or shares its instant with what it is about. */
export function noteAt(
  store: Station['store'],
  at: string,
  line: { actor: string; action: AuditAction; subject: string; details?: AuditDetails },
): void {
  store.audit.append({ at, details: {}, ...line });
}

/** The audit list, for reading: it is only ever added to, by `note`. */
export function auditCommands({ store }: { store: Pick<Store, 'audit'> }): HandlersOf<'audit'> {
  return { 'audit.list': ({ limit, cursor }) => store.audit.list(limit, cursor) };
}
