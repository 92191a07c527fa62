/** What a school knows about a pupil beyond the name: shown, and changed field by field. */

import type { Profile } from '../../../src-shared/contract/roster.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { translate } from '../../../src-shared/messages/index.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { requirePupil } from '../people/pupil.ts';
import type { StoredProfile } from '../ports/roster.ts';
import { readCell } from './cells.ts';

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
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const after: StoredProfile = { ...before, ...given };
  for (const field of ['nis', 'nisn', 'guardianName', 'guardianPhone'] as const)
    after[field] = cleaned(field, after[field]);
  return { ...after, messagesConsentAt: after.messagesConsent ? (before.messagesConsentAt ?? at) : null };
}

/** As a roster file's cell would be: what is typed here and exported must come back as it is. */
function cleaned(field: 'nis' | 'nisn' | 'guardianName' | 'guardianPhone', text: string): string {
  const read = readCell(field, text);
  if ('value' in read) return read.value;
  throw new StationError('invalid_argument', `${field}: ${translate('en', read.message, read.params)}`, { field });
}

const compared = [
  'nis',
  'nisn',
  'gender',
  'guardianName',
  'guardianPhone',
  'guardianLanguage',
  'messagesConsent',
  'sourceId',
] as const satisfies (keyof StoredProfile)[];

/** The names of the fields that differ. */
export function changedFields(before: StoredProfile, after: StoredProfile): string[] {
  return compared.filter((name) => before[name] !== after[name]);
}

/** Throws `conflict` naming who has the number. */
function requireUnique({ store }: Context, tenantId: number, { personId, nis, nisn }: StoredProfile): void {
  const refuse = (number: string, owner: number | null): void => {
    if (owner === null || owner === personId) return;
    const name = store.people.get(owner)?.name ?? '';
    throw new StationError('conflict', `${number} belongs to ${name}. Check which of the two is right.`, {
      personId: owner,
      name,
    });
  };
  if (nis !== '') refuse(`NIS ${nis}`, store.profiles.byNis(tenantId, nis));
  if (nisn !== '') refuse(`NISN ${nisn}`, store.profiles.byNisn(tenantId, nisn));
}
