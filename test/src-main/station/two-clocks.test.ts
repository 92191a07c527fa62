/** The school's time is for what is booked, the computer's for what another computer compares: after a clock that was two hours
 * ahead was corrected, and on a station that plays at another time, both are right. */
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyHasher } from '../../../src-main/hosts/node/key-hasher.ts';
import { createKeyring } from '../../../src-main/station/access/keyring.ts';
import { scan, school, at as time } from './attendance/support.ts';
import { accepted, doChores, endpoint, failing, Receiver, type Sent, sending } from './delivery/support.ts';
import { FakeClock, minutes, seconds } from './support.ts';

const hours = 60 * minutes;

/** As the `standardwebhooks` libraries check it: the time within five minutes of theirs, and one of the signatures. */
function isVerified(secret: string, { headers, body }: Sent, now: Date): boolean {
  const stamp = Number(headers['webhook-timestamp']);
  if (Math.abs(now.getTime() / 1000 - stamp) > 5 * 60) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${headers['webhook-id']}.${stamp}.${body}`).digest('base64');
  return (headers['webhook-signature'] ?? '').split(' ').includes(`v1,${signature}`);
}

describe('a clock that was two hours ahead and was corrected', () => {
  async function corrected() {
    const receiver = new Receiver();
    const at = await school('06:40', { sender: receiver });
    const { id, secret } = await endpoint(at);
    at.clock.step(2 * hours);
    await scan(at, 1);
    // As the loop does after each event.
    at.station.delivery.dispatcher.waitFor();
    const written = (): Date => new Date(at.store.records.lastWritten()?.writtenAt ?? '');
    const deliver = () => at.station.delivery.dispatcher.deliverDue();
    return { ...at, receiver, id, secret, written, deliver, correct: () => at.clock.step(-2 * hours) };
  }

  it('books by the school’s time, and signs by the computer’s', async () => {
    const at = await corrected();
    at.correct();
    at.clock.advance(minutes);
    await scan(at, 2);
    expect(at.written().toISOString()).toBe(time('08:41'));
    await at.deliver();
    expect(at.receiver.sent).toHaveLength(2);
    for (const sent of at.receiver.sent) expect(isVerified(at.secret, sent, at.clock.now())).toBe(true);
    await at.station.call('endpoints.test', { endpointId: at.id });
    expect(isVerified(at.secret, at.receiver.sent[2] as Sent, at.clock.now())).toBe(true);
  });

  it('does not keep waiting what was planned by the wrong time', async () => {
    const at = await corrected();
    at.receiver.answer = () => failing;
    await at.deliver();
    at.correct();
    at.receiver.answer = () => accepted;
    at.clock.advance(10 * seconds);
    at.station.delivery.dispatcher.fill();
    await at.deliver();
    expect((await at.station.call('outbox.status', {})).pending).toBe(0);
  });

  it('does not even after a restart', async () => {
    const at = await corrected();
    at.receiver.answer = () => failing;
    at.clock.step(10 * hours);
    await at.deliver();
    at.clock.step(-10 * hours);
    at.correct();
    at.receiver.answer = () => accepted;
    const again = at.restart();
    doChores(again);
    await again.station.delivery.dispatcher.deliverDue();
    expect((await again.station.call('outbox.status', {})).pending).toBe(0);
  });

  it('keeps away from a service for as long as that asked, whatever the clocks do', async () => {
    const at = await corrected();
    at.receiver.answer = () => ({ status: 503, error: 'busy', retryAfter: 600 });
    await at.deliver();
    at.correct();
    at.receiver.answer = () => accepted;
    at.clock.advance(5 * minutes);
    await at.deliver();
    expect(at.receiver.sent).toHaveLength(1);
    at.clock.advance(6 * minutes);
    await at.deliver();
    expect(at.receiver.sent).toHaveLength(2);
  });

  it('plans retries, deliveries sent once more and the end of an old secret by the computer’s', async () => {
    const at = await corrected();
    at.correct();
    at.receiver.answer = () => failing;
    await at.deliver();
    const soon = (text: string | null | undefined) => Date.parse(text ?? '') - at.clock.now().getTime();
    const [failed] = at.store.deliveries.list({ limit: 1, cursor: 0 }).deliveries;
    expect(soon(failed?.nextAttemptAt)).toBeLessThanOrEqual(5 * seconds);
    at.receiver.answer = () => accepted;
    at.clock.advance(10 * seconds);
    await at.deliver();
    const again = await at.station.call('deliveries.redeliver', { deliveryId: failed?.id ?? 0 });
    expect(soon(again.nextAttemptAt)).toBe(0);
    await at.station.call('endpoints.rotateSecret', { endpointId: at.id });
    expect(soon(at.store.endpoints.get(at.id)?.previous?.until)).toBe(24 * hours);
  });

  it('does not let an old secret sign again that was over once', async () => {
    const at = await corrected();
    await at.station.call('endpoints.rotateSecret', { endpointId: at.id });
    at.clock.step(25 * hours);
    doChores(at);
    at.clock.step(-25 * hours);
    await at.deliver();
    expect(at.receiver.sent.map(({ headers }) => headers['webhook-signature']?.split(' ').length)).toEqual([1]);
  });
});

describe('an API key', () => {
  it.each([
    ['used', async (at: Awaited<ReturnType<typeof keyed>>) => void (await at.use())],
    ['listed', async (at: Awaited<ReturnType<typeof keyed>>) => void (await at.station.call('keys.list', {}))],
  ])(
    'that was %s when it had expired stays expired when the clock goes back, also after a restart',
    async (_, look) => {
      const at = await keyed();
      expect(await at.use()).toMatchObject({ name: 'Siakad' });
      at.clock.step(2 * hours);
      await look(at);
      at.clock.step(-2 * hours);
      expect(await at.use()).toBeNull();
      expect(at.restart().store.keys.get(1)).toMatchObject({ revokedAt: at.expiresAt });
    },
  );

  it('is measured by the computer’s clock, not by the one that does not go back', async () => {
    const at = await keyed();
    at.clock.step(2 * hours);
    await scan(at, 1);
    at.clock.step(-2 * hours);
    expect(await at.use()).toMatchObject({ name: 'Siakad' });
  });
});

async function keyed() {
  const at = await school();
  const expiresAt = time('07:40');
  const { key } = await at.station.call('keys.create', { name: 'Siakad', scopes: ['people:read'], expiresAt });
  const keyring = createKeyring({ store: at.store, keyHasher, computerClock: at.clock, seed: null });
  return { ...at, expiresAt, use: () => keyring.keyOf(key, '192.168.1.5') };
}

describe('a station that plays at another time', () => {
  it('delivers what a receiver can verify', async () => {
    const computerClock = new FakeClock('2026-11-29T15:00:00.000Z');
    const at = sending({ clock: new FakeClock('2026-11-27T23:52:00.000Z'), computerClock });
    const { id, secret } = await endpoint(at);
    at.store.outbox.add(
      { topic: 'attendance.recorded', at: at.clock.now().toISOString(), personId: 1, data: {} },
      computerClock.now().toISOString(),
    );
    await at.deliver();
    await at.station.call('endpoints.test', { endpointId: id });
    expect(at.receiver.sent).toHaveLength(2);
    for (const sent of at.receiver.sent) expect(isVerified(secret, sent, computerClock.now())).toBe(true);
    expect(JSON.parse(at.receiver.sent[0]?.body ?? '')).toMatchObject({ timestamp: '2026-11-27T23:52:00.000Z' });
  });
});
