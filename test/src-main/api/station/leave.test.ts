import { expect, it } from 'vitest';
import { type Served, serve } from './support.ts';

const pdf = Buffer.from('%PDF-1.7\nsurat');
const schoolDay = {
  weekdays: [1, 2, 3, 4, 5],
  plan: {
    sessions: [
      { opens: '05:30', onTimeUntil: '07:00', lateUntil: '10:00', earlyLeaveFrom: '11:00', dismissal: '13:00' },
    ],
  },
};
const days = { kind: 'sick', from: '2025-11-17', to: '2025-11-19' };

async function pupil({ call }: Served, body: object = {}): Promise<number> {
  return (await call('POST', '/people', { body: { name: 'Ani', group: '7A', ...body } })).body.id;
}

function form(fields: Record<string, string>, letter?: { name: string; bytes: Uint8Array }, field = 'attachment') {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  if (letter) data.append(field, new Blob([letter.bytes as Uint8Array<ArrayBuffer>]), letter.name);
  return data;
}

it('leave is asked for, read, decided, once', async () => {
  const at = await serve();
  const personId = await pupil(at);
  const asked = await at.call('POST', '/leave', { body: { personId, ...days, note: 'Demam' } });
  expect(asked).toMatchObject({
    status: 201,
    body: { personId, name: 'Ani', ...days, state: 'requested', createdBy: 'test', hasAttachment: false },
  });
  const { id } = asked.body;
  const approved = await at.call('POST', `/leave/${id}/decision`, {
    body: { decision: 'approved', note: 'Semoga sehat' },
  });
  expect(approved).toMatchObject({
    status: 200,
    body: { state: 'approved', decisions: [{ decision: 'approved', author: 'test', note: 'Semoga sehat' }] },
  });
  expect((await at.call('GET', `/leave/${id}`)).body).toEqual(approved.body);
  const again = await at.call('POST', `/leave/${id}/decision`, { body: { decision: 'rejected' } });
  expect(again).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect((await at.call('POST', '/leave/99/decision', { body: { decision: 'approved' } })).status).toBe(404);
});

it('an approved request sets the days, a cancelled one gives them back', async () => {
  const at = await serve();
  const personId = await pupil(at);
  const statusOf = async () =>
    (await at.station.call('attendance.days', { from: '2025-11-17', to: '2025-11-17', personId })).days[0]?.status;
  await at.station.call('calendar.addRule', { effectiveFrom: '2025-11-01', allowPast: true, ...schoolDay });
  const before = await statusOf();
  expect(before).toBe('not_seen');
  const { body } = await at.call('POST', '/leave', { body: { personId, ...days, approve: true } });
  expect(await statusOf()).toBe('sick');
  await at.call('POST', `/leave/${body.id}/decision`, { body: { decision: 'cancelled' } });
  expect(await statusOf()).toBe(before);
  await at.call('POST', '/leave', { body: { personId, ...days, kind: 'duty', approve: true } });
  expect(await statusOf()).toBe('excused');
});

it('a letter comes in a form and goes out as a download that no browser runs', async () => {
  const at = await serve();
  const personId = String(await pupil(at));
  const body = form({ personId, ...days, approve: 'true' }, { name: 'surat dokter "1".pdf', bytes: pdf });
  const { status, body: asked } = await at.call('POST', '/leave', { body });
  expect([status, asked.state, asked.hasAttachment]).toEqual([201, 'approved', true]);
  const letter = await at.call('GET', `/leave/${asked.id}/attachment`);
  expect(Buffer.from(letter.body).equals(pdf)).toBe(true);
  expect(Object.fromEntries(letter.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''surat%20dokter%20/),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'no-store',
  });
  expect((await at.call('GET', '/leave/99/attachment')).body.code).toBe('not_found');
});

it('a form without a letter is a request without one', async () => {
  const at = await serve();
  const personId = String(await pupil(at));
  expect((await at.call('POST', '/leave', { body: form({ personId, ...days }) })).body.hasAttachment).toBe(false);
});

it('sent twice with one key, leave is asked for once; with another letter it is a conflict', async () => {
  const at = await serve();
  const personId = String(await pupil(at));
  const send = (bytes: Uint8Array) =>
    at.call('POST', '/leave', {
      body: form({ personId, ...days }, { name: 'a.pdf', bytes }),
      headers: { 'idempotency-key': 'leave' },
    });
  const first = await send(pdf);
  expect((await send(pdf)).body).toEqual(first.body);
  expect((await send(Buffer.from('%PDF-1.4'))).status).toBe(409);
  expect((await at.call('GET', '/leave')).body.items).toHaveLength(1);
});

it('letters that are none, too large ones and wrong fields are refused in their own words', async () => {
  const at = await serve();
  const personId = String(await pupil(at));
  const codeOf = async (data: FormData) => (await at.call('POST', '/leave', { body: data })).body.code;
  const fields = { personId, ...days };
  expect(await codeOf(form(fields, { name: 'a.pdf', bytes: Buffer.from('<html>') }))).toBe('file_unreadable');
  const large = Buffer.concat([pdf, Buffer.alloc(5 * 1024 ** 2)]);
  expect(await codeOf(form(fields, { name: 'a.pdf', bytes: large }))).toBe('file_too_large');
  const huge = Buffer.concat([pdf, Buffer.alloc(11 * 1024 ** 2)]);
  expect(await codeOf(form(fields, { name: 'a.pdf', bytes: huge }))).toBe('file_too_large');
  expect(await codeOf(form(fields, { name: 'a.pdf', bytes: pdf }, 'file'))).toBe('invalid_argument');
  const bad = await at.call('POST', '/leave', { body: { personId: 'x', kind: 'ill', from: '2025-02-30', to: '' } });
  expect(bad.body.fields.map(({ field }: { field: string }) => field)).toEqual(['personId', 'kind', 'from', 'to']);
  expect((await at.call('POST', '/leave', { body: 'x', headers: { 'content-type': 'text/plain' } })).status).toBe(400);
  expect((await at.call('POST', '/leave')).status).toBe(400);
  expect((await at.call('GET', '/leave')).body.items).toEqual([]);
});

it('lists are filtered and paged', async () => {
  const at = await serve();
  const personId = await pupil(at);
  const other = await pupil(at, { name: 'Budi', group: '7B' });
  for (const id of [personId, other, personId]) await at.call('POST', '/leave', { body: { personId: id, ...days } });
  const ids = async (query: string) =>
    (await at.call('GET', `/leave${query}`)).body.items.map(({ id }: { id: number }) => id);
  expect(await ids('')).toEqual([3, 2, 1]);
  expect(await ids('?group=7B')).toEqual([2]);
  expect(await ids(`?personId=${personId}&state=requested`)).toEqual([3, 1]);
  expect(await ids('?state=approved')).toEqual([]);
  expect(await ids('?from=2025-11-20')).toEqual([]);
  const { body } = await at.call('GET', '/leave?limit=2');
  expect(body.next).toBe('2');
  expect(await ids('?limit=2&cursor=2')).toEqual([1]);
  expect((await at.call('GET', '/leave?from=yesterday')).body.fields[0].field).toBe('from');
});

it('reading and writing want their scopes', async () => {
  const at = await serve();
  const personId = await pupil(at);
  const reader = await at.keyWith('attendance:read');
  const writer = await at.keyWith('attendance:write');
  const body = { personId, ...days };
  expect((await at.call('POST', '/leave', { body, key: reader })).status).toBe(403);
  expect((await at.call('POST', '/leave', { body, key: writer })).status).toBe(201);
  expect((await at.call('GET', '/leave', { key: writer })).status).toBe(403);
  expect((await at.call('GET', '/leave/1/attachment', { key: writer })).status).toBe(403);
  expect((await at.call('GET', '/leave', { key: reader })).status).toBe(200);
});
