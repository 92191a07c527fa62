import { expect, it } from 'vitest';
import { stepsOf, wholeTableReads } from './query-plans.ts';
import { addPerson, monday, tempStore } from './support.ts';

/** The calendar is read whole, once: see its table. */
const isWholeCalendar = (sql: string): boolean => /FROM (clocks|rules|special_days) ORDER BY id$/.test(sql);

function useEverything() {
  const store = tempStore();
  const { calendar, memberships } = store;
  const made = { createdAt: monday, createdBy: 'staff' };
  const { id } = addPerson(store);
  calendar.addClock({ effectiveFrom: '2026-01-01', timeZone: 'UTC', dayStarts: '00:00' });
  calendar.removeRule(
    calendar.addRule({ group: null, weekdays: [1], effectiveFrom: '2026-01-01', plan: null, ...made }).id,
  );
  const day = { from: '2026-01-01', to: '2026-01-01', name: 'x', group: null, plan: null, ...made };
  calendar.removeDay(calendar.addDay(day).id);
  calendar.clocks();
  calendar.rules();
  calendar.days();
  memberships.add(id, { group: '7A', from: '2026-01-01', to: null });
  memberships.ofPerson(id);
  const range = { tenantId: 1, from: '2026-01-01', to: '2026-01-31' };
  memberships.between(range);
  memberships.between({ ...range, group: '7A' });
  memberships.between({ ...range, personId: id });
  return store;
}

it('every statement finds its rows by an index', () => {
  expect(wholeTableReads(useEverything(), isWholeCalendar)).toEqual([]);
});

it('members are read in the order of their names, a group by its own index', () => {
  const store = useEverything();
  expect(stepsOf(store, 'WHERE tenant_id = ? AND from_date')).toContain('people_in_order (tenant_id=?)');
  expect(stepsOf(store, 'WHERE tenant_id = ? AND from_date')).not.toContain('USE TEMP B-TREE FOR ORDER BY\n');
  expect(stepsOf(store, 'memberships.group_name = ?')).toContain('memberships_of_group (group_name=?)');
});
