/** What a school knows about a pupil beyond the name: shown, and changed field by field. */

import {
  consentFields,
  consentTimeOf,
  type Profile,
  type ProfileFieldName,
  profileTable,
  uniqueFields,
} from '../../../src-shared/contract/profile.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { translate } from '../../../src-shared/messages/index.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import type { StoredProfile } from '../ports/people.ts';
import { readCell } from './cells.ts';
import { requirePupil } from './person.ts';

type Commands = 'people.profile' | 'people.updateProfile';

export function profileCommands(context: Context): Handlers<Commands> {
  const { store } = context;

  return {
    'people.profile': ({ personId }) => {
      requirePupil(context, personId);
      return profileOf(context, personId);
    },

    'people.updateProfile': ({ personId, actor, ...fields }) => {
      const { tenantId } = requirePupil(context, personId);
      const before = store.profiles.get(personId);
      const after = changed(before, fields, nowIso(context));
      requireUnique(context, tenantId, after);
      const names = changedFields(before, after);
      if (names.length > 0)
        store.transaction(() => {
          store.profiles.put(after);
          // Which fields, not what they say: the audit list outlives the person.
          note(context, actor, 'profile.changed', `person:${personId}`, { fields: names });
        });
      return profileOf(context, personId);
    },
  };
}

export function profileOf({ store }: Context, personId: number): Profile {
  const { sourceId: _, ...profile } = store.profiles.get(personId);
  return { ...profile, memberships: store.memberships.ofPerson(personId) };
}

type Fields = Omit<CommandArguments<'people.updateProfile'>, 'personId' | 'actor'>;

/** Throws `invalid_argument` for what cannot be kept. */
function changed(before: StoredProfile, fields: Fields, at: string): StoredProfile {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const cleaned = given.map(([name, value]) => [name, typeof value === 'string' ? clean(name, value) : value] as const);
  return withConsentTimes({ ...before, ...Object.fromEntries(cleaned) }, before, at);
}

/** As a roster file's cell would be: what is typed here and exported must come back as it is. */
function clean(name: string, text: string): string {
  const field = name as ProfileFieldName;
  const read = readCell(field, text);
  if ('value' in read) return read.value;
  throw new StationError('invalid_argument', `${field}: ${translate('en', read.message, read.params)}`, { field });
}

/** A consent was given when it was first given, and never where it is not. */
export function withConsentTimes(after: StoredProfile, before: StoredProfile, at: string): StoredProfile {
  const times = consentFields.map(({ name }) => {
    const time = consentTimeOf(name);
    return [time, after[name] ? (before[time] ?? at) : null];
  });
  return { ...after, ...Object.fromEntries(times) };
}

/** The names of the fields that differ. */
export function changedFields(before: StoredProfile, after: StoredProfile): string[] {
  const compared = [...profileTable.map(({ name }) => name), 'sourceId'] as const;
  return compared.filter((name) => before[name] !== after[name]);
}

/** Throws `conflict` naming who has the number. */
function requireUnique({ store }: Context, tenantId: number, profile: StoredProfile): void {
  for (const { name: field, label } of uniqueFields) {
    const number = profile[field];
    const owner = number === '' ? null : store.profiles.byNumber(tenantId, field, number);
    if (owner === null || owner === profile.personId) continue;
    const name = store.people.get(owner)?.name ?? '';
    const message = `${translate('en', label)} ${number} belongs to ${name}. Check which of the two is right.`;
    throw new StationError('conflict', message, { personId: owner, name });
  }
}
