import { describe, expect, it } from 'vitest';
import { addPerson, event, monday, refusal, tempStore } from './support.ts';

const at = (minute: number) => `2025-11-17T00:${String(minute).padStart(2, '0')}:00.000Z`;

describe('recognition events', () => {
  it('come back as they were put in, newest first, page by page', () => {
    const store = tempStore();
    addPerson(store);
    const stored = [1, 2, 3, 4, 5].map((minute) => store.events.insert(event({ at: at(minute), personId: minute })));
    const first = store.events.list(2, 0);
    expect(first.events).toEqual([stored[4], stored[3]]);
    store.events.insert(event({ at: at(6) }));
    const second = store.events.list(2, first.next ?? 0);
    expect(second.events).toEqual([stored[2], stored[1]]);
    const third = store.events.list(2, second.next ?? 0);
    expect(third).toEqual({ events: [stored[0]], next: null });
  });

  it('keep null where nothing was measured', () => {
    const store = tempStore();
    addPerson(store);
    const empty = { personId: null, similarity: null, runnerUp: null, distance: null, liveness: null };
    const stored = store.events.insert(event({ outcome: 'unknown', ...empty }));
    expect(store.events.list(1, 0).events).toEqual([stored]);
    expect(stored).toMatchObject(empty);
  });

  it('have their time in UTC, whatever zone it was given in', () => {
    const store = tempStore();
    addPerson(store);
    expect(store.events.insert(event({ at: '2025-11-17T07:10:00+07:00' })).at).toBe(monday);
    expect(() => store.events.insert(event({ at: 'yesterday' }))).toThrow(refusal('invalid_argument'));
  });
});

describe('arrivals', () => {
  function morning() {
    const store = tempStore();
    const siti = addPerson(store, { name: 'Siti', group: '7A' });
    const budi = addPerson(store, { name: 'Budi' });
    store.portraits.put(siti.id, Buffer.from('jpeg'), monday);
    const [early] = [
      store.events.insert(event({ at: at(10), personId: siti.id })),
      store.events.insert(event({ at: at(20), personId: siti.id })),
      store.events.insert(event({ at: at(5), personId: budi.id, outcome: 'ambiguous' })),
      store.events.insert(event({ at: at(15), personId: budi.id })),
    ];
    store.tenants.create(2, monday);
    store.events.insert(event({ at: at(16), tenantId: 2, personId: budi.id }));
    return { store, siti, budi, early };
  }

  it('name each person once, at their first acceptance, newest first', () => {
    const { store, siti, budi, early } = morning();
    expect(store.events.accepted(1, at(0), 10)).toMatchObject([
      { personId: budi.id, at: at(15), name: 'Budi', group: '', hasPortrait: false },
      { personId: siti.id, at: at(10), name: 'Siti', group: '7A', hasPortrait: true, eventId: early?.id },
    ]);
    expect(store.events.accepted(1, at(0), 1)).toHaveLength(1);
    expect(store.events.countAcceptedPeople(1, at(0))).toBe(2);
  });

  it('begin where they are asked to', () => {
    const { store, siti } = morning();
    expect(store.events.accepted(1, at(16), 10).map((arrival) => arrival.personId)).toEqual([siti.id]);
    expect(store.events.countAcceptedPeople(1, '2025-11-17T07:16:00+07:00')).toBe(1);
    expect(store.events.countAcceptedPeople(1, at(21))).toBe(0);
  });

  it('still count somebody who has since been removed, without the name', () => {
    const { store, siti } = morning();
    store.people.remove(siti.id);
    expect(store.events.countAcceptedPeople(1, at(0))).toBe(2);
    expect(store.events.accepted(1, at(0), 10)[1]).toMatchObject({ personId: siti.id, name: '', hasPortrait: false });
  });
});

describe('the audit trail', () => {
  it('keeps who did what, newest first', () => {
    const store = tempStore();
    const entries = [1, 2, 3].map((n) => ({
      at: monday,
      actor: 'staff:1',
      action: 'enrol',
      subject: `${n}`,
      details: { n },
    }));
    for (const entry of entries) store.audit.append(entry);
    const page = store.audit.list(2, 0);
    expect(page.entries).toMatchObject([entries[2] ?? {}, entries[1] ?? {}]);
    expect(store.audit.list(2, page.next ?? 0)).toMatchObject({ entries: [entries[0]], next: null });
  });
});

describe('meta', () => {
  it('keeps the last value of a name', () => {
    const store = tempStore();
    expect(store.meta.get('colour')).toBeNull();
    store.meta.set('colour', 'red');
    store.meta.set('colour', 'green');
    expect(store.meta.get('colour')).toBe('green');
  });
});
