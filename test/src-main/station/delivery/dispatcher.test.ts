import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { minutes, refusal, seconds } from '../support.ts';
import { accepted, doChores, endpoint, failing, record, type Sent, sending, silent } from './support.ts';

const hours = 60 * minutes;
const days = 24 * hours;

/** As a receiver checks it, by the specification. */
function signatureOf(secret: string, { headers, body }: Sent): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
}

describe('a webhook', () => {
  it('is signed by the Standard Webhooks specification', async () => {
    const at = sending();
    const { id, secret } = await endpoint(at);
    const event = record(at, 7, { name: 'Bagus "Gus"', recordId: 3 });
    await at.deliver();
    const [sent] = at.receiver.sent as [Sent];
    const { deliveries } = await at.station.call('deliveries.list', { endpointId: id });
    expect(deliveries).toMatchObject([{ state: 'delivered', attempts: 1, lastStatus: 200, nextAttemptAt: null }]);
    expect(sent.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': deliveries[0]?.uuid,
      'webhook-timestamp': String(Math.floor(at.clock.now().getTime() / 1000)),
      'webhook-signature': signatureOf(secret, sent),
    });
    expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
    expect(JSON.parse(sent.body)).toEqual({
      id: event,
      type: 'attendance.recorded',
      timestamp: at.clock.now().toISOString(),
      data: { personId: 7, name: 'Bagus "Gus"', recordId: 3 },
    });
    expect(JSON.stringify(at.store.audit.list(10, 0))).not.toContain(secret);
  });

  it('is signed with the old secret too for a day after a new one', async () => {
    const at = sending();
    const { id, secret } = await endpoint(at);
    const { secret: next } = await at.station.call('endpoints.rotateSecret', { endpointId: id });
    record(at);
    await at.deliver();
    at.clock.advance(25 * hours);
    record(at);
    await at.deliver();
    const [first, second] = at.receiver.sent as [Sent, Sent];
    expect(first.headers['webhook-signature']).toBe(`${signatureOf(next, first)} ${signatureOf(secret, first)}`);
    expect(second.headers['webhook-signature']).toBe(signatureOf(next, second));
  });
});

describe('a delivery that fails', () => {
  it('is tried again later and later, under the same id, for a week', async () => {
    const at = sending();
    await endpoint(at);
    record(at);
    at.receiver.answer = () => failing;
    const tries: number[] = [];
    const start = at.clock.now().getTime();
    for (let wait: number | null = 0; wait !== null; wait = at.station.delivery.dispatcher.waitFor()) {
      at.clock.advance(wait);
      await at.deliver();
      tries.push((at.clock.now().getTime() - start) / minutes);
    }
    const [delivery] = at.store.deliveries.list({ limit: 1, cursor: 0 }).deliveries;
    expect(delivery).toMatchObject({ state: 'dead', lastStatus: 500, lastError: failing.error, nextAttemptAt: null });
    expect(tries.at(-1)).toBeGreaterThanOrEqual(7 * 24 * 60);
    expect(tries.at(-1)).toBeLessThanOrEqual(7 * 24 * 60 + 60);
    // At most an hour apart, on average half of it.
    const gaps = tries.slice(1).map((time, i) => time - (tries[i] as number));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(60);
    expect(tries.length).toBeGreaterThan(7 * 24);
    expect(new Set(at.receiver.sent.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await at.station.call('outbox.status', {})).toMatchObject({ pending: 0, dead: 1 });
  });

  it("holds up its person's next one, and nobody else's", async () => {
    const at = sending();
    await endpoint(at);
    const [first, second, other] = [record(at, 1), record(at, 1), record(at, 2)];
    at.receiver.answer = ({ body }) => (body.includes(`"id":${first},`) ? silent : accepted);
    await at.deliver();
    expect(at.receiver.events.sort()).toEqual([first, other]);
    at.receiver.answer = () => accepted;
    at.clock.advance(2 * hours);
    await at.deliver();
    expect(at.receiver.events.slice(2)).toEqual([first, second]);
  });

  it.each([429, 503])('with %i and Retry-After leaves the endpoint alone for so long', async (status) => {
    const at = sending();
    await endpoint(at);
    await endpoint(at, ['attendance.recorded'], 'Other');
    for (let person = 1; person <= 9; person++) record(at, person);
    const stuck = ({ url }: Sent) => url.endsWith('Siakad');
    at.receiver.answer = (sent) => (stuck(sent) ? { status, error: 'Later.', retryAfter: 600 } : accepted);
    await at.deliver();
    expect(at.receiver.sent.filter(stuck)).toHaveLength(4);
    expect(at.receiver.sent.filter((sent) => !stuck(sent))).toHaveLength(9);
    at.receiver.answer = () => accepted;
    at.clock.advance(9 * minutes);
    expect(at.station.delivery.dispatcher.waitFor()).toBe(minutes);
    await at.deliver();
    expect(at.receiver.sent).toHaveLength(13);
    at.clock.advance(20 * minutes);
    await at.deliver();
    expect(at.receiver.sent).toHaveLength(22);
  });

  it('with an absurd Retry-After waits an hour', async () => {
    const at = sending();
    await endpoint(at);
    record(at);
    at.receiver.answer = () => ({ status: 429, error: 'Later.', retryAfter: 999_999_999 });
    await at.deliver();
    expect(at.store.deliveries.get(1)?.nextAttemptAt).toBe(new Date(at.clock.now().getTime() + hours).toISOString());
  });

  it('with 410 pauses the endpoint, audited; what waits follows when it is resumed', async () => {
    const at = sending();
    const { id } = await endpoint(at);
    record(at, 1);
    record(at, 2);
    at.receiver.answer = () => ({ status: 410, error: 'Gone.', retryAfter: null });
    await at.deliver();
    expect((await at.station.call('endpoints.list', {})).endpoints).toMatchObject([{ paused: true, pending: 2 }]);
    expect(at.store.audit.list(1, 0).entries).toMatchObject([{ action: 'endpoint.paused', actor: 'station' }]);
    at.receiver.answer = () => accepted;
    at.clock.advance(2 * days);
    await at.deliver();
    expect(at.receiver.sent).toHaveLength(2);
    await at.station.call('endpoints.update', { endpointId: id, paused: false });
    await at.deliver();
    expect((await at.station.call('endpoints.list', {})).endpoints).toMatchObject([
      { paused: false, pending: 0, dead: 0, lastError: null, lastDeliveredAt: at.clock.now().toISOString() },
    ]);
  });
});

describe('deliveries', () => {
  it('go to one endpoint four at a time; a silent one holds up no other', async () => {
    const at = sending();
    await endpoint(at);
    await endpoint(at, ['attendance.recorded'], 'Quick');
    for (let person = 1; person <= 10; person++) record(at, person);
    let answer: () => void = () => {};
    const stuck = new Promise<void>((resolve) => {
      answer = resolve;
    });
    at.receiver.answer = async ({ url }) => {
      if (url.endsWith('Siakad')) await stuck;
      return accepted;
    };
    const all = at.deliver();
    await expect.poll(() => at.receiver.sent.filter(({ url }) => url.endsWith('Quick')).length).toBe(10);
    expect(at.receiver.sent).toHaveLength(14);
    answer();
    await all;
    expect(at.receiver.sent).toHaveLength(20);
  });

  it('that are on their way when the station ends are broken off, and sent again by the next', async () => {
    const at = sending();
    await endpoint(at);
    const event = record(at);
    at.receiver.answer = ({ signal }) =>
      new Promise((resolve) => signal?.addEventListener('abort', () => resolve(silent)));
    at.station.delivery.dispatcher.fill();
    // Only broken off does the receiver answer.
    await at.station.delivery.dispatcher.stop(50);
    expect(at.store.deliveries.get(1)).toMatchObject({ state: 'pending', attempts: 0 });
    record(at, 2);
    at.station.delivery.dispatcher.fill();
    expect(at.receiver.sent).toHaveLength(1);
    const again = at.restart();
    at.receiver.answer = () => accepted;
    await again.station.delivery.dispatcher.deliverDue();
    expect(at.receiver.events).toEqual([event, event, event + 1]);
  });

  it('are sent again under their old id when staff ask, but not twice at once', async () => {
    const at = sending();
    await endpoint(at);
    record(at);
    await at.deliver();
    await at.station.call('deliveries.redeliver', { deliveryId: 1, actor: 'Bu Rina' });
    await expect(at.station.call('deliveries.redeliver', { deliveryId: 1 })).rejects.toEqual(refusal('conflict'));
    await expect(at.station.call('deliveries.redeliver', { deliveryId: 99 })).rejects.toEqual(refusal('not_found'));
    await at.deliver();
    const [one, two] = at.receiver.sent;
    expect(two?.headers['webhook-id']).toBe(one?.headers['webhook-id']);
    expect(at.store.audit.list(1, 0).entries).toMatchObject([{ action: 'delivery.requeued', actor: 'Bu Rina' }]);
  });

  it('whose outcome cannot be written are tried again later', async () => {
    let full = true;
    const at = sending({
      store: (store) => {
        const { delivered } = store.deliveries;
        store.deliveries.delivered = (...args) => {
          if (full) throw new Error('disk full');
          delivered(...args);
        };
        return store;
      },
    });
    await endpoint(at);
    record(at);
    await at.deliver();
    expect(at.store.deliveries.get(1)).toMatchObject({ state: 'pending' });
    full = false;
    at.clock.advance(10 * seconds);
    await at.deliver();
    expect(at.store.deliveries.get(1)).toMatchObject({ state: 'delivered' });
    expect(at.receiver.sent).toHaveLength(2);
  });
});

describe('endpoints', () => {
  it('refuse a password in the address, more than twenty of them, and unknown ones', async () => {
    const at = sending();
    const create = (url: string) => at.station.call('endpoints.create', { name: 'x', url, topics: ['leave.decided'] });
    await expect(create('http://user:pw@school.id/')).rejects.toEqual(refusal('invalid_argument', { field: 'url' }));
    await expect(create('ftp://school.id/')).rejects.toEqual(refusal('invalid_argument'));
    for (let i = 0; i < 20; i++) await create('http://school.id/');
    await expect(create('http://school.id/')).rejects.toEqual(refusal('conflict'));
    await expect(at.station.call('endpoints.remove', { endpointId: 99 })).rejects.toEqual(refusal('not_found'));
  });

  it('are tried with a made-up event that no receiver can take for attendance', async () => {
    const at = sending();
    const { id } = await endpoint(at);
    at.receiver.answer = () => failing;
    expect(await at.station.call('endpoints.test', { endpointId: id })).toMatchObject({ ok: false, status: 500 });
    expect(JSON.parse(at.receiver.sent[0]?.body ?? '')).toMatchObject({ type: 'station.test', data: { test: true } });
    expect(at.store.outbox.lastId()).toBe(0);
  });
});

describe('housekeeping', () => {
  it('drops what is over after 30 days, in batches', async () => {
    const at = sending();
    await endpoint(at);
    at.store.transaction(() => {
      for (let person = 1; person <= 700; person++) record(at, person);
    });
    at.store.deliveries.giveUp(1, '2100-01-01T00:00:00.000Z', at.clock.now().toISOString(), 'x', 699);
    doChores(at);
    at.clock.advance(31 * days);
    // A piece each: the past days' absences, of which there are none, come first.
    const sizes = new Set<number>();
    while (at.station.delivery.chores()) sizes.add(at.store.outbox.after(0, 500).length);
    expect([...sizes]).toContain(200);
    expect(at.store.outbox.after(0, 500)).toHaveLength(1);
    await at.deliver();
    expect(at.receiver.events).toEqual([700]);
  });
});
