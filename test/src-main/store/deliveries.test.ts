import { describe, expect, it } from 'vitest';
import { addEndpoint, addEvent, secret } from './delivery-support.ts';
import { monday, tempStore } from './support.ts';

const later = '2025-11-17T00:10:30.000Z';
const tuesday = '2025-11-18T00:10:00.000Z';

describe('outbox', () => {
  it('queues one delivery for each endpoint that wants the topic', () => {
    const store = tempStore();
    const one = addEndpoint(store);
    addEndpoint(store, { topics: ['leave.decided'] });
    const three = addEndpoint(store, { paused: true });
    const event = addEvent(store, { data: { name: 'Bagus' } });
    const { deliveries } = store.deliveries.list({ limit: 10, cursor: 0 });
    expect(deliveries.map((delivery) => delivery.endpointId).sort()).toEqual([one.id, three.id]);
    expect(deliveries[0]?.uuid).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(deliveries.map((delivery) => delivery.uuid)).size).toBe(2);
    expect(store.outbox.after(0, 10)).toEqual([event]);
    expect(store.outbox.after(event.id, 10)).toEqual([]);
    expect(store.outbox.lastId()).toBe(event.id);
  });

  it('writes neither the event nor its deliveries where the transaction around it fails', () => {
    const store = tempStore();
    addEndpoint(store);
    expect(() =>
      store.transaction(() => {
        addEvent(store);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.outbox.lastId()).toBe(0);
    expect(store.deliveries.list({ limit: 10, cursor: 0 }).deliveries).toEqual([]);
  });

  it('adds an event with a key once', () => {
    const store = tempStore();
    addEndpoint(store, { topics: ['attendance.absent'] });
    const event = { topic: 'attendance.absent' as const, at: monday, personId: 1, data: {} };
    expect(store.outbox.addOnce(event, 'absent 1', event.at)).not.toBeNull();
    expect(store.outbox.addOnce(event, 'absent 1', event.at)).toBeNull();
    expect(store.outbox.after(0, 10)).toHaveLength(1);
    expect(store.deliveries.counts()).toMatchObject([{ pending: 1 }]);
  });

  it('drops old events whose deliveries are over, a few at a time', () => {
    const store = tempStore();
    const endpoint = addEndpoint(store);
    const events = [1, 2, 3].map((personId) => addEvent(store, { personId }));
    store.deliveries.delivered(1, monday, 200);
    store.deliveries.skipped(2, monday, 'x');
    expect(store.outbox.prune(monday, 10)).toBe(0);
    expect(store.outbox.prune(tuesday, 1)).toBe(1);
    expect(store.outbox.prune(tuesday, 10)).toBe(1);
    expect(store.outbox.after(0, 10)).toEqual([events[2]]);
    expect(store.deliveries.due(endpoint.id, later, 10)).toHaveLength(1);
  });

  it("a purge takes a person's events and deliveries, and nobody else's", () => {
    const store = tempStore();
    addEndpoint(store);
    addEvent(store, { personId: 1 });
    const kept = addEvent(store, { personId: 2 });
    store.outbox.eraseOf(1);
    expect(store.outbox.after(0, 10)).toEqual([kept]);
    expect(store.deliveries.list({ limit: 10, cursor: 0 }).deliveries).toHaveLength(1);
  });
});

describe('endpoints', () => {
  it('keep what they were given, the secrets sealed', () => {
    const store = tempStore();
    const endpoint = addEndpoint(store, { previous: { secret: 'whsec_old', until: tuesday } });
    expect(store.endpoints.list()).toEqual([endpoint]);
    store.endpoints.update({ ...endpoint, name: 'Dapodik', paused: true, previous: null, secret: 'whsec_new' });
    expect(store.endpoints.get(endpoint.id)).toEqual({
      ...endpoint,
      name: 'Dapodik',
      paused: true,
      previous: null,
      secret: 'whsec_new',
    });
    expect(JSON.stringify(store.endpoints.get(endpoint.id))).not.toContain(secret);
    addEvent(store);
    store.endpoints.remove(endpoint.id);
    expect(store.endpoints.list()).toEqual([]);
    expect(store.deliveries.list({ limit: 10, cursor: 0 }).deliveries).toEqual([]);
  });
});

describe('deliveries', () => {
  const queue = (people: (number | null)[]) => {
    const store = tempStore();
    const { id } = addEndpoint(store);
    const events = people.map((personId) => addEvent(store, { personId }));
    const due = (now = later) => store.deliveries.due(id, now, 100).map((delivery) => delivery.eventId);
    return { store, id, due, events: events.map((event) => event.id), table: store.deliveries };
  };

  it('are due one at a time for each person, and one at a time about nobody', () => {
    const { due, events, table } = queue([1, 1, 2, null, null]);
    const [one, two, other, nobody, nobodyElse] = events;
    expect(due()).toEqual([one, other, nobody]);
    table.delivered(1, later, 200);
    expect(due()).toEqual([other, nobody, two]);
    table.skipped(4, later, 'no reason');
    expect(due()).toEqual([other, two, nobodyElse]);
  });

  it('wait behind one that failed until it is delivered or dead', () => {
    const { due, events, table, id } = queue([1, 1]);
    const [one, two] = events;
    table.failed(1, { at: later, nextAttemptAt: tuesday, status: 500, error: 'The other side failed.' });
    expect(due()).toEqual([]);
    expect(table.nextAt(id, later)).toBe(tuesday);
    expect(due(tuesday)).toEqual([one]);
    table.failed(1, { at: tuesday, nextAttemptAt: null, status: null, error: 'No answer.' });
    expect(table.get(1)).toMatchObject({ state: 'dead', attempts: 2, lastStatus: null, lastError: 'No answer.' });
    expect(due(tuesday)).toEqual([two]);
    expect(table.counts()).toMatchObject([{ pending: 1, dead: 1, lastError: 'No answer.' }]);
  });

  it('come back into their place: before what is newer, and never two at once', () => {
    const { due, events, table } = queue([1, 1, 1]);
    table.delivered(1, later, 200);
    expect(due()).toEqual([events[1]]);
    table.requeue(1, later);
    expect(due()).toEqual([events[0]]);
    expect(table.get(1)).toMatchObject({ state: 'pending', attempts: 0, deliveredAt: null });
    // The second one was on its way meanwhile and fails.
    table.failed(2, { at: later, nextAttemptAt: later, status: 500, error: 'x' });
    expect(due()).toEqual([events[0]]);
    table.delivered(1, later, 200);
    expect(due()).toEqual([events[1]]);
    expect(table.get(2)?.attempts).toBe(1);
  });

  it('that waited too long are given up, and the clock set back does not hold them', () => {
    const { due, events, table, id } = queue([1, 1, 2]);
    expect(table.giveUp(id, monday, later, 'Too long.', 10)).toBe(0);
    expect(table.giveUp(id, later, later, 'Too long.', 2)).toBe(2);
    expect(table.list({ state: 'dead', limit: 10, cursor: 0 }).deliveries).toMatchObject([
      { id: 2, attempts: 0, lastError: 'Too long.' },
      { id: 1 },
    ]);
    table.deferred(3, tuesday);
    expect(due()).toEqual([]);
    table.pullBack(id, later, later);
    expect(due()).toEqual([events[2]]);
  });

  it('that are over stay over', () => {
    const { table } = queue([1]);
    table.delivered(1, later, 202);
    table.failed(1, { at: later, nextAttemptAt: later, status: 500, error: 'x' });
    table.skipped(1, later, 'x');
    expect(table.get(1)).toMatchObject({ state: 'delivered', deliveredAt: later, lastStatus: 202, lastError: null });
    table.requeue(1, later);
    table.requeue(1, tuesday);
    expect(table.get(1)).toMatchObject({ state: 'pending', nextAttemptAt: later });
  });

  it('are listed newest first, in pages', () => {
    const { table } = queue([1, 2, 3]);
    const first = table.list({ limit: 2, cursor: 0 });
    expect(first.deliveries.map((delivery) => delivery.id)).toEqual([3, 2]);
    expect(table.list({ limit: 2, cursor: first.next ?? 0 })).toMatchObject({ deliveries: [{ id: 1 }], next: null });
    expect(table.oldestPendingAt()).toBe(monday);
  });
});

// What is due is read by the index of those that have a time (plans-delivery.test.ts), so its cost is their number.
it('many waiting ones do not slow down what is due: only the first of each person has a time', () => {
  const store = tempStore();
  const { id } = addEndpoint(store);
  store.transaction(() => {
    for (let i = 0; i < 500; i++) addEvent(store, { personId: i % 7 });
  });
  store.deliveries.failed(1, { at: later, nextAttemptAt: tuesday, status: 500, error: 'x' });
  expect(store.deliveries.due(id, later, 64)).toHaveLength(6);
  const { deliveries } = store.deliveries.list({ limit: 500, cursor: 0 });
  expect(deliveries).toHaveLength(500);
  expect(deliveries.filter(({ nextAttemptAt }) => nextAttemptAt !== null)).toHaveLength(7);
});
