/** PINs and cards: given out, taken back, printed, and used at the gates. */
import type { CredentialSummary } from '../../../src-shared/contract/credentials.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { requirePupil } from '../people/person.ts';
import type { PalmTickets } from '../recognition/palm-tickets.ts';
import { cardSheet } from './card-sheet.ts';
import { entryCommands } from './entries.ts';
import { foreignCardText, newCardText, newPin } from './pins-and-cards.ts';

export function credentialCommands(context: Context, tickets: PalmTickets): HandlersOf<'credentials'> {
  const { store, keyHasher } = context;
  const { credentials } = store;

  const changed = (personId: number, change: () => void): CredentialSummary => {
    requirePupil(context, personId);
    store.transaction(change);
    return summaryOf(context, personId);
  };

  return {
    'credentials.ofPerson': ({ personId }) => {
      requirePupil(context, personId);
      return summaryOf(context, personId);
    },

    'credentials.issuePin': async ({ personId, actor }) => {
      requirePupil(context, personId);
      const pin = newPin(keyHasher.random);
      const hash = await keyHasher.hash(pin);
      changed(personId, () => {
        credentials.setPin(personId, { hash, issuedAt: nowIso(context) });
        note(context, actor, 'pin.issued', `person:${personId}`);
      });
      return { pin };
    },

    'credentials.issuePins': async ({ personIds, actor }) => {
      const people = [...new Set(personIds)];
      for (const personId of people) requirePupil(context, personId);
      const made: { personId: number; pin: string; hash: string }[] = [];
      for (const personId of people) {
        const pin = newPin(keyHasher.random);
        made.push({ personId, pin, hash: await keyHasher.hash(pin) });
      }
      store.transaction(() => {
        for (const { personId, hash } of made) {
          // Whoever was removed while the others' hashes were made.
          requirePupil(context, personId);
          store.credentials.setPin(personId, { hash, issuedAt: nowIso(context) });
          note(context, actor, 'pin.issued', `person:${personId}`);
        }
      });
      return { pins: made.map(({ personId, pin }) => ({ personId, pin })) };
    },

    'credentials.revokePin': ({ personId, actor }) => changed(personId, () => revokePin(context, personId, actor)),

    'credentials.issueCard': ({ personId, actor }) =>
      changed(personId, () => {
        const issuedAt = nowIso(context);
        const revoked = credentials.cardsOf(personId).length;
        credentials.revokeCards(personId, issuedAt);
        credentials.addCard({ personId, text: newCardText(keyHasher.random), printable: true, issuedAt });
        note(context, actor, 'card.issued', `person:${personId}`, { revoked });
      }),

    'credentials.assignCard': ({ personId, text, actor }) =>
      changed(personId, () => {
        const read = foreignCardText(text);
        if (credentials.cardByText(read)?.personId === personId) return;
        credentials.addCard({ personId, text: read, printable: false, issuedAt: nowIso(context) });
        note(context, actor, 'card.assigned', `person:${personId}`);
      }),

    'credentials.revokeCards': ({ personId, actor }) => changed(personId, () => revokeCards(context, personId, actor)),

    'credentials.cardSheet': (wanted) => cardSheet(context, wanted),

    ...entryCommands(context, tickets),
  };
}

function summaryOf({ store }: Context, personId: number): CredentialSummary {
  const pin = store.credentials.pinOf(personId);
  const cards = store.credentials.cardsOf(personId);
  return {
    pin: pin && { issuedAt: pin.issuedAt },
    cards: cards.map(({ id, issuedAt, text }) => ({ id, issuedAt, printable: text !== null })),
  };
}

/** Takes a person's PIN or cards away and notes it, where there are any. Part of the caller's transaction. */
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
