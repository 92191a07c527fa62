import { expect, it } from 'vitest';
import { stepsOf, wholeTableReads } from './query-plans.ts';
import { addPerson, addTemplate, monday, tempStore } from './support.ts';

/** The people's table lists everybody of a school in the order of their names: an index has that order. */
function useEverything() {
  const store = tempStore();
  const { id } = addPerson(store, { group: '7A' });
  addTemplate(store, id);
  store.profiles.put({ ...store.profiles.get(id), nis: '001' });
  const note = store.notes.add({ personId: id, at: monday, author: 'Ratna', text: 'Alergi kacang' });
  store.notes.ofPerson(id);
  store.notes.get(note.id);
  store.notes.remove(note.id);
  const by = { by: 'Ibu Siti', relation: 'guardian', note: '', author: 'Ratna' } as const;
  store.consents.add({ personId: id, at: monday, given: true, ...by });
  store.consents.ofPerson(id);
  store.overview.people(1);
  return store;
}

it("every statement of the person's file finds its rows by an index", () => {
  expect(wholeTableReads(useEverything())).toEqual([]);
});

it("the people's table is read in the order of names, each fact of a person by its own index", () => {
  const steps = stepsOf(useEverything(), 'AS hasPortrait');
  expect(steps).toContain('people_in_order (tenant_id=?)');
  expect(steps).toContain('templates_of_person (person_id=?)');
  expect(steps).toContain('consents_of_person (person_id=?)');
  expect(steps).not.toContain('TEMP B-TREE');
});
