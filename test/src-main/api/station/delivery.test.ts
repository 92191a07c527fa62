import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { DeliveryLoop } from '../../../../src-main/outbound/delivery-loop.ts';
import { failing, Receiver } from '../../station/delivery/support.ts';
import { type Served, serve } from './support.ts';

const newEndpoint = { name: 'Siakad', url: 'http://10.0.0.5/hook', topics: ['attendance.recorded'] };

async function school() {
  const receiver = new Receiver();
  const at = await serve({ sender: receiver });
  const { id: personId } = await at.station.call('people.create', { name: 'Ayu', group: '7A' });
  const come = () => at.station.call('attendance.manual', { personId, at: at.clock.now().toISOString(), reason: 'x' });
  return { ...at, receiver, come };
}

describe('endpoints', () => {
  it('are made, shown without their secret, changed, tried and removed', async () => {
    const at = await school();
    const made = await at.call('POST', '/endpoints', { body: newEndpoint });
    expect(made).toMatchObject({ status: 201, body: { id: 1, pending: 0, secret: expect.stringMatching(/^whsec_/) } });
    const { items } = (await at.call('GET', '/endpoints')).body;
    expect(items).toMatchObject([{ ...newEndpoint, paused: false }]);
    expect(items[0]).not.toHaveProperty('secret');
    expect((await at.call('POST', '/endpoints/1/test')).body).toMatchObject({ ok: true, status: 200, error: null });
    expect((await at.call('PATCH', '/endpoints/1', { body: { paused: true } })).body).toMatchObject({ paused: true });
    const { secret } = (await at.call('POST', '/endpoints/1/secret')).body;
    expect(secret).not.toBe(made.body.secret);
    expect((await at.call('DELETE', '/endpoints/1')).status).toBe(204);
    expect((await at.call('PATCH', '/endpoints/1', { body: { paused: true } })).status).toBe(404);
    const audit = (await at.call('GET', '/audit')).body.items as { action: string; actor: string }[];
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['endpoint.created', 'endpoint.updated', 'endpoint.secretRotated', 'endpoint.removed']),
    );
    expect(JSON.stringify(audit)).not.toContain('whsec_');
  });

  it('refuse what could not be sent to', async () => {
    const at = await school();
    const wrong = [
      { url: 'file:///etc/passwd' },
      { url: 'http://a:b@10.0.0.5/' },
      { topics: [] },
      { topics: ['everything'] },
      { name: 'a\u0000b' },
    ];
    for (const change of wrong)
      expect((await at.call('POST', '/endpoints', { body: { ...newEndpoint, ...change } })).status).toBe(400);
  });

  it('are for admins only', async () => {
    const at = await school();
    const key = await at.keyWith('attendance:read', 'attendance:write', 'people:write');
    for (const [method, path] of [
      ['GET', '/endpoints'],
      ['POST', '/endpoints'],
      ['GET', '/deliveries'],
      ['POST', '/deliveries/1/redeliver'],
      ['GET', '/outbox'],
      ['GET', '/messages'],
      ['PUT', '/messages'],
      ['POST', '/messages/test'],
    ] as const)
      expect((await at.call(method, path, { key })).status, path).toBe(403);
  });
});

describe('deliveries', () => {
  it('are listed by state, and sent again', async () => {
    const at = await school();
    at.receiver.answer = () => failing;
    await at.call('POST', '/endpoints', { body: newEndpoint });
    await at.come();
    await at.station.delivery.dispatcher.deliverDue();
    const list = async (query: string) => (await at.call('GET', `/deliveries?${query}`)).body.items;
    expect(await list('state=pending')).toMatchObject([{ id: 1, attempts: 1, lastStatus: 500 }]);
    expect(await list('state=dead&endpointId=1')).toEqual([]);
    expect((await at.call('POST', '/deliveries/1/redeliver')).body).toMatchObject({ code: 'conflict' });
    expect((await at.call('GET', '/outbox')).body).toMatchObject({ pending: 1, dead: 0, lastEventId: 1 });
    at.store.deliveries.giveUp(1, '2100-01-01T00:00:00.000Z', at.clock.now().toISOString(), 'x', 1);
    expect((await at.call('POST', '/deliveries/1/redeliver')).body).toMatchObject({ state: 'pending', attempts: 0 });
  });
});

describe('messages', () => {
  it('are set without ever showing the key of the gateway', async () => {
    const at = await school();
    expect((await at.call('GET', '/messages')).body).toMatchObject({ enabled: false, url: null, delivery: null });
    const body = { enabled: true, url: 'http://10.0.0.9/', headers: { Authorization: 'Bearer abc' } };
    const { body: set } = await at.call('PUT', '/messages', { body });
    expect(set).toMatchObject({
      enabled: true,
      headerNames: ['Authorization'],
      delivery: { pending: 0, paused: false },
    });
    expect(JSON.stringify(set)).not.toContain('abc');
    expect((await at.call('GET', '/endpoints')).body.items).toEqual([]);
    const refused = await at.call('PUT', '/messages', { body: { ...body, body: '{"x":1}' } });
    expect(refused).toMatchObject({ status: 400, body: { detail: 'The body needs {{phone}} as a value.' } });
    expect((await at.call('POST', '/messages/test', { body: { phone: '08123456789' } })).body).toMatchObject({
      ok: true,
    });
  });
});

interface Read {
  id: number;
  event: string;
}

async function follow({ address, key }: Served, path: string, headers: Record<string, string> = {}): Promise<Read[]> {
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const init = { headers: { 'x-api-key': key, ...headers }, signal: ending.signal };
  const response = await fetch(`${address}/api/station/v1${path}`, init);
  expect(response.status).toBe(200);
  const read: Read[] = [];
  void (async () => {
    let text = '';
    for await (const bytes of response.body ?? []) {
      text += new TextDecoder().decode(bytes);
      read.length = 0;
      for (const [, id, event] of text.matchAll(/^id: (\d+)\nevent: (\S+)$/gm))
        read.push({ id: Number(id), event: event ?? '' });
    }
  })().catch(() => {});
  return read;
}

describe('the attendance stream', () => {
  it('tells what is written, and resumes after what was read', async () => {
    const at = await school();
    const live = await follow(at, '/attendance/stream');
    for (let i = 0; i < 3; i++) await at.come();
    await vi.waitFor(() => expect(live.map(({ id }) => id)).toEqual([1, 2, 3]));
    expect(live[0]?.event).toBe('attendance.recorded');
    const later = await follow(at, '/attendance/stream', { 'last-event-id': '1' });
    const all = await follow(at, '/attendance/stream?after=0');
    await at.come();
    await vi.waitFor(() => expect(later.map(({ id }) => id)).toEqual([2, 3, 4]));
    await vi.waitFor(() => expect(all.map(({ id }) => id)).toEqual([1, 2, 3, 4]));
  });

  it('catches up with a year of events without being cut off, while more are written', async () => {
    const at = await school();
    const event = { topic: 'attendance.recorded' as const, at: at.clock.now().toISOString(), personId: 1 };
    at.store.transaction(() => {
      for (let i = 0; i < 5000; i++) at.store.outbox.add({ ...event, data: { name: 'x'.repeat(200) } }, event.at);
    });
    const all = await follow(at, '/attendance/stream?after=0');
    for (let i = 0; i < 20; i++) await at.come();
    await vi.waitFor(() => expect(all).toHaveLength(5020), { timeout: 15_000 });
    expect(all.every(({ id }, i) => id === i + 1)).toBe(true);
  });

  it('can be read in pages instead, in the words of a webhook', async () => {
    const at = await school();
    await at.call('POST', '/endpoints', { body: newEndpoint });
    for (let i = 0; i < 3; i++) await at.come();
    const first = (await at.call('GET', '/attendance/events?limit=2')).body;
    expect(first).toMatchObject({ items: [{ id: 1 }, { id: 2 }], next: 2 });
    const second = (await at.call('GET', '/attendance/events?limit=2&after=2')).body;
    expect(second).toMatchObject({ items: [{ id: 3 }], next: null });
    await at.station.delivery.dispatcher.deliverDue();
    expect(JSON.parse(at.receiver.sent[2]?.body ?? '')).toEqual(second.items[0]);
  });

  it('is not mixed into the stream of the gate', async () => {
    const at = await school();
    const gate = await follow(at, '/events/stream');
    const attendance = await follow(at, '/attendance/stream');
    await at.come();
    await vi.waitFor(() => expect(attendance).toHaveLength(1));
    expect(gate).toEqual([]);
  });
});

it('what the API is told leaves by itself', async () => {
  const at = await school();
  const loop = new DeliveryLoop(at.station, { error() {} });
  onTestFinished(() => loop.stop());
  await at.call('POST', '/endpoints', { body: newEndpoint });
  await at.come();
  await vi.waitFor(() => expect(at.receiver.events).toEqual([1]));
  await vi.waitFor(() => expect(at.store.deliveries.get(1)?.state).toBe('delivered'));
  expect((await at.call('POST', '/deliveries/1/redeliver')).status).toBe(200);
  await vi.waitFor(() => expect(at.receiver.events).toEqual([1, 1]));
});
