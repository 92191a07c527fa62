/** The profile's form: what is typed, and what of it is sent. */
import type { Profile } from '../../../../src-shared/contract/roster.ts';

export type Draft = Pick<
  Profile,
  'nis' | 'nisn' | 'gender' | 'guardianName' | 'guardianPhone' | 'guardianLanguage' | 'messagesConsent'
> & { name: string };

export function draftOf(name: string, profile: Profile): Draft {
  const { nis, nisn, gender, guardianName, guardianPhone, guardianLanguage, messagesConsent } = profile;
  return { name, nis, nisn, gender, guardianName, guardianPhone, guardianLanguage, messagesConsent };
}

/** Only what differs: two people at two screens do not undo each other's changes. */
export function changesOf(draft: Draft, before: Draft): Partial<Draft> {
  const changed = Object.entries(draft).filter(([key, value]) => value !== before[key as keyof Draft]);
  return Object.fromEntries(changed) as Partial<Draft>;
}
