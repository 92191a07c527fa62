/** Endpoints and events for the tests of what leaves the station. */
import type { StoredEndpoint } from '../../../src-main/station/ports/delivery.ts';
import type { StationStore } from '../../../src-main/store/index.ts';
import type { OutboxEvent } from '../../../src-shared/contract/delivery.ts';
import { monday } from './support.ts';

export const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;

export function addEndpoint(store: StationStore, changes: Partial<Omit<StoredEndpoint, 'id'>> = {}): StoredEndpoint {
  return store.endpoints.insert({
    kind: 'webhook',
    name: 'Siakad',
    url: 'http://192.168.1.5/hook',
    topics: ['attendance.recorded'],
    paused: false,
    createdAt: monday,
    secret,
    previous: null,
    ...changes,
  });
}

export function addEvent(store: StationStore, changes: Partial<Omit<OutboxEvent, 'id'>> = {}): OutboxEvent {
  const event = { topic: 'attendance.recorded' as const, at: monday, personId: 1, data: {}, ...changes };
  return store.outbox.add(event, event.at);
}
