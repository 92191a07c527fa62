/** Calendars without a store, and days to derive. */
import { type CalendarSource, SchoolCalendar } from '../../../../src-main/station/time/school-calendar.ts';
import type { DayPlan, Rule, SchoolClock, Session, SpecialDay } from '../../../../src-shared/contract/calendar.ts';

export const morning: Session = {
  name: 'Pagi',
  opens: '06:00',
  onTimeUntil: '07:00',
  lateUntil: '09:00',
  earlyLeaveFrom: '11:00',
  dismissal: '13:00',
};
export const afternoon: Session = {
  name: 'Siang',
  opens: '13:00',
  onTimeUntil: '13:30',
  lateUntil: '14:00',
  earlyLeaveFrom: '15:00',
  dismissal: '16:00',
};

export const everyDay = [1, 2, 3, 4, 5, 6, 7];
const made = { createdAt: '2026-07-01T00:00:00.000Z', createdBy: 'staff' };
let lastId = 0;

export function planOf(...sessions: Session[]): DayPlan {
  return { sessions, minimumGapMinutes: 5 };
}

export function rule(changes: Partial<Rule> = {}): Rule {
  return {
    id: ++lastId,
    group: null,
    weekdays: everyDay,
    effectiveFrom: '2026-01-01',
    plan: planOf(morning),
    ...made,
    ...changes,
  };
}

export function special(changes: Partial<SpecialDay> = {}): SpecialDay {
  const dates = { from: '2026-08-17', to: '2026-08-17' };
  return { id: ++lastId, ...dates, name: 'Kemerdekaan', group: null, plan: null, ...made, ...changes };
}

export function clock(changes: Partial<SchoolClock> = {}): SchoolClock {
  return { id: ++lastId, effectiveFrom: '2026-01-01', timeZone: 'Asia/Jakarta', dayStarts: '00:00', ...changes };
}

export interface Contents {
  clocks?: SchoolClock[];
  rules?: Rule[];
  days?: SpecialDay[];
}

export function sourceOf({ clocks = [clock()], rules = [], days = [] }: Contents): CalendarSource {
  return { clocks: () => clocks, rules: () => rules, days: () => days };
}

export function calendarOf(contents: Contents = {}): SchoolCalendar {
  return new SchoolCalendar(sourceOf(contents));
}
