import { expect, it } from 'vitest';
import { addEndpoint, addEvent } from './delivery-support.ts';
import { stepsOf, wholeTableReads } from './query-plans.ts';
import { monday, tempStore } from './support.ts';

/** A school has a handful of endpoints: each event is offered to all of them, and their list is the whole table. */
const isList = (sql: string): boolean => /FROM endpoints ORDER BY id$/.test(sql);

function useEverything() {
  const store = tempStore();
  const { outbox, endpoints, deliveries } = store;
  const endpoint = addEndpoint(store);
  endpoints.get(endpoint.id);
  endpoints.update(endpoint);
  addEvent(store);
  outbox.addOnce({ topic: 'attendance.absent', at: monday, personId: 1, data: {} }, 'once', monday);
  outbox.after(0, 10);
  outbox.lastId();
  deliveries.due(endpoint.id, monday, 10);
  deliveries.nextAt(endpoint.id, monday);
  deliveries.get(1);
  deliveries.deferred(1, monday);
  deliveries.failed(1, { at: monday, nextAttemptAt: null, status: 500, error: 'x' });
  deliveries.requeue(1, monday);
  deliveries.pullBack(endpoint.id, monday, monday);
  deliveries.giveUp(endpoint.id, '2026-01-01T00:00:00.000Z', monday, 'x', 10);
  deliveries.skipped(1, monday, 'x');
  deliveries.delivered(1, monday, 200);
  for (const endpointId of [undefined, endpoint.id])
    for (const state of [undefined, 'dead' as const]) deliveries.list({ endpointId, state, limit: 10, cursor: 0 });
  deliveries.counts();
  deliveries.oldestPendingAt();
  outbox.prune('2026-01-01T00:00:00.000Z', 10);
  outbox.eraseOf(1);
  endpoints.list();
  endpoints.remove(endpoint.id);
  return store;
}

it('every statement finds its rows by an index', () => {
  expect(wholeTableReads(useEverything(), isList)).toEqual([]);
});

it('what is due is found among the first of each queue, in order, without sorting', () => {
  const store = useEverything();
  const due = stepsOf(store, 'next_attempt_at <= ? ORDER BY next_attempt_at');
  expect(due).toContain('deliveries_due (endpoint_id=? AND next_attempt_at>? AND next_attempt_at<?)');
  expect(due).not.toContain('TEMP B-TREE');
  expect(stepsOf(store, 'min(next_attempt_at)')).toContain('deliveries_due (endpoint_id=? AND next_attempt_at>?)');
  expect(stepsOf(store, 'ORDER BY event_id LIMIT 1')).toContain('deliveries_queue (endpoint_id=? AND person_id=?)');
  expect(stepsOf(store, "state = 'pending' ORDER BY id LIMIT 1")).not.toContain('TEMP B-TREE');
  for (const filter of [
    'deliveries.id < ? AND endpoint_id = ? ORDER',
    'endpoint_id = ? AND state = ? ORDER',
    'id < ? AND state = ? ORDER',
  ])
    expect(stepsOf(store, filter)).not.toContain('TEMP B-TREE');
});
