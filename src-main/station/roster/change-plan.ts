/** What a file would change: each row matched with the person it means, or refused with a reason. Nothing is stored here. */
import { profileTable } from '../../../src-shared/contract/profile.ts';
import type { RosterField, RowProblem } from '../../../src-shared/contract/roster.ts';
import type { Context } from '../context.ts';
import { cleanText } from '../people/cells.ts';
import { membershipOn, today } from '../people/membership.ts';
import { changedFields, withConsentTimes } from '../people/profile.ts';
import type { StoredProfile } from '../ports/people.ts';
import { addProblem, type Entry } from './entries.ts';
import { type KnownPerson, nameKey, numbersOf, PeopleIndex } from './people-index.ts';

export interface PlannedRow {
  entry: Entry;
  change: 'added' | 'changed' | 'unchanged' | 'left' | 'bad';
  /** null: somebody new, or nobody. */
  known: KnownPerson | null;
}

export interface Plan {
  rows: PlannedRow[];
  problems: RowProblem[];
  index: PeopleIndex;
}

export function planOf(context: Context, entries: readonly Entry[]): Plan {
  const index = new PeopleIndex(context);
  const seen = new Seen();
  const rows = entries.map((entry): PlannedRow => {
    const known = entry.problems.length === 0 ? identified(entry, index, seen) : null;
    if (entry.problems.length > 0) return { entry, change: 'bad', known: null };
    return { entry, change: changeOf(context, entry, known), known };
  });
  return { rows, problems: entries.flatMap(({ problems }) => problems), index };
}

/** Rows that came before, by what they say and by whom they mean. */
class Seen {
  readonly #rows = new Map<string | number, number>();

  /** The row that said one of these before. */
  earlier(keys: readonly (string | number)[], row: number): number | undefined {
    const before = keys.map((key) => this.#rows.get(key)).find((found) => found !== undefined);
    if (before === undefined) for (const key of keys) this.#rows.set(key, row);
    return before;
  }
}

/** Adds a problem to the entry where it is not clear who is meant. */
function identified(entry: Entry, index: PeopleIndex, seen: Seen): KnownPerson | null {
  const found = index.find(entry);
  const [known = null] = found;
  if (found.length > 1) {
    const names = found.slice(0, 3).map(({ person }) => `${person.name.slice(0, 40)} (${person.userId})`);
    addProblem(entry, 'roster.problem.several', { params: { names: names.join(', ') } });
    return null;
  }
  const { userId, name, group = '' } = entry.values;
  if (known && userId !== undefined && userId !== String(known.person.userId)) {
    const params = { name: known.person.name, number: known.person.userId };
    addProblem(entry, 'roster.problem.other_number', { value: userId, params });
    return null;
  }
  if (!known && name === undefined && entry.leavesOn === undefined) {
    addProblem(entry, 'roster.problem.name_missing', {});
    return null;
  }
  const numbers: (string | number)[] = numbersOf(entry).map(([kind, number]) => `${kind}\n${number}`);
  const keys = numbers.length > 0 || name === undefined ? numbers : [`name\n${nameKey(name, group)}`];
  const earlier = seen.earlier(known ? [...keys, known.person.id] : keys, entry.row);
  if (earlier !== undefined) addProblem(entry, 'roster.problem.duplicate', { params: { row: earlier } });
  return known;
}

function changeOf(context: Context, entry: Entry, known: KnownPerson | null): PlannedRow['change'] {
  if (entry.leavesOn !== undefined) {
    const leaves = known && (known.profile.leftOn === null || known.profile.leftOn > entry.leavesOn);
    return leaves ? 'left' : 'unchanged';
  }
  if (!known) return 'added';
  const renamed = entry.values.name !== undefined && entry.values.name !== cleanText(known.person.name);
  const changed =
    renamed ||
    moveOf(context, entry, known) !== null ||
    changedFields(known.profile, nextProfile(known.profile, entry, '')).length > 0;
  return changed ? 'changed' : 'unchanged';
}

/** Where the row puts somebody who belongs elsewhere; null where they are there. Somebody who had left comes back. */
export function moveOf(
  context: Context,
  { values, from }: Entry,
  { person, profile }: KnownPerson,
): { group: string; from: string } | null {
  const now = today(context);
  const { leftOn } = profile;
  if (leftOn !== null && leftOn <= now)
    return { group: values.group ?? '', from: from !== undefined && from > leftOn ? from : now };
  const { group } = values;
  if (group === undefined) return null;
  if (from === undefined) return group === cleanText(person.group) ? null : { group, from: now };
  const memberships = context.store.memberships.ofPerson(person.id);
  const there = membershipOn(memberships, from);
  return there && cleanText(there.group) === group && (there.to === null || there.to > now) ? null : { group, from };
}

/** What the row makes of a profile. What it does not say stays. */
export function nextProfile(profile: StoredProfile, { values, sourceId }: Entry, at: string): StoredProfile {
  const said = profileTable.flatMap(({ name, kind }) => {
    const value = values[name as RosterField];
    if (value === undefined) return [];
    return [[name, kind === 'consent' ? value === 'true' : value]];
  });
  const next = { ...profile, ...Object.fromEntries(said), sourceId: sourceId ?? profile.sourceId };
  return withConsentTimes(next, profile, at);
}
