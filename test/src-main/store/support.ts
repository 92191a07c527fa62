/** A store in a temporary folder, and what to put into it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { NewEvent } from '../../../src-main/station/ports/people.ts';
import { databasePath, type OpenOptions, openStore, type StationStore } from '../../../src-main/store/index.ts';
import type { Person } from '../../../src-shared/domain.ts';

export const key = Buffer.alloc(32, 7);
export const otherKey = Buffer.alloc(32, 8);
export const monday = '2025-11-17T00:10:00.000Z';

/** Gone when the test is over. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hadir-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Closed when the test is over. */
export function tempStore(options: Partial<OpenOptions> = {}): StationStore {
  const store = openStore({ path: databasePath(tempFolder()), key, ...options });
  onTestFinished(() => store.close());
  return store;
}

export function embedding(seed: number, dimension = 4): Float32Array {
  return Float32Array.from({ length: dimension }, (_, i) => Math.sin(seed * 12.9898 + i * 78.233));
}

export function addPerson(store: StationStore, changes: Partial<Omit<Person, 'id' | 'uuid'>> = {}): Person {
  const tenantId = changes.tenantId ?? 1;
  store.tenants.create(tenantId, monday);
  const userId = changes.userId ?? store.people.nextUserId(tenantId);
  return store.people.insert({ tenantId, userId, name: `User ${userId}`, group: '', createdAt: monday, ...changes });
}

export function addTemplate(store: StationStore, personId: number, seed = personId, packId = 'standard') {
  return store.templates.insert({ personId, packId, embedding: embedding(seed), quality: 0.8 }, monday);
}

export function event(changes: Partial<NewEvent> = {}): NewEvent {
  return {
    tenantId: 1,
    at: monday,
    gate: 'Main gate',
    modality: 'face',
    outcome: 'accept',
    personId: null,
    similarity: 0.91,
    runnerUp: 0.4,
    distance: 0.12,
    liveness: null,
    livenessMode: 'off',
    quality: 0.7,
    people: 12,
    sightings: 3,
    packId: 'standard',
    policy: 'gate-1',
    ...changes,
  };
}

/** Matches a StationError with this code, and these details if given. */
export function refusal(code: string, details?: Record<string, unknown>) {
  return expect.objectContaining({ code, ...(details ? { details: expect.objectContaining(details) } : {}) });
}
