import { expect, it } from 'vitest';
import type { Scope } from '../../../../src-shared/access.ts';
import { type Served, serve } from './support.ts';

async function pupil({ call }: Served, body: object = {}): Promise<number> {
  return (await call('POST', '/people', { body: { name: 'Ani', group: '7A', ...body } })).body.id;
}

it('a PIN is given, used and revoked', async () => {
  const at = await serve();
  const id = await pupil(at, { userId: 17 });
  const { status, body } = await at.call('POST', `/people/${id}/pin`);
  expect([status, body]).toEqual([201, { pin: expect.stringMatching(/^\d{6}$/) }]);
  const entry = await at.call('POST', '/pin-entries', { body: { number: '17', pin: body.pin } });
  expect(entry.status).toBe(200);
  expect(entry.body).toMatchObject({ person: { id, userId: 17, name: 'Ani' }, arrival: { repeated: false } });
  expect((await at.call('GET', `/people/${id}/credentials`)).body).toMatchObject({
    pin: { issuedAt: expect.any(String) },
  });
  expect((await at.call('DELETE', `/people/${id}/pin`)).body).toEqual({ pin: null, cards: [] });
  const refused = await at.call('POST', '/pin-entries', { body: { number: '17', pin: body.pin } });
  expect(refused).toMatchObject({ status: 403, body: { code: 'credential_refused', retryable: false } });
});

it('neither a PIN nor a hash of one stays in kept answers', async () => {
  const at = await serve();
  const id = await pupil(at);
  const headers = { 'idempotency-key': 'one' };
  const first = await at.call('POST', `/people/${id}/pin`, { headers });
  const second = await at.call('POST', `/people/${id}/pin`, { headers });
  expect(second.headers.get('idempotency-replayed')).toBeNull();
  await at.call('POST', '/pin-entries', { body: { number: '1', pin: second.body.pin }, headers });
  expect(at.store.idempotency.get('key 1', 'one')).toBeNull();
  expect([first.status, second.status]).toEqual([201, 201]);
});

it('a gate that guesses is told how long to wait', async () => {
  const at = await serve();
  await pupil(at);
  const guess = (pin: string) => at.call('POST', '/pin-entries', { body: { number: '1', pin } });
  for (let i = 0; i < 5; i++) expect((await guess(`00000${i}`)).status).toBe(403);
  const { status, headers, body } = await guess('000009');
  expect([status, headers.get('retry-after'), body.code, body.retryable]).toEqual([
    429,
    '60',
    'too_many_requests',
    true,
  ]);
});

it('cards are issued once for each Idempotency-Key, assigned, used, printed and revoked', async () => {
  const at = await serve();
  const id = await pupil(at);
  const headers = { 'idempotency-key': 'card' };
  const issued = await at.call('POST', `/people/${id}/cards`, { headers });
  expect(issued).toMatchObject({ status: 201, body: { cards: [{ id: 1, printable: true }] } });
  expect((await at.call('POST', `/people/${id}/cards`, { headers })).body).toEqual(issued.body);
  const assigned = await at.call('POST', `/people/${id}/cards/assigned`, { body: { text: '04A1B2C3' } });
  expect(assigned).toMatchObject({ status: 201, body: { cards: [{ id: 2, printable: false }, { id: 1 }] } });
  const other = await pupil(at, { name: 'Budi' });
  const taken = await at.call('POST', `/people/${other}/cards/assigned`, { body: { text: '04a1b2c3' } });
  expect(taken).toMatchObject({ status: 409, body: { code: 'conflict' } });
  const entry = await at.call('POST', '/card-entries', { body: { text: '04a1b2c3\r\n', gate: 'Gerbang Utama' } });
  expect(entry).toMatchObject({ status: 200, body: { person: { id, name: 'Ani' } } });
  const sheet = await at.call('POST', '/cards', { body: { personIds: [id], language: 'en' } });
  expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(sheet.headers.get('content-disposition')).toBe('attachment; filename="attendance-cards.pdf"');
  expect(Buffer.from(sheet.body).toString('latin1')).toMatch(/^%PDF-[\s\S]*%%EOF\s*$/);
  expect((await at.call('DELETE', `/people/${id}/cards`)).body.cards).toEqual([]);
  expect((await at.call('POST', '/card-entries', { body: { text: '04a1b2c3' } })).status).toBe(403);
});

it.each<[string, string, Scope[], object]>([
  ['GET', '/people/1/credentials', ['people:write', 'recognise'], {}],
  ['POST', '/people/1/pin', ['people:read', 'recognise', 'attendance:write'], {}],
  ['POST', '/people/1/cards', ['people:read', 'recognise'], {}],
  ['POST', '/cards', ['people:read', 'recognise'], { body: { group: '7A' } }],
  ['POST', '/pin-entries', ['people:read', 'people:write'], { body: { number: '1', pin: '1' } }],
  ['POST', '/card-entries', ['people:read', 'people:write'], { body: { text: 'ABCD' } }],
])('%s %s wants its scope', async (method, path, scopes, call) => {
  const at = await serve();
  await pupil(at);
  expect((await at.call(method, path, { ...call, key: await at.keyWith(...scopes) })).status).toBe(403);
  expect((await at.call(method, path, { ...call, key: null })).status).toBe(401);
});

it('what is wrong with a request is said by its field', async () => {
  const at = await serve();
  const fields = async (path: string, body: object) =>
    (await at.call('POST', path, { body })).body.fields?.map(({ field }: { field: string }) => field);
  expect(await fields('/pin-entries', { number: '', pin: 123456 })).toEqual(['number', 'pin']);
  expect(await fields('/card-entries', { text: 'x'.repeat(501) })).toEqual(['text']);
  expect(await fields('/people/1/cards/assigned', { text: 'abc' })).toEqual(['text']);
  expect(await fields('/cards', { personIds: [1, 'x'] })).toEqual(['personIds.1']);
  expect(await fields('/cards', { personIds: Array(2001).fill(1) })).toEqual(['personIds']);
  expect((await at.call('POST', '/people/9/cards')).body.code).toBe('person_not_found');
});
