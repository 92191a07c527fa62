/** A roster out of a OneRoster bundle. In bulk it is the whole school: whoever an earlier one brought and it no longer has, has left. */

import type { RosterChanges } from '../../../../src-shared/contract/roster.ts';
import type { CommandArguments } from '../../../../src-shared/contract.ts';
import { StationError } from '../../../../src-shared/errors.ts';
import type { Context } from '../../context.ts';
import { today } from '../../people/membership.ts';
import { applyEntries, previewOf } from '../apply-entries.ts';
import type { Entry } from '../entries.ts';
import { type KnownPerson, PeopleIndex } from '../people-index.ts';
import { type Bundle, type Classes, classesOf, readBundle } from './bundle.ts';
import { entriesOfBundle } from './pupils.ts';

/** The name of the preference with the classes of earlier bundles. */
const keptClasses = 'roster.classes';

/** Throws `file_unreadable`, `file_too_large`. */
export async function previewOneRoster(
  context: Context,
  { file }: CommandArguments<'roster.previewOneRoster'>,
): Promise<RosterChanges> {
  const bundle = await readBundle(context.files, file);
  const entries = entriesOf(context, bundle, knownClasses(context, bundle));
  return previewOf(context, { entries, columns: [], sheet: null });
}

/** Throws also `import_refused`. */
export async function importOneRoster(
  context: Context,
  { file, mode, actor }: CommandArguments<'roster.importOneRoster'>,
): Promise<RosterChanges> {
  const { store } = context;
  const bundle = await readBundle(context.files, file);
  return store.transaction(() => {
    const classes = knownClasses(context, bundle);
    store.preferences.put(keptClasses, classes);
    return applyEntries(context, {
      entries: entriesOf(context, bundle, classes),
      columns: [],
      sheet: null,
      mode,
      actor,
    });
  });
}

function knownClasses({ store }: Context, bundle: Bundle): Classes {
  return classesOf(bundle, (store.preferences.get(keptClasses) ?? {}) as Classes);
}

function entriesOf(context: Context, bundle: Bundle, classes: Classes): Entry[] {
  const now = today(context);
  const brought = new Map(
    new PeopleIndex(context).everybody.flatMap((known): [string, KnownPerson][] =>
      known.profile.sourceId === '' ? [] : [[known.profile.sourceId, known]],
    ),
  );
  const entries = entriesOfBundle({
    bundle,
    classes,
    today: now,
    isPupil: (sourceId) => brought.has(sourceId),
    groupOf: (sourceId) => brought.get(sourceId)?.person.group ?? '',
  });
  if (bundle.users !== 'bulk') return entries;
  if (!entries.some(({ leavesOn }) => leavesOn === undefined))
    throw new StationError('file_unreadable', 'The bundle has no students. Export it again with their roles.');
  const there = new Set(entries.map(({ sourceId }) => sourceId));
  const gone = [...brought].filter(([sourceId, { profile }]) => !there.has(sourceId) && profile.leftOn === null);
  return [
    ...entries,
    ...gone.map(([sourceId]) => ({ file: 'users.csv', row: 0, values: {}, sourceId, leavesOn: now, problems: [] })),
  ];
}
