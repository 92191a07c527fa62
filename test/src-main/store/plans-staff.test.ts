import { expect, it } from 'vitest';
import { stepsOf, wholeTableReads } from './query-plans.ts';
import { monday, tempStore } from './support.ts';

function used() {
  const store = tempStore();
  const { staff } = store;
  const { id } = staff.insert({ name: 'Émile', role: 'viewer', active: true, hash: 'h', createdAt: monday });
  staff.list();
  staff.get(id);
  staff.byName('emile');
  staff.update(id, { role: 'operator', active: false, hash: 'i' });
  staff.signedIn(id, monday);
  return store;
}

it('staff are found by their number or their folded name, and listed in its order without sorting', () => {
  const store = used();
  const list = 'ORDER BY name_folded';
  expect(wholeTableReads(store, (sql) => sql.includes(list))).toEqual([]);
  expect(stepsOf(store, list)).toMatch(/^SCAN staff USING INDEX \S+$/);
  expect(stepsOf(store, 'WHERE name_folded')).toMatch(/^SEARCH staff USING INDEX/);
});
