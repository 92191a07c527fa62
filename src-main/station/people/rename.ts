/** The one way in which somebody's name changes: with a line in the audit list. */
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { isNoName, sameName } from '../../../src-shared/names.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';

/** Part of the caller's transaction. Does nothing where the name is the very same. */
export function rename(context: Context, { id, name: from, group }: PersonSummary, name: string, actor: string): void {
  if (name === from) return;
  const { store } = context;
  store.people.update(id, { name, group });
  note(context, actor, 'people.renamed', `person:${id}`, { from, to: name });
}

/** The name that an enrolment gives to somebody whom it names by number; null leaves them theirs. An alike one leaves the spelling
 * that is there. `agrees`: the new shots are like the person's own templates. Throws `name_conflict`. */
export function newNameOf(
  { name: has, userId }: PersonSummary,
  name: string | undefined,
  { agrees, replace }: { agrees: boolean; replace: boolean },
): string | null {
  if (name === undefined || isNoName(name) || name === has) return null;
  if (sameName(name, has)) return null;
  if (agrees || replace || isNoName(has)) return name;
  throw new StationError(
    'name_conflict',
    `User ${userId} is enrolled under another name. Check the number, correct the name, or send replace=true to give this number to the new name.`,
    { userId, name: has },
  );
}
