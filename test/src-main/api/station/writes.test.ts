import { describe, expect, it } from 'vitest';
import { enrolPerson, picture } from '../../station/support.ts';
import { type Call, photos, type Served, serve } from './support.ts';

const siti = picture({ like: { 1: 1 } });
const withKey = (key: string, call: Call = {}): Call => ({ ...call, headers: { 'idempotency-key': key } });
const enrolment = (): FormData => photos([siti], { name: 'Siti', allowDuplicate: 'true' });
const day = 24 * 3_600_000;

async function count({ call }: Served): Promise<number> {
  return (await call('GET', '/people')).body.items.length;
}

describe('a write with an Idempotency-Key', () => {
  it('sent again answers as the first time and does nothing', async () => {
    const at = await serve();
    const first = await at.call('POST', '/people', withKey('a', { body: { name: 'Siti' } }));
    const second = await at.call('POST', '/people', withKey('a', { body: { name: 'Siti' } }));
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await count(at)).toBe(1);
  });

  it('of photos does not enrol twice, whatever the boundary of the form', async () => {
    const at = await serve();
    const first = await at.call('POST', '/enrolments', withKey('a', { body: enrolment() }));
    const second = await at.call('POST', '/enrolments', withKey('a', { body: enrolment() }));
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect([await count(at), at.gallery.templates(1)]).toEqual([1, 1]);
  });

  it('that removes answers 204 again', async () => {
    const at = await serve();
    const { person } = await enrolPerson(at, 1);
    for (let i = 0; i < 2; i++)
      expect((await at.call('DELETE', `/people/${person.id}`, withKey('gone'))).status).toBe(204);
  });

  it('that belongs to another request is refused', async () => {
    const at = await serve();
    await at.call('POST', '/people', withKey('a', { body: { name: 'Siti' } }));
    for (const [method, path, body] of [
      ['POST', '/people', { name: 'Budi' }],
      ['PATCH', '/people/1', { name: 'Siti' }],
      ['DELETE', '/people/1', undefined],
      ['POST', '/enrolments', enrolment()],
    ] as const)
      expect(await at.call(method, path, withKey('a', { body }))).toMatchObject({
        status: 409,
        body: { code: 'conflict' },
      });
    const otherPhoto = photos([picture({ like: { 1: 0.9 } })], { name: 'Siti', allowDuplicate: 'true' });
    await at.call('POST', '/enrolments', withKey('b', { body: enrolment() }));
    expect((await at.call('POST', '/enrolments', withKey('b', { body: otherPhoto }))).status).toBe(409);
  });

  it('sent several times at once is done once', async () => {
    const at = await serve();
    at.vision.delay = () => new Promise((resolve) => setTimeout(resolve, 100));
    const all = await Promise.all(
      [1, 2, 3, 4].map(() => at.call('POST', '/enrolments', withKey('a', { body: enrolment() }))),
    );
    expect(new Set(all.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(all.filter(({ headers }) => headers.has('idempotency-replayed'))).toHaveLength(3);
    expect(at.gallery.templates(1)).toBe(1);
  });

  it('that failed may be tried again', async () => {
    const at = await serve();
    const body = { name: 'Siti', userId: 1 };
    await at.station.call('people.create', body);
    expect((await at.call('POST', '/people', withKey('a', { body }))).status).toBe(409);
    await at.station.call('people.remove', { personId: 1 });
    expect((await at.call('POST', '/people', withKey('a', { body }))).status).toBe(201);
  });

  it('is each caller’s own', async () => {
    const at = await serve();
    await at.call('POST', '/people', withKey('a', { body: { name: 'Siti' } }));
    const key = await at.keyWith('people:write');
    const other = await at.call('POST', '/people', withKey('a', { body: { name: 'Siti' }, key }));
    expect(other.headers.get('idempotency-replayed')).toBeNull();
    expect(await count(at)).toBe(2);
  });

  it('is remembered for a day, also by the next process', async () => {
    const at = await serve();
    const first = at.store.idempotency;
    await at.call('POST', '/people', withKey('a', { body: { name: 'Siti' } }));
    at.clock.advance(day - 1000);
    await at.call('POST', '/people', withKey('a', { body: { name: 'Siti' } }));
    expect(await count(at)).toBe(1);
    at.clock.advance(2000);
    await at.call('POST', '/people', withKey('a', { body: { name: 'Siti' } }));
    expect(await count(at)).toBe(2);
    expect(first.get('key 1', 'a')).toMatchObject({ answer: { status: 201 } });
  });

  it('that was cut off in the middle is not done again', async () => {
    const at = await serve();
    const body = { name: 'Siti' };
    await at.call('POST', '/people', withKey('probe', { body }));
    const { fingerprint } = at.store.idempotency.get('key 1', 'probe') ?? { fingerprint: '' };
    // What a power cut leaves behind.
    at.store.idempotency.begin({ caller: 'key 1', key: 'cut', fingerprint, at: at.clock.now().toISOString() });
    const answer = await at.call('POST', '/people', withKey('cut', { body }));
    expect(answer).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/was cut off/) } });
    expect(await count(at)).toBe(1);
  });

  it.each(['', 'two words', 'x'.repeat(201)])('%j is none', async (key) => {
    const { call } = await serve();
    const answer = await call('POST', '/people', withKey(key, { body: { name: 'Siti' } }));
    expect(answer.body.fields?.[0]?.field).toBe('idempotency-key');
  });

  it('never keeps a key’s text', async () => {
    const at = await serve();
    const made = await at.call('POST', '/keys', withKey('a', { body: { name: 'x', scopes: ['enrol'] } }));
    expect(made.status).toBe(201);
    expect(at.store.idempotency.get('key 1', 'a')).toBeNull();
  });
});
