/** The school clock, rules and special days. A school has a handful of the first two and some dozens a year of the third: all
 * are read at once, and the station keeps them in memory. */
import type { DayPlan, Rule, SchoolClock, SpecialDay } from '../../../src-shared/contract/calendar.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';

interface RuleRow extends Omit<Rule, 'weekdays' | 'plan'> {
  weekdays: string;
  plan: string | null;
}

interface DayRow extends Omit<SpecialDay, 'plan'> {
  plan: string | null;
}

const clocks = `SELECT id, effective_from AS effectiveFrom, time_zone AS timeZone, day_starts AS dayStarts
  FROM clocks ORDER BY id`;
const rules = `SELECT id, group_name AS "group", weekdays, effective_from AS effectiveFrom, plan, created_at AS createdAt,
  created_by AS createdBy FROM rules ORDER BY id`;
const days = `SELECT id, from_date AS "from", to_date AS "to", name, group_name AS "group", plan, created_at AS createdAt,
  created_by AS createdBy FROM special_days ORDER BY id`;

const newClock = 'INSERT INTO clocks (effective_from, time_zone, day_starts) VALUES (?, ?, ?)';
const newRule = `INSERT INTO rules (group_name, weekdays, effective_from, plan, created_at, created_by)
  VALUES (?, ?, ?, ?, ?, ?)`;
const newDay = `INSERT INTO special_days (from_date, to_date, name, group_name, plan, created_at, created_by)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;

export function calendarTable(connection: Connection): Store['calendar'] {
  return {
    clocks: () => connection.all<SchoolClock>(clocks),
    addClock(clock) {
      const { id } = connection.run(newClock, clock.effectiveFrom, clock.timeZone, clock.dayStarts);
      return { id, ...clock };
    },
    rules: () =>
      connection
        .all<RuleRow>(rules)
        .map((row) => ({ ...row, weekdays: JSON.parse(row.weekdays) as number[], plan: planOf(row.plan) })),
    addRule({ group, weekdays, effectiveFrom, plan, createdBy, ...rule }) {
      const createdAt = utc(rule.createdAt);
      const listed = JSON.stringify(weekdays);
      const { id } = connection.run(newRule, group, listed, effectiveFrom, textOf(plan), createdAt, createdBy);
      return { id, group, weekdays, effectiveFrom, plan, createdAt, createdBy };
    },
    removeRule: (ruleId) => void connection.run('DELETE FROM rules WHERE id = ?', ruleId),
    days: () => connection.all<DayRow>(days).map((row) => ({ ...row, plan: planOf(row.plan) })),
    addDay({ from, to, name, group, plan, createdBy, ...day }) {
      const createdAt = utc(day.createdAt);
      const { id } = connection.run(newDay, from, to, name, group, textOf(plan), createdAt, createdBy);
      return { id, from, to, name, group, plan, createdAt, createdBy };
    },
    removeDay: (dayId) => void connection.run('DELETE FROM special_days WHERE id = ?', dayId),
  };
}

function planOf(text: string | null): DayPlan | null {
  return text === null ? null : (JSON.parse(text) as DayPlan);
}

function textOf(plan: DayPlan | null): string | null {
  return plan === null ? null : JSON.stringify(plan);
}
