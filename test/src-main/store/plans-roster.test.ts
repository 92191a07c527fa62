import { expect, it } from 'vitest';
import { stepsOf, wholeTableReads } from './query-plans.ts';
import { addPerson, tempStore } from './support.ts';

/** A school has some dozens of groups and years, and their lists are the whole tables. */
const isList = (sql: string): boolean => /FROM (groups|years)( ORDER BY from_date, id)?$/.test(sql);

function useEverything() {
  const store = tempStore();
  const { groups, years, profiles } = store;
  const { id } = addPerson(store, { group: '7A' });
  groups.save(1, { name: '7A', grade: 7, teacher: '' });
  groups.list(1);
  groups.get(1, '7A');
  groups.hasMembers('7A', '2026-07-13');
  groups.changedBetween('2026-07-13', '2026-07-14');
  groups.clear(id, '2026-07-13');
  groups.remove(1, '7A');
  years.save({ name: '2026/2027', from: '2026-07-13', to: '2027-06-30' });
  years.list();
  profiles.put({ ...profiles.get(id), nis: '001' });
  profiles.byNumber(1, 'nis', '001');
  profiles.byNumber(1, 'nisn', '002');
  profiles.bySourceId(1, 'x');
  profiles.all(1);
  profiles.leftBefore(1, '2026-07-13');
  return store;
}

it('every statement finds its rows by an index', () => {
  expect(wholeTableReads(useEverything(), isList)).toEqual([]);
});

it('people are counted by group, and memberships found by their dates, by the indexes meant for it', () => {
  const store = useEverything();
  expect(stepsOf(store, 'described,')).toContain('COVERING INDEX people_of_group (tenant_id=? AND group_name=?');
  expect(stepsOf(store, 'UNION SELECT person_id')).toContain('memberships_beginning (from_date>? AND from_date<?)');
  expect(stepsOf(store, 'UNION SELECT person_id')).toContain('memberships_ending (to_date>? AND to_date<?)');
  expect(stepsOf(store, 'left_on < ?')).toContain('COVERING INDEX profiles_left (tenant_id=?');
});
