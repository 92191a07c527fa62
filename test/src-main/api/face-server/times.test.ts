/** Every time in the server dialect's answers is of one clock, the station's own, and in one zone, the school's. */
import pino from 'pino';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { createBiometricServer } from '../../../../src-main/api/server.ts';
import { keyHasher } from '../../../../src-main/hosts/node/key-hasher.ts';
import { createKeyring } from '../../../../src-main/station/access/keyring.ts';
import { computerTimeZone } from '../../../../src-main/station/time/local-time.ts';
import { Client, expectServerError } from '../../../support/client.ts';
import { json } from '../../../support/doors.ts';
import { type Bench, bench, minutes, picture } from '../../station/support.ts';

let at: Bench;
let client: Client;

beforeEach(async () => {
  at = bench();
  const { station, store, clock } = at;
  const app = await createBiometricServer({
    station,
    access: {
      allowedHosts: [],
      allowedOrigins: [],
      keyring: createKeyring({ store, keyHasher, computerClock: clock, seed: 'key' }),
    },
    logger: pino({ level: 'silent' }),
    homeTenant: 1,
    docs: false,
    tolerance: 0.6,
    threshold: 0.35,
    measure: async () => ({ cpu: 0, memory: 0, disk: 0 }),
  });
  onTestFinished(() => app.close());
  client = new Client(await app.listen({ host: '127.0.0.1', port: 0 }), { 'x-api-key': 'key' }, expectServerError);
});

const photo = Buffer.from(picture({ like: { 1: 1 } })).toString('base64');
const send = async (path: string, body: object) => (await client.post(path, ...json(body))).body;

/** Registers somebody, recognises them and asks; all that says a time. */
async function everyTime(): Promise<string[]> {
  const { registered_at } = await send('/register-face', { user_id: 1, photo });
  const { recognized_at } = await send('/recognize', { photo });
  const { last_updated } = (await client.get('/status/1')).body;
  const { timestamp } = (await client.get('/health')).body;
  return [registered_at, recognized_at, last_updated, timestamp];
}

const setZone = (timeZone: string) =>
  at.station.call('calendar.setClock', {
    effectiveFrom: '2020-01-01',
    timeZone,
    dayStarts: '00:00',
    allowPast: true,
    actor: 'Bu Rina',
  });

it.each([
  // 00:10 UTC.
  ['Asia/Jakarta', '2025-11-17T07:10:00'],
  ['Asia/Jayapura', '2025-11-17T09:10:00'],
  ['America/New_York', '2025-11-16T19:10:00'],
])('in %s it is %s, wherever the computer thinks it is', async (zone, shown) => {
  await setZone(zone);
  expect(await everyTime()).toEqual([shown, shown, shown, shown]);
});

it('follows the school to another zone', async () => {
  await setZone('Asia/Jakarta');
  await everyTime();
  await setZone('Asia/Makassar');
  expect((await client.get('/status/1')).body.last_updated).toBe('2025-11-17T08:10:00');
});

it("without a zone of the school has the computer's own", async () => {
  const { timeZone } = await at.station.call('clock.status', {});
  expect(timeZone).toBe(computerTimeZone());
});

it("does not go back with the computer's clock", async () => {
  await setZone('Asia/Jakarta');
  await everyTime();
  at.clock.step(-90 * minutes);
  expect(await everyTime()).toEqual(Array(4).fill('2025-11-17T07:10:00'));
});
