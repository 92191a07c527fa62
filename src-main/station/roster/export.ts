/** The roster as a file: for spreadsheets, with headings that an import knows again, and for other systems. */

import type { MadeFile } from '../../../src-shared/contract/fields.ts';
import { type RosterField, rosterFields } from '../../../src-shared/contract/roster.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import { translate } from '../../../src-shared/messages/index.ts';
import type { Context } from '../context.ts';
import { today } from '../people/membership.ts';
import { exportOneRoster } from './one-roster/export.ts';
import type { KnownPerson } from './people-index.ts';
import { pupils } from './pupils.ts';

export async function exportRoster(
  context: Context,
  { format, language }: CommandArguments<'roster.export'>,
): Promise<MadeFile> {
  if (format === 'oneroster') return exportOneRoster(context);
  const consent = { true: translate(language, 'roster.consent.yes'), false: translate(language, 'roster.consent.no') };
  return context.files.writeTable(
    {
      name: `roster-${today(context)}`,
      headings: rosterFields.map((field) => translate(language, `roster.field.${field}`)),
      rows: pupils(context).map((pupil) =>
        rosterFields.map((field) =>
          field === 'messagesConsent' ? consent[`${pupil.profile.messagesConsent}`] : textOf(pupil, field),
        ),
      ),
      language,
    },
    format,
  );
}

function textOf({ person, profile }: KnownPerson, field: Exclude<RosterField, 'messagesConsent'>): string {
  if (field === 'userId') return String(person.userId);
  if (field === 'name' || field === 'group') return person[field];
  return profile[field] ?? '';
}
