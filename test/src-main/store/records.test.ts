import { describe, expect, it } from 'vitest';
import { record } from './records-support.ts';
import { refusal, tempStore } from './support.ts';

const day = '2025-11-17';
const range = { from: day, to: day };
const later = (minutes: number): string =>
  new Date(Date.parse('2025-11-17T00:00:00Z') + minutes * 60_000).toISOString();

it('keeps a record as it was written, its times in UTC', () => {
  const { records } = tempStore();
  const written = record({ at: '2025-11-17T07:00:00+07:00', day, clockSuspect: true, eventId: 7, margin: null });
  const stored = records.insert(written);
  const { uuid } = stored;
  expect(stored).toEqual({
    ...written,
    id: 1,
    uuid,
    at: '2025-11-17T00:00:00.000Z',
    writtenAt: '2025-11-17T00:00:00.000Z',
  });
  expect(records.get(1)).toEqual(stored);
  expect(records.get(2)).toBeNull();
});

describe('a correction', () => {
  it('takes its target out of what is live; both stay in the book', () => {
    const { records } = tempStore();
    const scan = records.insert(record());
    const gone = records.insert(record({ kind: 'void', targetId: scan.id }));
    const other = records.insert(record({ at: later(2) }));
    const better = records.insert(record({ kind: 'replace', targetId: other.id, at: later(1) }));
    expect(records.live(range)).toEqual([better]);
    expect(records.marks(range)).toEqual([{ personId: 1, day, at: better.at, direction: 'auto' }]);
    expect(records.firstOfDay(day)).toEqual([{ id: better.id, personId: 1, at: better.at }]);
    expect(records.correctionOf(scan.id)).toEqual(gone);
    expect(records.correctionOf(gone.id)).toBeNull();
    expect(records.list({ ...range, limit: 10, cursor: 0 }).records).toHaveLength(4);
  });

  it('happens once: the second one of a record is a conflict', () => {
    const { records } = tempStore();
    const { id } = records.insert(record());
    records.insert(record({ kind: 'void', targetId: id }));
    expect(() => records.insert(record({ kind: 'replace', targetId: id }))).toThrow(
      refusal('conflict', { recordId: id }),
    );
  });
});

describe('the latest live scan of a person', () => {
  it('is found between two instants, both included', () => {
    const { records } = tempStore();
    const [first, second] = [0, 5].map((minute) => records.insert(record({ at: later(minute) })));
    records.insert(record({ at: later(3), personId: 2 }));
    expect(records.latestOf(1, later(0), later(9))).toEqual(second);
    expect(records.latestOf(1, later(0), later(4))).toEqual(first);
    expect(records.latestOf(1, later(5), later(5))).toEqual(second);
    expect(records.latestOf(1, later(6), later(9))).toBeNull();
  });

  it('is neither a corrected one nor what staff wrote', () => {
    const { records } = tempStore();
    const scan = records.insert(record());
    records.insert(record({ kind: 'manual', at: later(2) }));
    expect(records.latestOf(1, later(0), later(9))).toEqual(scan);
    records.insert(record({ kind: 'void', targetId: scan.id }));
    expect(records.latestOf(1, later(0), later(9))).toBeNull();
  });
});

it('live records come by person, then time, then number', () => {
  const { records } = tempStore();
  for (const [personId, minute] of [
    [2, 0],
    [1, 5],
    [1, 0],
    [1, 0],
  ] as const)
    records.insert(record({ personId, at: later(minute) }));
  const ids = records.live(range).map(({ id }) => id);
  expect(ids).toEqual([3, 4, 2, 1]);
  expect(records.live({ ...range, personId: 2 }).map(({ id }) => id)).toEqual([1]);
  expect(records.live({ from: '2025-11-18', to: '2025-11-30' })).toEqual([]);
});

describe('pages of the book', () => {
  it('come in order of writing, whatever day is corrected late', () => {
    const { records } = tempStore();
    const first = records.insert(record());
    records.insert(record({ day: '2025-11-18' }));
    const late = records.insert(record({ kind: 'void', targetId: first.id }));
    const page = records.list({ ...range, limit: 1, cursor: 0 });
    expect(page).toEqual({ records: [first], next: first.id });
    expect(records.list({ ...range, limit: 1, cursor: first.id })).toEqual({ records: [late], next: null });
    expect(records.list({ ...range, personId: 1, limit: 5, cursor: 1 }).records).toEqual([late]);
  });

  it('of a group hold the records of days on which the person belonged to it', () => {
    const store = tempStore();
    store.tenants.create(1, later(0));
    const { id: personId } = store.people.insert({ tenantId: 1, userId: 1, name: 'A', group: '', createdAt: later(0) });
    store.memberships.add(personId, { group: '7A', from: day, to: '2025-11-18' });
    store.memberships.add(personId, { group: '7B', from: '2025-11-18', to: null });
    store.records.insert(record({ personId }));
    store.records.insert(record({ personId, day: '2025-11-18' }));
    const days = (group: string): string[] =>
      store.records.list({ from: day, to: '2025-11-30', group, limit: 9, cursor: 0 }).records.map((one) => one.day);
    expect([days('7A'), days('7B'), days('7C')]).toEqual([[day], ['2025-11-18'], []]);
  });
});

it('knows what came of recognition events, what was written last, and forgets a person only when told to', () => {
  const { records } = tempStore();
  expect(records.lastWritten()).toBeNull();
  for (const eventId of [9, null, 12]) records.insert(record({ eventId, personId: eventId ?? 3 }));
  expect(records.ofEventsAfter(9, 5).map(({ eventId }) => eventId)).toEqual([12]);
  expect(records.lastWritten()).toEqual({ id: 3, writtenAt: later(0) });
  expect(records.countOf([9, 12])).toBe(2);
  records.eraseOf(9);
  expect(records.countOf([9, 12])).toBe(1);
});

it('gates have one direction each', () => {
  const { gates } = tempStore();
  gates.save({ name: 'Utara', direction: 'in' });
  gates.save({ name: 'Belakang', direction: 'auto' });
  gates.save({ name: 'Utara', direction: 'out' });
  expect(gates.list().map(({ name, direction }) => `${name} ${direction}`)).toEqual(['Belakang auto', 'Utara out']);
  expect(gates.get('Utara')?.direction).toBe('out');
  gates.remove('Utara');
  expect(gates.get('Utara')).toBeNull();
});
