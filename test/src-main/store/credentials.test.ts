import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addPerson, monday, refusal, tempStore } from './support.ts';

const tuesday = '2025-11-18T00:10:00.000Z';

it('a person has one PIN, the last one set', () => {
  const { credentials, ...store } = tempStore();
  const { id } = addPerson({ credentials, ...store });
  expect(credentials.pinOf(id)).toBeNull();
  credentials.setPin(id, { hash: 'scrypt$one', issuedAt: monday });
  credentials.setPin(id, { hash: 'scrypt$two', issuedAt: tuesday });
  expect(credentials.pinOf(id)).toEqual({ hash: 'scrypt$two', issuedAt: tuesday });
  expect(credentials.countOf([id, 99])).toBe(1);
  credentials.removePin(id);
  expect(credentials.pinOf(id)).toBeNull();
  expect(() => credentials.setPin(99, { hash: 'x', issuedAt: monday })).toThrow(refusal('person_not_found'));
});

it('a card is found by its text while it is in use', () => {
  const store = tempStore();
  const { credentials } = store;
  const [ani, budi] = [addPerson(store).id, addPerson(store).id];
  const own = credentials.addCard({ personId: ani, text: 'HADIR1:X', printable: true, issuedAt: monday });
  const foreign = credentials.addCard({ personId: ani, text: '04A1B2C3', printable: false, issuedAt: tuesday });
  expect(credentials.cardByText('HADIR1:X')).toEqual({ ...own, text: 'HADIR1:X', revokedAt: null });
  expect(credentials.cardByText('04A1B2C3')).toEqual({ ...foreign, text: null });
  expect(credentials.cardsOf(ani).map(({ id }) => id)).toEqual([foreign.id, own.id]);
  const again = { personId: budi, text: '04A1B2C3', printable: false, issuedAt: monday };
  expect(() => credentials.addCard(again)).toThrow(refusal('conflict', {}));
  credentials.revokeCards(ani, tuesday);
  expect(credentials.cardByText('HADIR1:X')).toBeNull();
  expect(credentials.cardsOf(ani)).toEqual([]);
  expect(credentials.addCard(again).personId).toBe(budi);
  credentials.eraseOf(budi);
  expect(credentials.countOf([ani, budi])).toBe(0);
});

it('neither hashes nor texts of cards can be read out of the files, and a person takes theirs along', () => {
  const store = tempStore();
  const { id } = addPerson(store);
  store.credentials.setPin(id, { hash: 'scrypt$readable', issuedAt: monday });
  store.credentials.addCard({ personId: id, text: 'HADIR1:READABLE', printable: true, issuedAt: monday });
  store.credentials.addCard({ personId: id, text: '04A1B2C3READABLE', printable: false, issuedAt: monday });
  const bytes = Buffer.concat([readFileSync(store.path), readFileSync(`${store.path}-wal`)]).toString('latin1');
  expect(bytes.toLowerCase()).not.toContain('readable');
  store.people.remove(id);
  expect(store.credentials.countOf([id])).toBe(0);
});
