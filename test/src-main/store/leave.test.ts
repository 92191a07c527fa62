import { expect, it } from 'vitest';
import type { StationStore } from '../../../src-main/store/index.ts';
import { addPerson, monday, refusal, tempStore } from './support.ts';

function request(store: StationStore, personId: number, changes: object = {}): number {
  return store.leave.insert({
    personId,
    kind: 'sick',
    from: '2026-07-13',
    to: '2026-07-15',
    note: 'Demam',
    createdAt: monday,
    createdBy: 'staff',
    attachment: null,
    ...changes,
  });
}

const decided = (decision: 'approved' | 'rejected' | 'cancelled') => ({
  decision,
  at: monday,
  author: 'guru',
  note: '',
});

it('a request is as it was written, and its state is its last decision', () => {
  const store = tempStore();
  const { id: personId } = addPerson(store, { name: 'Ani', group: '7A' });
  const id = request(store, personId);
  expect(store.leave.get(id)).toEqual({
    id,
    uuid: expect.any(String),
    personId,
    name: 'Ani',
    group: '7A',
    kind: 'sick',
    from: '2026-07-13',
    to: '2026-07-15',
    note: 'Demam',
    hasAttachment: false,
    createdAt: monday,
    createdBy: 'staff',
    state: 'requested',
    decisions: [],
  });
  store.leave.decide(id, decided('approved'));
  store.leave.decide(id, decided('cancelled'));
  expect(store.leave.get(id)).toMatchObject({
    state: 'cancelled',
    decisions: [decided('approved'), decided('cancelled')],
  });
  expect(store.leave.get(id + 1)).toBeNull();
  expect(() => request(store, 999)).toThrow(refusal('person_not_found'));
});

it('approved leave is what touches the range and was not cancelled', () => {
  const store = tempStore();
  const [ani, budi] = [addPerson(store).id, addPerson(store).id];
  const one = request(store, ani);
  const two = request(store, budi, { from: '2026-07-15', to: '2026-07-20', kind: 'duty' });
  const three = request(store, ani, { from: '2026-07-15', to: '2026-07-15' });
  request(store, ani, { from: '2026-07-15', to: '2026-07-15' });
  for (const id of [one, two, three]) store.leave.decide(id, decided('approved'));
  store.leave.decide(three, decided('cancelled'));
  const ids = (from: string, to: string, personId?: number) =>
    store.leave.approved({ from, to, personId }).map(({ id }) => id);
  expect(ids('2026-07-15', '2026-07-15')).toEqual([one, two]);
  expect(ids('2026-07-15', '2026-07-15', budi)).toEqual([two]);
  expect(ids('2026-07-16', '2026-07-19')).toEqual([two]);
  expect(ids('2026-07-01', '2026-07-12')).toEqual([]);
  expect(ids('2026-07-21', '2026-08-12')).toEqual([]);
  expect(store.leave.approved({ from: '2026-07-16', to: '2026-07-16' })).toEqual([
    { id: two, personId: budi, kind: 'duty', from: '2026-07-15', to: '2026-07-20' },
  ]);
});

it('lists are filtered and paged, newest first, within one tenant', () => {
  const store = tempStore();
  const ani = addPerson(store, { group: '7A' }).id;
  const budi = addPerson(store, { group: '7B' }).id;
  const elsewhere = addPerson(store, { tenantId: 2, group: '7A' }).id;
  const [a, b, c] = [request(store, ani), request(store, budi, { to: '2026-07-30' }), request(store, ani)];
  request(store, elsewhere);
  store.leave.decide(a, decided('approved'));
  const ids = (query: object) =>
    store.leave.list({ tenantId: 1, limit: 10, cursor: 0, ...query }).requests.map(({ id }) => id);
  expect(ids({})).toEqual([c, b, a]);
  expect(ids({ state: 'approved' })).toEqual([a]);
  expect(ids({ state: 'requested' })).toEqual([c, b]);
  expect(ids({ group: '7A' })).toEqual([c, a]);
  expect(ids({ personId: budi })).toEqual([b]);
  expect(ids({ from: '2026-07-16', to: '2026-07-16' })).toEqual([b]);
  const first = store.leave.list({ tenantId: 1, limit: 2, cursor: 0 });
  expect(first.next).toBe(b);
  expect(ids({ cursor: first.next })).toEqual([a]);
});

it('a letter is sealed, and goes with its request', () => {
  const store = tempStore();
  const { id: personId } = addPerson(store);
  const bytes = Buffer.from('the letter of a doctor');
  const id = request(store, personId, { attachment: { name: 'surat.pdf', mediaType: 'application/pdf', bytes } });
  expect(store.leave.attachment(id)).toEqual({ name: 'surat.pdf', mediaType: 'application/pdf', bytes });
  expect(store.leave.get(id)?.hasAttachment).toBe(true);
  expect(store.leave.countOf([personId, 999])).toBe(1);
  store.leave.eraseOf(personId);
  expect(store.leave.attachment(id)).toBeNull();
  expect(store.leave.countOf([personId])).toBe(0);
});
