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

describe('the audit trail', () => {
  it('keeps who did what, newest first', () => {
    const store = tempStore();
    const entries = [1, 2, 3].map((n) => ({
      at: monday,
      actor: 'staff:1',
      action: 'face.enrolled' as const,
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
