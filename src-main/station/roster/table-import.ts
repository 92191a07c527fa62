/** A roster out of a CSV or XLSX file: looked at, and taken. */

import type { RosterChanges } from '../../../src-shared/contract/roster.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import type { Context } from '../context.ts';
import { applyEntries, previewOf } from './apply.ts';
import { type Columns, columnsOf } from './columns.ts';
import { type Entry, entriesOf } from './entries.ts';

type Source = Pick<CommandArguments<'roster.preview'>, 'file' | 'fileName' | 'mapping'>;

/** Throws `file_unreadable`, `file_too_large`, `invalid_argument` for a mapping that does not fit. */
async function read({ files }: Context, source: Source): Promise<{ entries: Entry[]; columns: Columns }> {
  const table = await files.readTable(source.file, source.fileName);
  const columns = columnsOf(table, source.mapping);
  return { entries: entriesOf(table, columns), columns };
}

export async function previewTable(context: Context, source: Source): Promise<RosterChanges> {
  const { entries, columns } = await read(context, source);
  return previewOf(context, entries, columns);
}

export async function importTable(
  context: Context,
  { mode, actor, ...source }: CommandArguments<'roster.import'>,
): Promise<RosterChanges> {
  return applyEntries(context, { ...(await read(context, source)), mode, actor });
}
