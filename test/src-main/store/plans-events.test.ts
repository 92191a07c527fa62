/** The log of the gate's decisions grows by thousands a day: whatever it is filtered by, only what is shown may be read. */
import { describe, expect, it } from 'vitest';
import { gateOutcomes } from '../../../src-shared/domain.ts';
import { planOf, wholeTableReads } from './query-plans.ts';
import { addPerson, event, monday, tempStore } from './support.ts';

const at = (minute: number) => new Date(Date.parse(monday) + minute * 60_000).toISOString();
const everything = { marked: false, limit: 10, cursor: 0 };
const mark = { wrong: true, note: '', at: monday, author: 'Agus' };

/** Every combination of filters, used once. */
function useFilters() {
  const store = tempStore();
  addPerson(store);
  for (let minute = 0; minute < 5; minute += 1) store.events.insert(event({ at: at(minute), personId: 1 }));
  const made: { sql: string; filters: Record<string, unknown> }[] = [];
  for (const outcome of [undefined, 'spoof'] as const)
    for (const personId of [undefined, 1])
      for (const fromAt of [undefined, at(0)])
        for (const toAt of [undefined, at(9)])
          for (const marked of [false, true]) {
            const before = new Set(store.statements());
            store.overview.events({ outcome, personId, fromAt, toAt, marked, limit: 3, cursor: 0 });
            const sql = store.statements().find((statement) => !before.has(statement));
            if (sql) made.push({ sql, filters: { outcome, personId, fromAt, toAt, marked } });
          }
  return { store, made };
}

describe('the plan of the log', () => {
  it('never reads a whole table nor sorts', () => {
    const { store, made } = useFilters();
    const isUnfiltered = (sql: string) => planOf(store, sql).some((step) => step.startsWith('SCAN people'));
    expect(wholeTableReads(store, isUnfiltered)).toEqual([]);
    for (const { sql, filters } of made)
      expect(planOf(store, sql).join('\n'), JSON.stringify(filters)).not.toContain('TEMP B-TREE');
  });

  it('goes by the rarest of its filters', () => {
    const { store, made } = useFilters();
    for (const { sql, filters } of made) {
      const steps = planOf(store, sql).join('\n');
      const way = filters.marked
        ? 'SEARCH event_marks USING INTEGER PRIMARY KEY (rowid<?)'
        : filters.personId
          ? 'SEARCH events USING INDEX events_of_person (person_id=? AND rowid'
          : filters.outcome
            ? 'SEARCH events USING INDEX events_by_outcome (outcome=? AND rowid'
            : 'SEARCH events USING INTEGER PRIMARY KEY';
      expect(steps, JSON.stringify(filters)).toContain(way);
      if (!filters.marked && (filters.fromAt || filters.toAt))
        expect(steps).toContain('SEARCH events USING COVERING INDEX events_by_time (at>? AND at<?)');
    }
  });
});

describe('the log', () => {
  function morning() {
    const store = tempStore();
    addPerson(store);
    const events = Array.from({ length: 40 }, (_, minute) =>
      store.events.insert(
        event({
          at: at(minute),
          personId: minute % 4 === 0 ? null : minute % 4,
          outcome: gateOutcomes[minute % 5] ?? 'accept',
        }),
      ),
    ).reverse();
    for (const { id } of events.filter(({ id }) => id % 7 === 0)) store.marks.put(id, mark);
    return { store, events };
  }

  it('shows with every filter what going through all of them shows, page by page', () => {
    const { store, events } = morning();
    for (const outcome of [undefined, ...gateOutcomes])
      for (const personId of [undefined, 1, 3])
        for (const [fromAt, toAt] of [[], [at(10)], [undefined, at(30)], [at(10), at(30)]])
          for (const marked of [false, true]) {
            const wanted = events
              .filter((each) => !outcome || each.outcome === outcome)
              .filter((each) => !personId || each.personId === personId)
              .filter((each) => (!fromAt || each.at >= fromAt) && (!toAt || each.at < toAt))
              .filter((each) => !marked || each.id % 7 === 0);
            const found = [];
            for (let cursor: number | null = 0; cursor !== null; ) {
              const page = store.overview.events({ outcome, personId, fromAt, toAt, marked, limit: 3, cursor });
              expect(page.events.length).toBeLessThanOrEqual(3);
              found.push(...page.events);
              cursor = page.next;
            }
            expect(found).toEqual(wanted);
          }
  });

  it('stays right where the clock went back: dates find their events by time, not by number', () => {
    const store = tempStore();
    addPerson(store);
    const [late, early] = [store.events.insert(event({ at: at(60) })), store.events.insert(event({ at: at(5) }))];
    const between = (fromAt: string, toAt: string) => store.overview.events({ ...everything, fromAt, toAt }).events;
    expect(between(at(0), at(10))).toEqual([early]);
    expect(between(at(30), at(90))).toEqual([late]);
    expect(between(at(100), at(200))).toEqual([]);
  });
});

describe('marks', () => {
  it('are put, changed and taken back', () => {
    const store = tempStore();
    addPerson(store);
    const { id } = store.events.insert(event());
    store.marks.put(id, mark);
    store.marks.put(id, { ...mark, note: 'kembar', author: 'Maria' });
    expect(store.marks.of([id, id + 1])).toEqual(new Map([[id, { ...mark, note: 'kembar', author: 'Maria' }]]));
    store.marks.remove(id);
    expect(store.marks.of([id])).toEqual(new Map());
  });
});
