/** A line of the audit list about the roster. */
import { type Context, nowIso } from '../context.ts';

/** Part of the transaction that changes something. */
export function note(
  context: Context,
  actor: string,
  action: string,
  subject: string,
  details: Record<string, unknown> = {},
): void {
  context.store.audit.append({ at: nowIso(context), actor, action, subject, details });
}
