import { describe, expect, it } from 'vitest';
import { enrolPerson, picture } from '../../station/support.ts';
import { photos, type Served, serve } from './support.ts';

const day = '2025-11-17';
const siti = picture({ like: { 1: 0.95 } });
const scanForm = (fields: Record<string, string> = {}, image = siti) => ({ body: photos([image], fields, 'photo') });
const reason = 'Salah orang';

async function school(): Promise<Served> {
  const at = await serve();
  await enrolPerson(at, 1, { group: '7A' });
  await enrolPerson(at, 2, { group: '7B' });
  return at;
}

describe('a scan', () => {
  it('by two gates, a retry with its key and a double tap at once is one record', async () => {
    const at = await school();
    const headers = { 'idempotency-key': 'scan-1' };
    const answers = await Promise.all([
      at.call('POST', '/scan', { ...scanForm({ gate: 'Utara' }), headers }),
      at.call('POST', '/scan', { ...scanForm({ gate: 'Utara' }), headers }),
      at.call('POST', '/scan', scanForm({ gate: 'Utara' })),
      at.call('POST', '/scan', scanForm({ gate: 'Utara' })),
      at.call('POST', '/scan', scanForm({ gate: 'Selatan' })),
      at.call('POST', '/scan', scanForm({ gate: 'Selatan' })),
    ]);
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThanOrEqual(5);
    // The retry comes while the first one is still at work, or gets its answer.
    for (const { status } of answers) expect([200, 409]).toContain(status);
    expect(new Set(done.map(({ body }) => body.arrival.recordId))).toEqual(new Set([1]));
    const recorded = done.filter(({ body }) => !body.arrival.repeated);
    expect(new Set(recorded.map(({ headers }) => headers.get('idempotency-replayed'))).size).toBe(recorded.length);
    expect(at.store.outbox.after(0, 9)).toHaveLength(1);
    const again = await at.call('POST', '/scan', { ...scanForm({ gate: 'Utara' }), headers });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
  });

  it('answers what it means', async () => {
    const at = await school();
    const { status, body } = await at.call('POST', '/scan', scanForm({ direction: 'out' }));
    expect([status, body]).toMatchObject([
      200,
      { outcome: 'accept', person: { id: 1, userId: 1 }, arrival: { recordId: 1, repeated: false } },
    ]);
    expect(at.store.records.get(1)?.direction).toBe('out');
    expect((await at.call('POST', '/scan', scanForm({}, picture({})))).body).toMatchObject({
      outcome: 'unknown',
      person: null,
      arrival: null,
    });
  });

  it('says what is wrong with a form', async () => {
    const at = await school();
    expect(await at.call('POST', '/scan', scanForm({ direction: 'up' }))).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'direction' }] },
    });
    expect((await at.call('POST', '/scan', scanForm({ gate: 'x'.repeat(61) }))).status).toBe(400);
    expect((await at.call('POST', '/scan', { body: photos([], { gate: 'a' }, 'photo') })).status).toBe(400);
    expect((await at.call('POST', '/scan', { body: {} })).status).toBe(400);
    expect((await at.call('POST', '/scan', scanForm({}, picture()))).body.code).toBe('no_face');
  });
});

describe('corrections', () => {
  it('are written once, whoever of many is first', async () => {
    const at = await school();
    await at.call('POST', '/scan', scanForm());
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        i % 2 === 0
          ? at.call('POST', '/attendance/1/void', { body: { reason } })
          : at.call('POST', '/attendance/1/replace', { body: { reason, at: '2025-11-17T00:01:00Z', direction: 'in' } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
    const { body } = await at.call('GET', `/attendance?date=${day}`);
    expect(body.items.filter((record: { targetId: number }) => record.targetId === 1)).toHaveLength(1);
  });

  it('name the caller as author, and a retry with its key is the same record', async () => {
    const at = await school();
    const call = {
      body: { personId: 1, at: '2025-11-17T07:00:00+07:00', reason: 'Kamera mati' },
      headers: { 'idempotency-key': 'manual-1' },
    };
    const first = await at.call('POST', '/attendance', call);
    expect(first).toMatchObject({ status: 201, body: { author: 'test', at: '2025-11-17T00:00:00.000Z' } });
    expect((await at.call('POST', '/attendance', call)).body).toEqual(first.body);
    expect(at.store.records.lastWritten()?.id).toBe(1);
    const disowned = await at.call('POST', '/attendance/1/disown');
    expect(disowned).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('say what is wrong', async () => {
    const at = await school();
    const manual = (body: object) => at.call('POST', '/attendance', { body });
    const right = { personId: 1, at: '2025-11-17T00:00:00Z', reason };
    expect(await manual({ ...right, at: '2099-01-01T00:00:00Z' })).toMatchObject({ status: 400 });
    expect(await manual({ ...right, at: 'yesterday' })).toMatchObject({ body: { fields: [{ field: 'at' }] } });
    expect(await manual({ ...right, reason: '' })).toMatchObject({ body: { fields: [{ field: 'reason' }] } });
    expect((await manual({ ...right, personId: 99 })).status).toBe(404);
    expect((await at.call('POST', '/attendance/9/void', { body: { reason } })).status).toBe(404);
    expect((await at.call('POST', '/attendance/0/void', { body: { reason } })).status).toBe(400);
  });
});

describe('what is read', () => {
  it('the book, days, the sheet and a history', async () => {
    const at = await school();
    await at.call('POST', '/scan', scanForm());
    const items = async (path: string) => (await at.call('GET', path)).body.items;
    expect(await items('/attendance')).toMatchObject([{ id: 1, name: 'Siswa 1', group: '7A', live: true }]);
    expect(await items(`/attendance?from=${day}&to=${day}&group=7B`)).toEqual([]);
    expect(await items(`/days?date=${day}`)).toMatchObject([{ personId: 1 }, { personId: 2 }]);
    expect(await items(`/people/1/days?from=${day}&to=${day}`)).toMatchObject([{ records: [{ id: 1 }] }]);
    const sheet = await at.call('GET', '/days/today?group=7A');
    expect(sheet.body).toMatchObject({ date: day, rows: [{ userId: 1, records: [{ id: 1 }] }] });
    expect((await at.call('GET', `/days/${day}`)).body.rows).toHaveLength(2);
  });

  it('within reason', async () => {
    const at = await school();
    for (const path of ['/days?from=2020-01-01&to=2025-01-01', '/days/2025-02-30', '/days?date=x', '/attendance?to=1'])
      expect([path, (await at.call('GET', path)).status]).toEqual([path, 400]);
    expect((await at.call('GET', '/people/1/days')).status).toBe(400);
    expect((await at.call('GET', `/people/99/days?from=${day}&to=${day}`)).status).toBe(404);
  });
});

it('gates have a direction, and the clock can be trusted', async () => {
  const at = await school();
  const path = `/gates/${encodeURIComponent('Gerbang Utara')}`;
  expect((await at.call('PUT', path, { body: { direction: 'in' } })).body).toEqual({
    uuid: expect.any(String),
    name: 'Gerbang Utara',
    direction: 'in',
  });
  expect((await at.call('GET', '/gates')).body.items).toHaveLength(1);
  expect((await at.call('DELETE', path)).status).toBe(204);
  expect((await at.call('DELETE', path)).status).toBe(404);
  expect((await at.call('PUT', path, { body: { direction: 'up' } })).status).toBe(400);
  await at.call('POST', '/scan', scanForm());
  at.clock.step(-60_000);
  const clock = { now: '2025-11-17T00:10:00.000Z', behindMs: 60_000, timeZone: 'UTC' };
  expect((await at.call('GET', '/clock')).body).toEqual(clock);
  expect((await at.call('POST', '/clock/trust')).body).toEqual({ now: '2025-11-17T00:09:00.000Z' });
});

it('wants the scope', async () => {
  const at = await school();
  const reader = await at.keyWith('attendance:read');
  const writer = await at.keyWith('attendance:write');
  expect((await at.call('GET', '/attendance', { key: reader })).status).toBe(200);
  expect((await at.call('POST', '/scan', { ...scanForm(), key: reader })).status).toBe(403);
  expect((await at.call('POST', '/scan', { ...scanForm(), key: writer })).status).toBe(200);
  expect((await at.call('PUT', '/gates/a', { body: { direction: 'in' }, key: writer })).status).toBe(403);
  expect((await at.call('POST', '/clock/trust', { key: writer })).status).toBe(403);
});
