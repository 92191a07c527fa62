/** A day at a glance: how many of each status, when they came, which classes, who is missing and for how long. */
import { type DayStatus, dayStatuses, type StatusCounts } from '../../../src-shared/contract/attendance.ts';
import type { TodayOverview } from '../../../src-shared/contract/office.ts';
import { type DaysContext, type NamedDay, personDays } from '../attendance/days.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { addDays } from '../time/dates.ts';
import { TimeZone } from '../time/local-time.ts';

/** Minutes of one bar. */
const step = 5;
const mostMissing = 200;

export function todayCommands(context: Context): HandlersOf<'today'> {
  return { 'today.overview': ({ date }) => overview(context, date) };
}

function overview(context: Context, asked: string | undefined): TodayOverview {
  const { calendar, time, store, settings } = context;
  const today = calendar.dateOf(time.now().at);
  const date = asked ?? today;
  const { plan, special } = calendar.planOn(date, '');
  const days = personDays(context, { from: date, to: date });
  const requests = store.leave.list({
    tenantId: settings.homeTenant,
    state: 'requested',
    limit: 200,
    cursor: 0,
  }).requests;
  const asking = new Set(requests.filter(({ from, to }) => from <= date && date <= to).map(({ personId }) => personId));
  const late = days.filter(({ status }) => status === 'late');
  return {
    date,
    isToday: date === today,
    plan: plan ?? { sessions: [], minimumGapMinutes: 5 },
    dayName: special?.name ?? null,
    counts: countsOf(days),
    meanLateMinutes:
      late.length === 0 ? 0 : Math.round(late.reduce((sum, day) => sum + day.lateMinutes, 0) / late.length),
    arrivals: arrivalsOf(days, new TimeZone(calendar.timeZoneOn(date))),
    groups: groupsOf(context, days),
    missing: missingOf(context, days, asking),
    leaveWaiting: requests.length,
  };
}

function countsOf(days: readonly NamedDay[]): StatusCounts {
  const counts = Object.fromEntries(dayStatuses.map((status) => [status, 0])) as StatusCounts;
  for (const { status } of days) if (status) counts[status]++;
  return counts;
}

function arrivalsOf(days: readonly NamedDay[], zone: TimeZone): TodayOverview['arrivals'] {
  const bars = new Map<number, { onTime: number; late: number }>();
  for (const { arrivedAt, status } of days) {
    if (arrivedAt === null) continue;
    const { minutes } = zone.local(Date.parse(arrivedAt));
    const start = Math.floor(minutes / step) * step;
    const bar = bars.get(start) ?? { onTime: 0, late: 0 };
    bar[status === 'late' ? 'late' : 'onTime']++;
    bars.set(start, bar);
  }
  const starts = [...bars.keys()].sort((a, b) => a - b);
  const out: TodayOverview['arrivals'] = [];
  for (let at = starts[0] ?? 0; at <= (starts.at(-1) ?? -1); at += step)
    out.push({ time: clockText(at), ...(bars.get(at) ?? { onTime: 0, late: 0 }) });
  return out;
}

function clockText(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(Math.floor(minutes % 60))}`;
}

function groupsOf({ store, settings }: Context, days: readonly NamedDay[]): TodayOverview['groups'] {
  const byGroup = Map.groupBy(days, ({ group }) => group);
  return store.groups
    .list(settings.homeTenant)
    .filter(({ name }) => byGroup.has(name))
    .map(({ name, teacher }) => ({ group: name, teacher, counts: countsOf(byGroup.get(name) ?? []) }));
}

const unaccounted: ReadonlySet<DayStatus | null> = new Set(['not_seen', 'absent']);

function missingOf(context: Context, days: readonly NamedDay[], asking: ReadonlySet<number>): TodayOverview['missing'] {
  const missing = days.filter(({ status }) => unaccounted.has(status));
  const date = missing[0]?.date;
  if (date === undefined) return [];
  const before = missedBefore(
    context,
    date,
    missing.map(({ personId }) => personId),
  );
  return missing
    .map(({ personId, name, group, status, hasPortrait }) => ({
      personId,
      name,
      group,
      status: status as 'not_seen' | 'absent',
      daysBefore: before.get(personId) ?? 0,
      leaveRequested: asking.has(personId),
      hasPortrait,
    }))
    .sort((a, b) => b.daysBefore - a.daysBefore)
    .slice(0, mostMissing);
}

/** Calendar days looked back. */
const lookBack = 28;
/** Up to so many people are asked about by themselves. */
const few = 40;

/** For how many school days in a row somebody has been absent. Asked every few moments while a school arrives, and then about
 * nearly everybody: so it goes back day by day and lets go of all who were there, which after one day is nearly everybody.
 * School days absent in a row up to the day before `date`, of those people that have any. */
export function missedBefore(context: DaysContext, date: string, people: Iterable<number>): Map<number, number> {
  const runs = new Map<number, number>();
  const open = new Set(people);
  const earliest = addDays(date, -lookBack);
  let day = addDays(date, -1);
  for (; day >= earliest && open.size > few; day = addDays(day, -1)) {
    for (const { personId, status } of personDays(context, { from: day, to: day }))
      if (open.has(personId) && !continues(runs, personId, status)) open.delete(personId);
  }
  for (const personId of open) {
    const days = day < earliest ? [] : personDays(context, { from: earliest, to: day, personId });
    for (const { status } of days.reverse()) if (!continues(runs, personId, status)) break;
  }
  return runs;
}

/** Counts a day of absence; days without school neither count nor end a run. */
function continues(runs: Map<number, number>, personId: number, status: string | null): boolean {
  if (status === null) return true;
  if (status !== 'absent') return false;
  runs.set(personId, (runs.get(personId) ?? 0) + 1);
  return true;
}
