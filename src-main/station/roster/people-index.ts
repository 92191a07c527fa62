/**
 * Who a row means. A number that names one person settles it: the user number, then NIS, NISN, or the id of another system. A row
 * without one that is known means whoever has exactly its name in its group, unless their numbers say that they are somebody
 * else.
 */
import { type UniqueField, uniqueFields } from '../../../src-shared/contract/profile.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import type { Context } from '../context.ts';
import { today } from '../people/membership.ts';
import type { StoredProfile } from '../ports/people.ts';
import type { Entry } from './entries.ts';

export interface KnownPerson {
  person: PersonSummary;
  profile: StoredProfile;
}

type NumberKind = 'userId' | UniqueField | 'sourceId';

const profileNumbers = [...uniqueFields.map(({ name }) => name), 'sourceId'] as const;
const numberKinds: readonly NumberKind[] = ['userId', ...profileNumbers];

export class PeopleIndex {
  /** Kinds of numbers, each with who has which. */
  readonly #numbers = new Map<NumberKind, Map<string, KnownPerson>>(numberKinds.map((kind) => [kind, new Map()]));
  readonly #names = new Map<string, KnownPerson[]>();
  readonly everybody: KnownPerson[];

  constructor({ store, settings }: Context) {
    const { homeTenant } = settings;
    const profiles = new Map(store.profiles.all(homeTenant).map((profile) => [profile.personId, profile]));
    const { people } = store.people.list(homeTenant, '', Number.MAX_SAFE_INTEGER, 0);
    this.everybody = people.map((person) => ({
      person,
      profile: profiles.get(person.id) ?? store.profiles.get(person.id),
    }));
    for (const known of this.everybody) this.#add(known);
  }

  #add(known: KnownPerson): void {
    const { person, profile } = known;
    this.#numbers.get('userId')?.set(String(person.userId), known);
    for (const kind of profileNumbers) if (profile[kind] !== '') this.#numbers.get(kind)?.set(profile[kind], known);
    const name = nameKey(person.name, person.group);
    const namesakes = this.#names.get(name);
    if (namesakes) namesakes.push(known);
    else this.#names.set(name, [known]);
  }

  /** Everybody a row may mean: one is the answer, none somebody new, several a problem. */
  find(entry: Entry): KnownPerson[] {
    const byNumber = new Set<KnownPerson>();
    for (const [kind, number] of numbersOf(entry)) {
      const owner = this.#numbers.get(kind)?.get(number);
      if (owner) byNumber.add(owner);
    }
    if (byNumber.size > 0) return [...byNumber];
    const { name, group = '', userId } = entry.values;
    if (name === undefined || userId !== undefined) return [];
    return (this.#names.get(nameKey(name, group)) ?? []).filter(({ profile }) =>
      numbersOf(entry).every(([kind]) => kind === 'userId' || profile[kind] === ''),
    );
  }
}

export function nameKey(name: string, group: string): string {
  return `${group}\n${name}`;
}

/** The numbers that a row gives. */
export function numbersOf({ values, sourceId = '' }: Entry): [NumberKind, string][] {
  return numberKinds
    .map((kind): [NumberKind, string] => [kind, kind === 'sourceId' ? sourceId : (values[kind] ?? '')])
    .filter(([, number]) => number !== '');
}

/** Whom an export lists.
 * Whoever has not left. */
export function pupils(context: Context): KnownPerson[] {
  const now = today(context);
  return new PeopleIndex(context).everybody.filter(({ profile }) => profile.leftOn === null || profile.leftOn > now);
}
