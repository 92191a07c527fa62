/** The calendar commands: each change is checked, written with its line in the audit, and told to the screens. */

import type { AuditAction } from '../../../src-shared/audit.ts';
import type { CommandArguments, CommandName, CommandResults } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type AuditDetails, note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import { type Handlers, type HandlersOf, stepsOf } from '../handlers.ts';
import { usualGapMinutes } from '../time/school-calendar.ts';
import { checkDayStarts, checkedZone, checkRule, checkSpecialDay, reachesPast } from './checks.ts';
import { type Holiday, holidaysOf } from './holiday-files.ts';
import { previewRule } from './preview.ts';

interface Note {
  actor: string;
  action: AuditAction;
  subject: string;
  details: AuditDetails;
}

export function calendarCommands(context: Context): HandlersOf<'calendar'> {
  const steps = singleCommands(context);
  return { ...steps, 'calendar.begin': (school) => begin(context, steps, school) };
}

type Single = Exclude<Extract<CommandName, `calendar.${string}`>, 'calendar.begin'>;

function singleCommands(context: Context): Handlers<Single> {
  const { store, calendar, files } = context;
  const stored = store.calendar;
  const today = (): string => calendar.dateOf(context.time.now().at);

  /** All of `work` with its audit line or nothing; then everybody reads the calendar anew. */
  function change<T>(work: () => { result: T; note: Note | null }): T {
    const { result, note: line } = store.transaction(() => {
      const done = work();
      if (done.note) note(context, done.note.actor, done.note.action, done.note.subject, done.note.details);
      return done;
    });
    if (line) {
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
        const subject = `rule:${ruleId}`;
        return {
          result: { removed: true },
          note: { actor, action: 'calendar.ruleRemoved', subject, details: { ...rule } },
        };
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
        const subject = `day:${dayId}`;
        return {
          result: { removed: true },
          note: { actor, action: 'calendar.dayRemoved', subject, details: { ...day, past } },
        };
      }),

    'calendar.importDays': async ({ file, fileName, allowPast, actor }) => {
      const { days: holidays, sheet } = await holidaysOf(files, file, fileName);
      return change(() => {
        const fresh = notYetAmong(holidays, stored.days());
        for (const day of fresh) checkSpecialDay(day, calendar);
        const past = fresh.some(({ from }) => reachesPast(from, today(), allowPast, 'from'));
        const made = { createdAt: nowIso(context), createdBy: actor };
        const added = fresh.map((day) => stored.addDay({ ...day, ...made }));
        const details = { fileName, days: added.map(({ id }) => id), past };
        const line: Note = { actor, action: 'calendar.daysImported', subject: 'calendar', details };
        const result = { added, unchanged: holidays.length - added.length, sheet };
        return { result, note: added.length > 0 ? line : null };
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

/** The clock and the first hours of a school in one transaction: what is refused leaves nothing half done. */
function begin(
  context: Context,
  steps: Handlers<Single>,
  { timeZone, rules, actor }: CommandArguments<'calendar.begin'>,
): CommandResults['calendar.begin'] {
  const step = stepsOf(steps);
  const book = (): CommandResults['calendar.get'] => step('calendar.get', {});
  if (book().rules.length > 0)
    throw new StationError('conflict', 'The school has hours already. Change them in the calendar.');
  const changes = { allowPast: false, actor };
  try {
    return context.store.transaction(() => {
      const { clocks, today } = book();
      if (clocks.at(-1)?.timeZone !== timeZone)
        step('calendar.setClock', { effectiveFrom: today, timeZone, dayStarts: '00:00', ...changes });
      // Another clock may mean another day.
      const { today: effectiveFrom } = book();
      for (const rule of rules) step('calendar.addRule', { ...rule, effectiveFrom, ...changes });
      return { rules: rules.length };
    });
  } catch (error) {
    // The steps before the one that failed were read into the calendar, and are not in the book any more.
    context.calendar.reload();
    throw error;
  }
}

/** Those that are not among the stored ones yet, each once. */
function notYetAmong(holidays: readonly Holiday[], stored: readonly Holiday[]): Holiday[] {
  const keyOf = ({ from, to, name, group, plan }: Holiday): string => JSON.stringify([from, to, name, group, plan]);
  const known = new Set(stored.map(keyOf));
  return holidays.filter((day) => {
    const isNew = !known.has(keyOf(day));
    known.add(keyOf(day));
    return isNew;
  });
}
