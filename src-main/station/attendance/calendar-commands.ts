/** The calendar commands: each change is checked, written with its line in the audit, and told to the screens. */
import type { CalendarResults } from '../../../src-shared/contract/calendar.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type Context, nowIso } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { usualGapMinutes } from './calendar.ts';
import { checkDayStarts, checkedZone, checkRule, checkSpecialDay, reachesPast } from './calendar-checks.ts';
import { type Holiday, holidaysOf } from './holiday-files.ts';
import { previewRule } from './preview.ts';

interface Note {
  actor: string;
  action: string;
  subject: string;
  details: Record<string, unknown>;
}

export function calendarCommands(context: Context): Handlers<keyof CalendarResults> {
  const { store, calendar, files } = context;
  const stored = store.calendar;
  const today = (): string => calendar.dateOf(context.time.now().at);

  /** All of `work` with its audit line or nothing; then everybody reads the calendar anew. */
  function change<T>(work: () => { result: T; note: Note | null }): T {
    const { result, note } = store.transaction(() => {
      const done = work();
      if (done.note) store.audit.append({ at: nowIso(context), ...done.note });
      return done;
    });
    if (note) {
      calendar.reload();
      context.emit({ type: 'calendar.changed' });
    }
    return result;
  }

  return {
    'calendar.get': () => ({
      today: today(),
      clocks: stored.clocks(),
      rules: stored.rules(),
      days: stored.days(),
    }),

    'calendar.setClock': ({ allowPast, actor, ...draft }) =>
      change(() => {
        const past = reachesPast(draft.effectiveFrom, today(), allowPast, 'effectiveFrom');
        const timeZone = checkedZone(draft.timeZone);
        checkDayStarts(draft, { rules: stored.rules(), days: stored.days(), calendar });
        const result = stored.addClock({ ...draft, timeZone });
        const subject = `clock:${result.id}`;
        return { result, note: { actor, action: 'calendar.clockSet', subject, details: { ...draft, timeZone, past } } };
      }),

    'calendar.addRule': ({ allowPast, actor, ...written }) =>
      change(() => {
        const draft = { ...written, weekdays: [...new Set(written.weekdays)].sort() };
        const past = reachesPast(draft.effectiveFrom, today(), allowPast, 'effectiveFrom');
        checkRule(draft, calendar);
        const result = stored.addRule({ ...draft, createdAt: nowIso(context), createdBy: actor });
        const subject = `rule:${result.id}`;
        return { result, note: { actor, action: 'calendar.ruleAdded', subject, details: { ...draft, past } } };
      }),

    'calendar.removeRule': ({ ruleId, actor }) =>
      change(() => {
        const rule = stored.rules().find(({ id }) => id === ruleId);
        if (!rule) throw new StationError('not_found', `Rule ${ruleId} was not found.`, { ruleId });
        if (rule.effectiveFrom <= today()) {
          const message = `Rule ${ruleId} has been in effect since ${rule.effectiveFrom}. End it with a newer rule instead.`;
          throw new StationError('conflict', message, { ruleId });
        }
        stored.removeRule(ruleId);
        const note = { actor, action: 'calendar.ruleRemoved', subject: `rule:${ruleId}`, details: { ...rule } };
        return { result: { removed: true }, note };
      }),

    'calendar.addDay': ({ allowPast, actor, ...draft }) =>
      change(() => {
        const past = reachesPast(draft.from, today(), allowPast, 'from');
        checkSpecialDay(draft, calendar);
        const result = stored.addDay({ ...draft, createdAt: nowIso(context), createdBy: actor });
        const subject = `day:${result.id}`;
        return { result, note: { actor, action: 'calendar.dayAdded', subject, details: { ...draft, past } } };
      }),

    'calendar.removeDay': ({ dayId, allowPast, actor }) =>
      change(() => {
        const day = stored.days().find(({ id }) => id === dayId);
        if (!day) throw new StationError('not_found', `Special day ${dayId} was not found.`, { dayId });
        const past = reachesPast(day.from, today(), allowPast, 'from');
        stored.removeDay(dayId);
        const note = { actor, action: 'calendar.dayRemoved', subject: `day:${dayId}`, details: { ...day, past } };
        return { result: { removed: true }, note };
      }),

    'calendar.importDays': async ({ file, fileName, allowPast, actor }) => {
      const { days: holidays, sheet } = await holidaysOf(files, file, fileName);
      return change(() => {
        const fresh = without(holidays, stored.days());
        for (const day of fresh) checkSpecialDay(day, calendar);
        const past = fresh.some(({ from }) => reachesPast(from, today(), allowPast, 'from'));
        const made = { createdAt: nowIso(context), createdBy: actor };
        const added = fresh.map((day) => stored.addDay({ ...day, ...made }));
        const details = { fileName, days: added.map(({ id }) => id), past };
        const note = { actor, action: 'calendar.daysImported', subject: 'calendar', details };
        const result = { added, unchanged: holidays.length - added.length, sheet };
        return { result, note: added.length > 0 ? note : null };
      });
    },

    'calendar.plan': ({ date, group }) => {
      const { plan, special, ruleId } = calendar.planOn(date, group);
      const none = { sessions: [], minimumGapMinutes: usualGapMinutes };
      return { date, group, plan: plan ?? none, day: special, ruleId };
    },

    'calendar.preview': ({ rule, from, to }) => {
      checkRule(rule, calendar);
      return previewRule(context, { rule, from, to });
    },
  };
}

/** Those that are not among the stored ones yet, each once. */
function without(holidays: readonly Holiday[], stored: readonly Holiday[]): Holiday[] {
  const keyOf = ({ from, to, name, group, plan }: Holiday): string => JSON.stringify([from, to, name, group, plan]);
  const known = new Set(stored.map(keyOf));
  return holidays.filter((day) => {
    const isNew = !known.has(keyOf(day));
    known.add(keyOf(day));
    return isNew;
  });
}
