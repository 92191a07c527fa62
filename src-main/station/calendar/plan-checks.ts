/** Whether what somebody wrote can be a school day at all. Every refusal names the field and what to write instead. */
import type { DayPlan, Session } from '../../../src-shared/contract/calendar.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { minutesOf } from '../time/dates.ts';

type Limit = keyof Omit<Session, 'name'>;

interface Order {
  earlier: Limit;
  later: Limit;
  /** Whether both may be the same minute. */
  same: boolean;
}

const orders: readonly Order[] = [
  { earlier: 'opens', later: 'onTimeUntil', same: true },
  { earlier: 'onTimeUntil', later: 'lateUntil', same: true },
  { earlier: 'lateUntil', later: 'dismissal', same: true },
  { earlier: 'opens', later: 'earlyLeaveFrom', same: false },
  { earlier: 'earlyLeaveFrom', later: 'dismissal', same: true },
];

/** Throws `invalid_argument`. `dayStarts`: where the school day begins when the plan holds, `HH:MM`. */
export function checkPlan(plan: DayPlan, dayStarts: string, field = 'plan'): void {
  plan.sessions.forEach((session, i) => {
    const path = `${field}.sessions.${i}`;
    checkOrder(session, path);
    const before = plan.sessions[i - 1];
    if (before && before.dismissal > session.opens) {
      const remedy = `must not be before ${before.dismissal}, when the session before it ends`;
      throw refused(`${path}.opens`, remedy, session.opens);
    }
    checkWithinDay(session, dayStarts, path);
  });
}

function checkOrder(session: Session, path: string): void {
  for (const { earlier, later, same } of orders) {
    if (session[earlier] < session[later] || (same && session[earlier] === session[later])) continue;
    const bound = same ? 'must not be before' : 'must be after';
    throw refused(`${path}.${later}`, `${bound} ${earlier} (${session[earlier]})`, session[later]);
  }
}

/** A record before the day starts belongs to the day before, so a session outside it could never be attended. */
function checkWithinDay({ opens, dismissal }: Session, dayStarts: string, path: string): void {
  if (opens < dayStarts) {
    const remedy = `must not be before ${dayStarts}, when the school day starts: change it, or the clock's dayStarts first`;
    throw refused(`${path}.opens`, remedy, opens);
  }
  if (minutesOf(dismissal) > minutesOf(dayStarts) + 24 * 60) {
    const remedy = `must be before the next school day starts (${dayStarts}): change it, or the clock's dayStarts first`;
    throw refused(`${path}.dismissal`, remedy, dismissal);
  }
}

function refused(field: string, remedy: string, value: string): StationError {
  return new StationError('invalid_argument', `${field} is ${value}; it ${remedy}.`, { field, value });
}
