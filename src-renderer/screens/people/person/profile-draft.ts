/** The profile's form: what is typed, and what of it is sent. */
import { type Profile, type ProfileValues, profileTable } from '../../../../src-shared/contract/profile.ts';

export type Draft = ProfileValues & { name: string };

export function draftOf(name: string, profile: Profile): Draft {
  const values = profileTable.map((field) => [field.name, profile[field.name]]);
  return { name, ...(Object.fromEntries(values) as ProfileValues) };
}

/** Only what differs: two people at two screens do not undo each other's changes. */
export function changesOf(draft: Draft, before: Draft): Partial<Draft> {
  const changed = Object.entries(draft).filter(([key, value]) => value !== before[key as keyof Draft]);
  return Object.fromEntries(changed) as Partial<Draft>;
}
