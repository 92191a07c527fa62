/** The roster as a file: for spreadsheets, with headings that an import knows again, and for other systems. */

import type { MadeFile } from '../../../src-shared/contract/fields.ts';
import { type RosterField, rosterTable } from '../../../src-shared/contract/profile.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import { type Language, translate } from '../../../src-shared/messages/index.ts';
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
  return context.files.writeTable(
    {
      name: `roster-${today(context)}`,
      headings: rosterTable.map(({ heading, label }) => translate(language, heading ?? label)),
      rows: pupils(context).map((pupil) => rosterTable.map(({ name }) => textOf(pupil, name, language))),
      language,
    },
    format,
  );
}

function textOf({ person, profile }: KnownPerson, field: RosterField, language: Language): string {
  if (field === 'userId') return String(person.userId);
  if (field === 'name' || field === 'group') return person[field];
  const value = profile[field];
  if (typeof value === 'boolean') return translate(language, value ? 'roster.consent.yes' : 'roster.consent.no');
  return value ?? '';
}
