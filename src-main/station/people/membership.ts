/**
 * Who belongs where, from which date on. Memberships are the truth; `people.group`, which the screens show, is the one that
 * holds today. What is moved with a date to come therefore changes on the screens that day: `CurrentGroups` sees to it before
 * the first command of the day.
 */
import type { Membership } from '../../../src-shared/contract/roster.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import { addDays } from '../time/dates.ts';

/** The name of the preference with the last date whose memberships `people.group` shows. */
const shownOn = 'roster.shownOn';
/** How often (ms) it is looked whether a new school day has begun. */
const look = 30_000;

/** The school day of now. */
export function today({ calendar, time }: Context): string {
  return calendar.dateOf(time.now().at);
}

type Stay = Pick<Membership, 'from' | 'to'>;

/** `to` is the first date on which it holds no more; null where no end is known. */
export function holdsOn({ from, to }: Stay, date: string): boolean {
  return from <= date && (to === null || date < to);
}

export function membershipOn<M extends Stay>(memberships: readonly M[], date: string): M | null {
  return memberships.find((stay) => holdsOn(stay, date)) ?? null;
}

/**
 * From `from` on the person belongs to `group` and to nothing else: what was planned from that date on goes. Part of the
 * caller's transaction. Answers whether that changed anything.
 */
export function moveTo(context: Context, personId: number, group: string, from = today(context)): boolean {
  const { store } = context;
  const memberships = store.memberships.ofPerson(personId);
  const current = membershipOn(memberships, from);
  if (current?.group === group && current.to === null) return false;
  store.transaction(() => {
    // A stay in the same group goes on: one membership, not two that touch.
    const begun = current?.group === group ? current.from : from;
    store.groups.clear(personId, begun);
    store.memberships.add(personId, { group, from: begun, to: null });
    const profile = store.profiles.get(personId);
    if (profile.leftOn !== null) store.profiles.put({ ...profile, leftOn: null });
    showCurrentGroup(context, personId);
  });
  return true;
}

/** As `moveTo`, from today on, with a line in the audit list where that changed anything. */
export function regroup(context: Context, personId: number, group: string, actor: string): void {
  const from = today(context);
  if (moveTo(context, personId, group, from))
    note(context, actor, 'person.moved', `person:${personId}`, { group, from });
}

/** From `on` on the person is no pupil any more. Part of the caller's transaction. */
export function leave(context: Context, personId: number, on: string): boolean {
  const { store } = context;
  const profile = store.profiles.get(personId);
  if (profile.leftOn === on) return false;
  store.transaction(() => {
    store.groups.clear(personId, on);
    // A leaving date that moves to later prolongs the stay it had ended.
    if (profile.leftOn !== null && profile.leftOn < on) prolong(context, personId, profile.leftOn, on);
    store.profiles.put({ ...profile, leftOn: on });
    showCurrentGroup(context, personId);
  });
  return true;
}

function prolong({ store }: Context, personId: number, ended: string, to: string): void {
  const last = store.memberships.ofPerson(personId).find((membership) => membership.to === ended);
  if (!last) return;
  store.groups.clear(personId, last.from);
  store.memberships.add(personId, { ...last, to });
}

/** Whoever belongs nowhere today has no group on the screens. */
function showCurrentGroup(context: Context, personId: number): boolean {
  const { store } = context;
  const person = store.people.get(personId);
  const group = membershipOn(store.memberships.ofPerson(personId), today(context))?.group ?? '';
  if (!person || person.group === group) return false;
  store.people.update(personId, { name: person.name, group });
  return true;
}

/** Brings what the screens show up to the day. */
export class CurrentGroups {
  readonly #context: Context;
  #lookedAt: number | null = null;
  #shownOn: string;

  constructor(context: Context) {
    this.#context = context;
    this.#shownOn = String(context.store.preferences.get(shownOn) ?? '');
  }

  /** Before every command; it costs something only when a school day has begun. A disk that is full just then must not keep
   * the gate from opening: the groups of yesterday are shown until it works. */
  refresh(): void {
    const { clock, log } = this.#context;
    const now = clock.monotonic();
    if (this.#lookedAt !== null && now - this.#lookedAt < look) return;
    this.#lookedAt = now;
    try {
      const date = today(this.#context);
      if (date > this.#shownOn) this.#show(date);
    } catch (err) {
      log.warn({ err }, 'the groups of today could not be brought up to date');
    }
  }

  #show(date: string): void {
    const { store, emit } = this.#context;
    const changed = store.transaction(() => {
      const people = store.groups.changedBetween(this.#shownOn, date);
      // Nothing is written at a start at which nothing changed: the next one asks about a longer time.
      if (people.length > 0) store.preferences.put(shownOn, date);
      return people.filter((personId) => showCurrentGroup(this.#context, personId)).length;
    });
    this.#shownOn = date;
    if (changed > 0) emit({ type: 'people.changed' });
  }
}

interface Dates {
  from: string;
  /** Included. */
  to: string;
}

/** What helps, by what was to be booked. */
const remedies = {
  record: 'Choose another day, or send extendMembership=true where they did belong: it moves the dates of their class.',
  leave: 'Choose other days, or first correct the date on which they joined or left.',
};

/** Nothing may be booked for a day on which somebody belongs nowhere: no sheet, list or recap would be asked for it. Throws
 * `conflict` with `reason: 'no_membership'` where the person belongs nowhere on any of the dates. */
export function requireMembership(
  { store }: Context,
  personId: number,
  { from, to }: Dates,
  what: keyof typeof remedies,
): void {
  const memberships = store.memberships.ofPerson(personId);
  if (memberships.some((held) => held.from <= to && (held.to === null || from < held.to))) return;
  const begins = memberships.find((held) => held.from > to)?.from ?? null;
  const when =
    begins === null
      ? `does not belong to the school any more on ${from}`
      : `belongs to the school from ${begins} on only`;
  const message = `This person ${when}. ${remedies[what]}`;
  throw new StationError('conflict', message, { reason: 'no_membership', personId, date: from, begins });
}

/** Moves the beginning of the next membership, or else the end of the last one, so that the date is covered. Part of the caller's
 * transaction. */
export function extendMembership(context: Context, personId: number, date: string, actor: string): void {
  const { store } = context;
  const all = store.memberships.ofPerson(personId).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (membershipOn(all, date)) return;
  const [next, ...rest] = all.filter(({ from }) => from > date);
  const last = all.findLast(({ from }) => from <= date);
  if (next) {
    store.groups.clear(personId, date);
    for (const held of [{ ...next, from: date }, ...rest]) store.memberships.add(personId, held);
  } else {
    const profile = store.profiles.get(personId);
    const to = last || profile.leftOn !== null ? addDays(date, 1) : null;
    if (last) store.groups.clear(personId, last.from);
    const held = last ?? { group: store.people.get(personId)?.group ?? '', from: date };
    store.memberships.add(personId, { ...held, to });
    if (profile.leftOn !== null) store.profiles.put({ ...profile, leftOn: to });
  }
  showCurrentGroup(context, personId);
  note(context, actor, 'membership.extended', `person:${personId}`, { date });
}
