/** A roster out of a CSV or XLSX file: looked at, and taken. */

import type { RosterChanges } from '../../../src-shared/contract/roster.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import type { Context } from '../context.ts';
import { applyEntries, previewOf, type Read } from './apply.ts';
import { columnsOf } from './columns.ts';
import { entriesOf } from './entries.ts';

type Source = Pick<CommandArguments<'roster.preview'>, 'file' | 'fileName' | 'mapping'>;

/** Throws `file_unreadable`, `file_too_large`, `invalid_argument` for a mapping that does not fit. */
async function read({ files }: Context, source: Source): Promise<Read> {
  const table = await files.readTable(source.file, source.fileName);
  const columns = columnsOf(table, source.mapping);
  return { entries: entriesOf(table, columns), columns, sheet: table.sheet ?? null };
}

export async function previewTable(context: Context, source: Source): Promise<RosterChanges> {
  return previewOf(context, await read(context, source));
}

export async function importTable(
  context: Context,
  { mode, actor, ...source }: CommandArguments<'roster.import'>,
): Promise<RosterChanges> {
  return applyEntries(context, { ...(await read(context, source)), mode, actor });
}
