/** Takes a person's PIN or cards away and notes it, where there are any. Part of the caller's transaction. */
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';

export function revokePin(context: Context, personId: number, actor: string): void {
  const { credentials } = context.store;
  if (credentials.pinOf(personId) === null) return;
  credentials.removePin(personId);
  note(context, actor, 'pin.revoked', `person:${personId}`);
}

export function revokeCards(context: Context, personId: number, actor: string): void {
  const { credentials } = context.store;
  const revoked = credentials.cardsOf(personId).length;
  if (revoked === 0) return;
  credentials.revokeCards(personId, nowIso(context));
  note(context, actor, 'card.revoked', `person:${personId}`, { revoked });
}
