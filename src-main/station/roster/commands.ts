/** The roster as files: tables and OneRoster, in and out. */

import type { MadeFile } from '../../../src-shared/contract/fields.ts';
import { type RosterField, rosterTable } from '../../../src-shared/contract/profile.ts';
import type { RosterChanges } from '../../../src-shared/contract/roster.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import { type Language, translate } from '../../../src-shared/messages/index.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { today } from '../people/membership.ts';
import { applyEntries, previewOf, type Read } from './apply-entries.ts';
import { columnsOf, entriesOf } from './entries.ts';
import { exportOneRoster } from './one-roster/export.ts';
import { importOneRoster, previewOneRoster } from './one-roster/import.ts';
import { type KnownPerson, pupils } from './people-index.ts';

export function rosterCommands(context: Context): HandlersOf<'roster'> {
  return {
    'roster.preview': (args) => previewTable(context, args),
    'roster.import': (args) => importTable(context, args),
    'roster.export': (args) => exportRoster(context, args),
    'roster.previewOneRoster': (args) => previewOneRoster(context, args),
    'roster.importOneRoster': (args) => importOneRoster(context, args),
  };
}

type Source = Pick<CommandArguments<'roster.preview'>, 'file' | 'fileName' | 'mapping'>;

/** Throws `file_unreadable`, `file_too_large`, `invalid_argument` for a mapping that does not fit. */
async function read({ files }: Context, source: Source): Promise<Read> {
  const table = await files.readTable(source.file, source.fileName);
  const columns = columnsOf(table, source.mapping);
  return { entries: entriesOf(table, columns), columns, sheet: table.sheet ?? null };
}

/** A roster out of a CSV or XLSX file: looked at, and taken. */
async function previewTable(context: Context, source: Source): Promise<RosterChanges> {
  return previewOf(context, await read(context, source));
}

async function importTable(
  context: Context,
  { mode, actor, ...source }: CommandArguments<'roster.import'>,
): Promise<RosterChanges> {
  return applyEntries(context, { ...(await read(context, source)), mode, actor });
}

/** The roster as a file: for spreadsheets, with headings that an import knows again, and for other systems. */
async function exportRoster(
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
