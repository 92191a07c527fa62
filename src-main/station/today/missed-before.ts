/** For how many school days in a row somebody has been absent. Asked every few moments while a school arrives, and then about
 * nearly everybody: so it goes back day by day and lets go of all who were there, which after one day is nearly everybody. */

import { type DaysContext, personDays } from '../attendance/days.ts';
import { addDays } from '../time/dates.ts';

/** Calendar days looked back. */
const lookBack = 28;
/** Up to so many people are asked about by themselves. */
const few = 40;

/** School days absent in a row up to the day before `date`, of those people that have any. */
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
