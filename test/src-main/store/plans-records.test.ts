import { expect, it } from 'vitest';
import { stepsOf, wholeTableReads } from './query-plans.ts';
import { record } from './records-support.ts';
import { addPerson, tempStore } from './support.ts';

/** The days of a range, found one by one; lists given in JSON; a handful of gates. */
const isSmall = (sql: string): boolean => /FROM gates ORDER BY name$/.test(sql) || /json_each|WITH RECURSIVE/.test(sql);

function useEverything() {
  const store = tempStore();
  const { records, gates } = store;
  const { id } = addPerson(store);
  const scan = records.insert(record({ personId: id, eventId: 1 }));
  records.get(scan.id);
  records.correctionOf(scan.id);
  records.latestOf(id, scan.at, scan.at);
  const range = { from: scan.day, to: scan.day };
  for (const personId of [undefined, id]) {
    records.live({ ...range, personId });
    records.marks({ ...range, personId });
    for (const group of [undefined, '7A']) records.list({ ...range, personId, group, limit: 10, cursor: 0 });
  }
  records.firstOfDay(scan.day);
  records.ofEventsAfter(0, 10);
  records.lastWritten();
  records.countOf([id]);
  records.eraseOf(id);
  gates.save({ name: 'A', direction: 'in' });
  gates.get('A');
  gates.list();
  gates.remove('A');
  return store;
}

it('every statement finds its rows by an index', () => {
  expect(wholeTableReads(useEverything(), isSmall)).toEqual([]);
});

it('the statements of a busy morning and of a month use the indexes meant for them', () => {
  const store = useEverything();
  const last = stepsOf(store, 'at BETWEEN ? AND ?');
  expect(last).toContain('records_of_person (person_id=? AND at>? AND at<?)');
  expect(last).toContain('COVERING INDEX records_corrections (target_id=?)');
  expect(last).not.toContain('TEMP B-TREE');
  expect(stepsOf(store, 'SELECT person_id AS personId, day')).toContain('COVERING INDEX records_by_day');
  expect(stepsOf(store, 'person_id = ? AND day')).toContain(
    'records_of_person_by_day (person_id=? AND day>? AND day<?)',
  );
  expect(stepsOf(store, 'min(at)')).toContain('COVERING INDEX records_by_day (day=?)');
  expect(stepsOf(store, 'event_id > ?')).toContain('records_of_events (event_id>?)');
  expect(stepsOf(store, 'ORDER BY id LIMIT ?')).not.toContain('TEMP B-TREE');
  expect(stepsOf(store, 'ORDER BY id LIMIT ?')).toContain('INTEGER PRIMARY KEY (rowid>? AND rowid<?)');
  const bounds = stepsOf(store, 'WITH RECURSIVE').split('\n');
  expect(bounds.filter((step) => step.includes('SCAN records'))).toEqual([]);
  expect(bounds.filter((step) => step.includes('records_of_day (day=?)'))).toHaveLength(2);
  expect(stepsOf(store, 'SELECT id, written_at')).not.toContain('TEMP B-TREE');
});
