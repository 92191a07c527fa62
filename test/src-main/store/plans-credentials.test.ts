import { expect, it } from 'vitest';
import { stepsOf, wholeTableReads } from './query-plans.ts';
import { addPerson, monday, tempStore } from './support.ts';

function used() {
  const store = tempStore();
  const { credentials, leave } = store;
  const { id: personId } = addPerson(store);
  credentials.setPin(personId, { hash: 'h', issuedAt: monday });
  credentials.pinOf(personId);
  credentials.addCard({ personId, text: 'HADIR1:A', printable: true, issuedAt: monday });
  credentials.cardByText('HADIR1:A');
  credentials.cardsOf(personId);
  credentials.revokeCards(personId, monday);
  credentials.removePin(personId);
  credentials.countOf([personId]);
  const attachment = { name: 'a.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-') };
  const days = { from: '2026-07-13', to: '2026-07-15' };
  const request = { personId, kind: 'sick', ...days, note: '', createdAt: monday, createdBy: '', attachment } as const;
  const id = leave.insert(request);
  leave.decide(id, { decision: 'approved', at: monday, author: '', note: '' });
  leave.get(id);
  leave.attachment(id);
  leave.approved(days);
  leave.approved({ ...days, personId });
  leave.countOf([personId]);
  const page = { tenantId: 1, limit: 10, cursor: 0 };
  leave.list(page);
  leave.list({ ...page, state: 'approved', group: '' });
  leave.list({ ...page, personId, ...days });
  leave.eraseOf(personId);
  credentials.eraseOf(personId);
  return store;
}

it('no statement on leave, PINs and cards reads a whole table', () => {
  expect(wholeTableReads(used())).toEqual([]);
});

it('leave is found by its days, its person or its order, cards by their mark', () => {
  const store = used();
  expect(stepsOf(store, 'FROM leave_requests WHERE to_date')).toContain('leave_by_end (to_date>?)');
  expect(stepsOf(store, 'FROM leave_requests WHERE person_id = ? AND to_date')).toContain(
    'leave_of_person (person_id=?',
  );
  expect(stepsOf(store, 'WHERE mark = ?')).toContain('cards_in_use (mark=?)');
  expect(stepsOf(store, 'leave_requests.id < ? AND tenant_id = ? ORDER')).not.toContain('TEMP B-TREE');
});
