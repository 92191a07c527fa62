/** Printable cards of a class or of some people; whoever has none to print is given one. */

import type { MadeFile } from '../../../src-shared/contract/fields.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { noteAt } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import { requirePupil } from '../people/person.ts';
import type { CardFace } from '../ports/files.ts';
import { presentPupil } from './bearer.ts';
import { newCardText } from './pins-and-cards.ts';

/** Of one sheet: more would be a pile of paper and a big file. */
const mostCards = 2000;

type Wanted = CommandArguments<'credentials.cardSheet'>;

export async function cardSheet(context: Context, wanted: Wanted): Promise<MadeFile> {
  const { settings, files } = context;
  const people = wantedPeople(context, wanted);
  if (people.length === 0) throw new StationError('not_found', 'There is nobody to print a card for in this class.');
  if (people.length > mostCards)
    throw new StationError('invalid_argument', `Print at most ${mostCards} cards at once: choose a class.`);
  const codes = codesOf(context, people, wanted.actor);
  const faces = people.map((person, i) => faceOf(context, person, codes[i] as string));
  return files.writeCards(faces, { school: settings.school, language: wanted.language });
}

function wantedPeople(context: Context, { group, personIds }: Wanted): PersonSummary[] {
  if (group === undefined && personIds === undefined)
    throw new StationError('invalid_argument', 'Say whose cards: a class or some people.', { field: 'group' });
  if (group !== undefined && personIds !== undefined)
    throw new StationError('invalid_argument', 'Name either a class or people, not both.', { field: 'personIds' });
  const { store, settings, calendar, time } = context;
  const today = calendar.dateOf(time.now().at);
  const ids =
    personIds ??
    store.memberships
      .between({ tenantId: settings.homeTenant, from: today, to: today, group })
      .map(({ personId }) => personId);
  return [...new Set(ids)]
    .map((personId) => requirePupil(context, personId))
    .filter((person) => presentPupil(context, person.id) !== null);
}

function codesOf(context: Context, people: PersonSummary[], actor: string): string[] {
  const { store, keyHasher } = context;
  const issuedAt = nowIso(context);
  return store.transaction(() => {
    const issued: number[] = [];
    const codes = people.map(({ id: personId }) => {
      const known = store.credentials.cardsOf(personId).find(({ text }) => text !== null)?.text;
      if (known) return known;
      issued.push(personId);
      const text = newCardText(keyHasher.random);
      store.credentials.addCard({ personId, text, printable: true, issuedAt });
      return text;
    });
    const details = { cards: people.length, issued };
    noteAt(store, issuedAt, { actor, action: 'cards.printed', subject: 'cards', details });
    return codes;
  });
}

function faceOf({ store }: Context, { id, userId, name, group }: PersonSummary, code: string): CardFace {
  const { nis } = store.profiles.get(id);
  return { name, group, number: nis || String(userId), portrait: store.portraits.get(id), code };
}
