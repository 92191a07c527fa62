/** A line of the audit list about an endpoint. */
import { type Context, nowIso } from '../context.ts';

/** Part of the transaction that changes something. */
export function note(
  context: Context,
  actor: string,
  action: string,
  endpointId: number,
  details: Record<string, unknown>,
): void {
  context.store.audit.append({ at: nowIso(context), actor, action, subject: `endpoint:${endpointId}`, details });
}
