/** Somebody at a gate with a number and a PIN, or with a card: who it is, and the record of it. */
import type { CredentialResults, RecordedPerson } from '../../../src-shared/contract/credentials.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { recordArrival } from '../attendance/record-arrival.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { personOfNumber, presentPupil } from './bearer.ts';
import { cardText, isOwnCard, isWhole } from './card-text.ts';
import { Guard } from './guard.ts';
import { pinDigits } from './pins.ts';

const pinForm = new RegExp(`^\\d{${pinDigits}}$`);

export function entryCommands(context: Context): Handlers<'credentials.byPin' | 'credentials.byCard'> {
  const { store, settings } = context;
  const guard = new Guard(context);
  const pinMatches = pinCheck(context);
  /** A card held to its reader many times is one wrong try. */
  let lastWrong = '';

  return {
    'credentials.byPin': async ({ number, pin, gate = settings.gate }) => {
      const personId = personOfNumber(context, number);
      const person = personId === null ? `number:${number}` : `person:${personId}`;
      const pupil = await guard.run({ way: 'pin', gate, person }, async () =>
        (await pinMatches(personId, pin.trim())) && personId !== null ? presentPupil(context, personId) : null,
      );
      return recorded(context, pupil, gate, 'pin');
    },

    'credentials.byCard': async ({ text: read, gate = settings.gate }) => {
      const text = cardText(read);
      const pupil = await guard.run({ way: 'card', gate, person: null }, async () => {
        const card = isOwnCard(text) && !isWhole(text) ? null : store.credentials.cardByText(text);
        const bearer = card && presentPupil(context, card.personId);
        if (bearer) return bearer;
        const again = text === lastWrong;
        lastWrong = text;
        return again ? 'unheard' : null;
      });
      return recorded(context, pupil, gate, 'card');
    },
  } satisfies Pick<Handlers<keyof CredentialResults>, 'credentials.byPin' | 'credentials.byCard'>;
}

/** One slow hash each time, whether or not the person exists and has a PIN: the time tells nothing. */
function pinCheck({ store, keyHasher }: Context): (personId: number | null, pin: string) => Promise<boolean> {
  let nobodys: Promise<string> | null = null;
  return async (personId, pin) => {
    nobodys ??= keyHasher.hash(keyHasher.newSecret());
    const instead = await nobodys;
    const stored = personId === null ? null : store.credentials.pinOf(personId);
    const matches = await keyHasher.matches(pin, stored?.hash ?? instead);
    // It may have been revoked while its hash was computed.
    const still = personId === null ? null : store.credentials.pinOf(personId);
    return matches && pinForm.test(pin) && stored !== null && still?.hash === stored.hash;
  };
}

function recorded(context: Context, person: PersonSummary, gate: string, method: 'pin' | 'card'): RecordedPerson {
  const { id, userId, name, group, hasPortrait } = person;
  return {
    person: { id, userId, name, group, hasPortrait },
    arrival: recordArrival(context, { personId: id, gate, method }),
  };
}
