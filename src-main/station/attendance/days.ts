/** Derived days of many people over many dates, in few queries: what sheets, lists, reports and previews are made of. */
import type { LeaveKind, PersonDay } from '../../../src-shared/contract/attendance.ts';
import type { Context } from '../context.ts';
import { holdsOn, membershipOn } from '../people/membership.ts';
import { addDays, datesBetween } from '../time/dates.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import { deriveDay, type Mark } from './day-status.ts';

/** What deriving needs of the station. */
export type DaysContext = Pick<Context, 'store' | 'settings' | 'time'> & { calendar: SchoolCalendar };

/** Up to so many people their records are read person by person, not for the whole school. */
const fewPeople = 100;

export interface DaysQuery {
  /** Both included. */
  from: string;
  to: string;
  group?: string | undefined;
  personId?: number | undefined;
}

export interface NamedDay extends PersonDay {
  name: string;
  userId: number;
  hasPortrait: boolean;
}

/** Of the home tenant, by date, then name, then number. A date on which somebody belonged nowhere yields a row only where a gate saw
 * them all the same, and only where no group is asked for: what was recorded is never invisible. */
export function personDays(context: DaysContext, query: DaysQuery): NamedDay[] {
  const { store, settings, calendar, time } = context;
  const held = store.memberships.between({ tenantId: settings.homeTenant, ...query });
  const marks = marksOf(context, query, new Set(held.map(({ personId }) => personId)));
  const guests = strays(context, query, held, marks);
  const isGuest = new Set(guests);
  const members = [...held, ...guests];
  if (members.length === 0) return [];
  const leave = leaveOf(context, query);
  const now = time.now().at.getTime();
  return datesBetween(query.from, query.to).flatMap((date) =>
    members
      .filter((member) => holdsOn(member, date))
      .map((member) => {
        const kind = leave(member.personId, date);
        const day = calendar.on(date, member.group);
        const derived = deriveDay(day, marks.get(member.personId)?.get(date) ?? none, kind, now);
        const { personId, userId, name, group, hasPortrait } = member;
        const dayName = day.special?.name ?? null;
        const named = { personId, userId, name, group, member: !isGuest.has(member), hasPortrait };
        // The derived day first: it is copied whole at once, and a month of a large school has many of them.
        return { ...derived, ...named, date, dayName, leave: kind };
      }),
  );
}

const none: readonly Mark[] = [];

type MarksByDay = Map<string, Mark[]>;

function marksOf(
  { store }: DaysContext,
  { from, to, group, personId }: DaysQuery,
  people: ReadonlySet<number>,
): Map<number, MarksByDay> {
  const records =
    personId !== undefined
      ? store.records.marks({ from, to, personId })
      : group !== undefined && people.size <= fewPeople
        ? [...people].flatMap((personId) => store.records.marks({ from, to, personId }))
        : store.records.marks({ from, to });
  const marks = new Map<number, MarksByDay>();
  for (const { personId, day, at, direction } of records) {
    const days: MarksByDay = marks.get(personId) ?? new Map();
    const ofDay = days.get(day) ?? [];
    ofDay.push({ at: Date.parse(at), direction });
    days.set(day, ofDay);
    marks.set(personId, days);
  }
  return marks;
}

type Member = ReturnType<Context['store']['memberships']['between']>[number];

/** People with records on days on which they belonged nowhere, as if they had belonged for those days. */
function strays(
  { store, settings }: DaysContext,
  { group }: DaysQuery,
  held: readonly Member[],
  marks: ReadonlyMap<number, MarksByDay>,
): Member[] {
  if (group !== undefined) return [];
  const byPerson = Map.groupBy(held, ({ personId }) => personId);
  return [...marks].flatMap(([personId, days]) => {
    const own = byPerson.get(personId) ?? [];
    const uncovered = [...days.keys()].filter((day) => !membershipOn(own, day));
    const person = uncovered.length > 0 ? store.people.get(personId) : null;
    if (person?.tenantId !== settings.homeTenant) return [];
    const { userId, name, hasPortrait } = person;
    return uncovered.map((day) => ({ personId, userId, name, hasPortrait, group: '', from: day, to: addDays(day, 1) }));
  });
}

/** The kind of leave that counts on a date; where two cover it, the one asked for later. `approved`: in the order of asking. */
export function leaveOn(
  approved: readonly { kind: LeaveKind; from: string; to: string }[],
  date: string,
): LeaveKind | null {
  return approved.findLast((leave) => leave.from <= date && date <= leave.to)?.kind ?? null;
}

/** Approved leave by person and date. */
function leaveOf({ store }: DaysContext, { from, to, personId }: DaysQuery) {
  const byPerson = Map.groupBy(store.leave.approved({ from, to, personId }), (leave) => leave.personId);
  return (person: number, date: string): LeaveKind | null => leaveOn(byPerson.get(person) ?? [], date);
}
