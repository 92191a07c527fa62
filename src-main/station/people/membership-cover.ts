/** Nothing may be booked for a day on which somebody belongs nowhere: no sheet, list or recap would be asked for it. */
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import { addDays } from '../time/dates.ts';
import { membershipOn, showCurrentGroup } from './membership.ts';

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

/** Throws `conflict` with `reason: 'no_membership'` where the person belongs nowhere on any of the dates. */
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
