/** Somebody at a gate with a number and a PIN, with a card, or with a palm and a PIN: who it is, and the record of it. */
import type { RecordedPerson } from '../../../src-shared/contract/credentials.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { recordArrival, type Scan } from '../attendance/record-arrival.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import type { PalmTickets } from '../recognition/palm-tickets.ts';
import { personOfNumber, presentPupil } from './bearer.ts';
import { Guard } from './guess-guard.ts';
import { cardText, isOwnCard, isWhole, pinDigits } from './pins-and-cards.ts';

const pinForm = new RegExp(`^\\d{${pinDigits}}$`);

type Commands = 'credentials.byPin' | 'credentials.byCard' | 'credentials.confirmPalm';

export function entryCommands(context: Context, tickets: PalmTickets): Handlers<Commands> {
  const { store, settings } = context;
  const guard = new Guard(context);
  const pinMatches = pinCheck(context);
  /** A card held to its reader many times is one wrong try. */
  let lastWrong = '';

  return {
    'credentials.byPin': async ({ number, pin, gate = settings.gate, from }) => {
      const personId = personOfNumber(context, number);
      const person = personId === null ? `number:${number}` : `person:${personId}`;
      const pupil = await guard.run({ way: 'pin', gate, person, from }, async () =>
        (await pinMatches(personId, pin.trim())) && personId !== null ? presentPupil(context, personId) : null,
      );
      return recorded(context, pupil, { personId: pupil.id, gate, method: 'pin' });
    },

    'credentials.byCard': async ({ text: read, gate = settings.gate, from }) => {
      const text = cardText(read);
      const pupil = await guard.run({ way: 'card', gate, person: null, from }, async () => {
        const card = isOwnCard(text) && !isWhole(text) ? null : store.credentials.cardByText(text);
        const bearer = card && presentPupil(context, card.personId);
        if (bearer) return bearer;
        const again = text === lastWrong;
        lastWrong = text;
        return again ? 'unheard' : null;
      });
      return recorded(context, pupil, { personId: pupil.id, gate, method: 'card' });
    },

    'credentials.confirmPalm': async ({ ticket, pin, from }) => {
      const scan = tickets.scanOf(ticket);
      if (!scan) throw showAgain();
      const { personId, gate } = scan;
      if (store.credentials.pinOf(personId) === null) throw withoutPin();
      const pupil = await guard.run({ way: 'palm', gate, person: `person:${personId}`, from }, async () =>
        (await pinMatches(personId, pin.trim())) ? presentPupil(context, personId) : null,
      );
      // While the PIN's hash was computed the ticket may have been used, or the palm removed.
      if (!tickets.use(ticket) || pupil.palmCount === 0) throw showAgain();
      return recorded(context, pupil, scan);
    },
  };
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

function recorded(context: Context, person: PersonSummary, scan: Scan): RecordedPerson {
  const { id, userId, name, group, hasPortrait } = person;
  return {
    person: { id, userId, name, group, hasPortrait },
    arrival: recordArrival(context, scan),
  };
}

/** The same for a ticket that was never given out: it says nothing about which there are. */
function showAgain(): StationError {
  const message = 'The palm was shown too long ago, or is used already. Show it again, then type the PIN.';
  return new StationError('credential_refused', message, { reason: 'ticket' });
}

function withoutPin(): StationError {
  const message = 'This person has no PIN yet. Ask the office for one, or use another way at the gate.';
  return new StationError('credential_refused', message, { reason: 'no_pin' });
}
