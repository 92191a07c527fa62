/** No statement reads a whole table: asserted on SQLite's own plan for every statement the tables use, so that an index
 * cannot be lost, nor a statement be added without one, unnoticed. */
import { expect, it } from 'vitest';
import { stepsOf, wholeTableReads } from './query-plans.ts';
import { addPerson, addTemplate, event, monday, tempStore } from './support.ts';

/** The whole table is what these are for. */
const readsAll = ['SELECT id FROM tenants ORDER BY id', 'SELECT count(*) AS n FROM portraits', 'DELETE FROM portraits'];
/** A station has a handful of keys and clients, and their lists are the whole tables. */
const isList = (sql: string): boolean => /FROM (keys|clients) ORDER BY id$/.test(sql);

/** Calls every method of every table, so that every statement is known. */
function useEverything() {
  const store = tempStore();
  const { people, templates, portraits, events, audit, keys, clients, idempotency } = store;
  const person = addPerson(store);
  const template = addTemplate(store, person.id);
  people.update(person.id, { name: 'A', group: 'B' });
  people.byName(1, 'A');
  people.byUserId(1, 1);
  people.list(1, 'a', 10, 0);
  people.list(1, '', 10, 0);
  people.countEnrolled(1);
  people.get(person.id);
  templates.ofPerson(person.id);
  templates.ofTenant(1);
  templates.get(1, template.id);
  templates.count(1);
  Array.from(templates.ofPack('standard'));
  Array.from(templates.ofTenantInPack(1, 'standard'));
  portraits.put(template.id, Buffer.from('x'), monday);
  portraits.ofTemplate(template.id);
  portraits.get(person.id);
  events.insert(event({ personId: person.id }));
  events.list(10, 0);
  audit.append({ at: monday, actor: '', action: 'key.created', subject: '', details: {} });
  audit.list(10, 0);
  templates.byUuid(1, template.uuid);
  templates.byCode(1, template.code);
  templates.page(1, 0, 10);
  keys.insert({ name: '', hash: '', scopes: [], createdAt: monday, expiresAt: null });
  keys.list();
  keys.used(1, monday);
  keys.revoke(1, monday);
  clients.insert({ address: '10.0.0.2', dialect: 'tenant', createdAt: monday });
  clients.list();
  clients.remove(1);
  events.get(1);
  idempotency.begin({ caller: 'key 1', key: 'a', fingerprint: 'f', at: monday });
  idempotency.finish('key 1', 'a', { status: 201, body: '{}' });
  idempotency.get('key 1', 'a');
  idempotency.remove('key 1', 'a');
  idempotency.removeBefore(monday);
  store.tenants.exists(1);
  store.tenants.ids();
  templates.remove(template.id);
  portraits.remove(person.id);
  portraits.put(addTemplate(store, person.id, 2).id, Buffer.from('x'), monday);
  portraits.removeAll();
  people.remove(person.id);
  return store;
}

it('every statement finds its rows by an index', () => {
  const store = useEverything();
  expect(store.statements().length).toBeGreaterThan(25);
  expect(wholeTableReads(store, (sql) => readsAll.includes(sql) || isList(sql))).toEqual([]);
});

it('people are looked up by exactly the index meant for it', () => {
  const store = useEverything();
  const steps = (part: string): string => stepsOf(store, part);
  expect(steps('tenant_id = ? AND user_id = ?')).toContain('(tenant_id=? AND user_id=?)');
  expect(steps('tenant_id = ? AND name = ?')).toContain('people_by_name (tenant_id=? AND name=?)');
  expect(steps('instr(search_text')).toContain('people_in_order (tenant_id=?)');
  expect(steps('instr(search_text')).not.toContain('TEMP B-TREE');
  expect(steps('id < ? ORDER BY id DESC')).not.toContain('TEMP B-TREE');
  const enrolled = steps('count(DISTINCT person_id) FROM templates');
  expect(enrolled).toContain('COVERING INDEX templates_by_person');
  expect(enrolled).toContain('COVERING INDEX palms_by_person');
  expect(steps('WHERE pack_id = ? AND id > ?')).toContain('templates_of_pack (pack_id=? AND rowid>?)');
});
