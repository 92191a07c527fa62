/** Ways to be recorded without a biometric: a number with a PIN, or a card. */
import { z } from 'zod';
import type { GateArrival } from './attendance.ts';
import { actor, groupName, guessFrom, id, line, type MadeFile } from './fields.ts';

const gate = line(60).min(1).optional();

export const credentialArguments = {
  'credentials.ofPerson': z.object({ personId: id }),
  /** A new PIN of six digits, shown this once; the one before is revoked. */
  'credentials.issuePin': z.object({ personId: id, actor }),
  'credentials.revokePin': z.object({ personId: id, actor }),
  /** A new card; every earlier card of the person is revoked: a lost card is this one call. */
  'credentials.issueCard': z.object({ personId: id, actor }),
  /** A card the person has already (RFID, a member card): the text that its reader types. */
  'credentials.assignCard': z.object({ personId: id, text: line(200).min(4), actor }),
  'credentials.revokeCards': z.object({ personId: id, actor }),
  /** Printable cards of one class or some people as PDF: portrait, name, class, QR code. Whoever has none is issued one. */
  'credentials.cardSheet': z.object({
    group: groupName.optional(),
    personIds: z.array(id).max(2000).optional(),
    language: z.enum(['id', 'en']).default('id'),
    actor,
  }),

  /** At the gate. `number` is the person's user id, NIS or NISN. Wrong ones are counted per gate and per person. */
  'credentials.byPin': z.object({ number: line(40).min(1), pin: z.string().max(20), gate, from: guessFrom }),
  'credentials.byCard': z.object({ text: z.string().min(1).max(500), gate, from: guessFrom }),
} as const;

export interface CredentialSummary {
  pin: { issuedAt: string } | null;
  cards: { id: number; issuedAt: string; printable: boolean }[];
}

export interface RecordedPerson {
  person: { id: number; userId: number; name: string; group: string; hasPortrait: boolean };
  arrival: GateArrival;
}

export interface CredentialResults {
  'credentials.ofPerson': CredentialSummary;
  'credentials.issuePin': { pin: string };
  'credentials.revokePin': CredentialSummary;
  'credentials.issueCard': CredentialSummary;
  'credentials.assignCard': CredentialSummary;
  'credentials.revokeCards': CredentialSummary;
  'credentials.cardSheet': MadeFile;
  'credentials.byPin': RecordedPerson;
  'credentials.byCard': RecordedPerson;
}
