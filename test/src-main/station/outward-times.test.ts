/** Every time that the station shows to, or takes from, another computer, with the school's clock two hours ahead of the computer's:
 * what is compared elsewhere follows the computer's, what is booked the school's. */
import { describe, expect, it } from 'vitest';
import { Idempotency, keptFor } from '../../../src-main/api/station/writes.ts';
import { keyHasher } from '../../../src-main/hosts/node/key-hasher.ts';
import { createKeyring } from '../../../src-main/station/access/keyring.ts';
import type { Reply } from '../../../src-main/station/ports/delivery.ts';
import { scan, school, at as time } from './attendance/support.ts';
import { accepted, endpoint, failing, Receiver, type Sent } from './delivery/support.ts';
import { FakeClock, minutes, seconds } from './support.ts';

const hours = 60 * minutes;

async function apart() {
  const receiver = new Receiver();
  const computerClock = new FakeClock(time('06:40'));
  const at = await school('08:40', { sender: receiver, computerClock });
  const { id, secret } = await endpoint(at);
  const keyring = createKeyring({ store: at.store, keyHasher, computerClock, seed: null });
  const deliver = () => at.station.delivery.dispatcher.deliverDue();
  const deliveries = () => at.store.deliveries.list({ limit: 9, cursor: 0 }).deliveries;
  /** Both clocks go on together. */
  const pass = (ms: number): void => {
    at.clock.advance(ms);
    computerClock.advance(ms);
  };
  /** Until it is so much later by the computer's. */
  const keyUntil = async (ms: number) => {
    const expiresAt = new Date(computerClock.now().getTime() + ms).toISOString();
    return at.station.call('keys.create', { name: 'Siakad', scopes: ['people:read'], expiresAt });
  };
  /** One arrival whose delivery met `reply`. */
  const met = async (reply: Reply) => {
    receiver.answer = () => reply;
    await scan(at, 1);
    await deliver();
    return deliveries()[0];
  };
  return { ...at, computerClock, receiver, id, secret, keyring, deliver, deliveries, pass, keyUntil, met };
}

type Apart = Awaited<ReturnType<typeof apart>>;
const stampOf = (sent: Sent | undefined): number => Number(sent?.headers['webhook-timestamp']) * 1000;
const retried = (retryAfter: number | null): Reply => ({ status: 503, error: 'busy', retryAfter });
const read = (text: unknown): number => Date.parse(String(text));

async function after(done: Promise<unknown>, find: () => number): Promise<number> {
  await done;
  return find();
}

/** A time, and how far it is to lie beyond its clock's, from and to, in milliseconds. */
type Row = [what: string, find: (at: Apart) => Promise<number>, from?: number, to?: number];

const outward: Row[] = [
  ['a webhook’s signature', (at) => after(at.met(accepted), () => stampOf(at.receiver.sent[0]))],
  [
    'a test delivery’s signature',
    (at) => after(at.station.call('endpoints.test', { endpointId: at.id }), () => stampOf(at.receiver.sent[0])),
  ],
  ['the plan of a first try', (at) => after(scan(at, 1), () => read(at.deliveries()[0]?.nextAttemptAt))],
  ['the plan of a retry', async (at) => read((await at.met(failing))?.nextAttemptAt), 1, 10 * seconds],
  [
    'a Retry-After honoured',
    async (at) => read((await at.met(retried(600)))?.nextAttemptAt),
    600 * seconds,
    601 * seconds,
  ],
  [
    'the plan of a delivery sent once more',
    async (at) => {
      await at.met(accepted);
      const deliveryId = at.deliveries()[0]?.id ?? 0;
      return read((await at.station.call('deliveries.redeliver', { deliveryId })).nextAttemptAt);
    },
  ],
  [
    'the end of an old secret',
    async (at) => {
      await at.station.call('endpoints.rotateSecret', { endpointId: at.id });
      return read(at.store.endpoints.get(at.id)?.previous?.until);
    },
    24 * hours,
    24 * hours,
  ],
  [
    'the last use of a key',
    async (at) => {
      const { key } = await at.keyUntil(hours);
      await at.keyring.keyOf(key, '192.168.1.5');
      return read(at.store.keys.get(1)?.lastUsedAt);
    },
  ],
];

const booked: Row[] = [
  ['an attendance record', (at) => after(scan(at, 1), () => read(at.store.records.lastWritten()?.writtenAt))],
  [
    'the event that tells of it',
    (at) => after(at.met(accepted), () => read(JSON.parse(at.receiver.sent[0]?.body ?? '{}').timestamp)),
  ],
  [
    'an audit line',
    async (at) => {
      await at.station.call('people.create', { name: 'Wati' });
      return read(at.store.audit.list(1, 0).entries[0]?.at);
    },
  ],
];

describe('with the school’s clock two hours ahead of the computer’s', () => {
  const withDefaults = (rows: Row[]) =>
    rows.map(([what, find, from = 0, to = from]) => [what, find, from, to] as const);

  it.each(withDefaults(outward))('%s is by the computer’s', async (_what, find, from, to) => {
    const at = await apart();
    const beyond = (await find(at)) - at.computerClock.now().getTime();
    expect(beyond).toBeGreaterThanOrEqual(from - seconds);
    expect(beyond).toBeLessThanOrEqual(to + seconds);
  });

  it.each(withDefaults(booked))('%s is by the school’s', async (_what, find) => {
    const at = await apart();
    expect(Math.abs((await find(at)) - at.clock.now().getTime())).toBeLessThanOrEqual(seconds);
  });

  it('a key is good until its time by the computer’s, and then for ever over', async () => {
    const at = await apart();
    const { key } = await at.keyUntil(hours);
    const use = () => at.keyring.keyOf(key, '192.168.1.5');
    expect(await use()).toMatchObject({ name: 'Siakad' });
    await expect(at.keyUntil(-minutes)).rejects.toMatchObject({ code: 'invalid_argument' });
    at.pass(hours);
    expect(await use()).toBeNull();
    at.computerClock.step(-3 * hours);
    expect(await use()).toBeNull();
  });

  it('an old secret signs until its time by the computer’s', async () => {
    const at = await apart();
    await at.station.call('endpoints.rotateSecret', { endpointId: at.id });
    at.pass(23 * hours);
    await at.station.call('endpoints.test', { endpointId: at.id });
    at.pass(hours);
    await at.station.call('endpoints.test', { endpointId: at.id });
    const signatures = at.receiver.sent.map(({ headers }) => headers['webhook-signature']?.split(' ').length);
    expect(signatures).toEqual([2, 1]);
  });

  it('a Retry-After that is sent is how long it takes, whatever either clock says', async () => {
    const at = await apart();
    const guess = () => at.keyring.keyOf('hadir_1_x', '192.168.1.9');
    for (let i = 0; i < 5; i++) await guess();
    for (const step of [-5 * hours, 9 * hours]) {
      at.computerClock.step(step);
      await expect(guess()).rejects.toMatchObject({ code: 'too_many_requests', details: { retryAfter: 60 } });
    }
    at.pass(minutes);
    expect(await guess()).toBeNull();
  });

  it('a session ends by how long it was idle, whatever either clock says', async () => {
    const at = await apart();
    const { token } = await at.station.call('setup.begin', { school: 'SMP', name: 'Ratna', password: 'mangga manis' });
    for (const clock of [at.clock, at.computerClock]) clock.step(30 * hours);
    for (const clock of [at.clock, at.computerClock]) clock.step(-60 * hours);
    expect(await at.station.call('staff.resume', { token })).toMatchObject({ staff: { name: 'Ratna' } });
    at.pass(24 * hours);
    await expect(at.station.call('staff.resume', { token })).rejects.toMatchObject({ code: 'unauthorised' });
  });

  it('an answer kept for a caller who sends again is kept a day by the computer’s', async () => {
    const at = await apart();
    const idempotency = new Idempotency(at.store.idempotency, at.computerClock);
    const send = () =>
      idempotency.once({ caller: 'a', key: 'k', fingerprint: 'f' }, async () => ({ status: 201, body: '{}' }));
    await send();
    at.pass(keptFor - minutes);
    expect(await send()).toMatchObject({ replayed: true });
    at.pass(2 * minutes);
    expect(await send()).toMatchObject({ replayed: false });
  });
});
