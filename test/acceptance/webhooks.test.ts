/** The demo plays at another time of day; what it delivers is taken by the receivers' own library all the same: signature, and a
 * time within its tolerance of theirs. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { demoPassword, demoStaff } from '../../scripts/demo/settle.ts';
import { DemoStation } from '../support/demo-station.ts';
import { atGate } from '../support/staff.ts';

interface Arrived {
  headers: Record<string, string>;
  body: string;
}

const arrived: Arrived[] = [];
const receiver = createServer(async (request, response) => {
  let body = '';
  for await (const bytes of request.setEncoding('utf8')) body += bytes;
  arrived.push({ headers: request.headers as Record<string, string>, body });
  response.writeHead(204).end();
});
let demo: DemoStation;

/** Of two school mornings the one that is the further from now in Jakarta. */
function anotherTime(): string {
  const minutes = (Math.floor(Date.now() / 60_000) + 7 * 60) % (24 * 60);
  return Math.abs(minutes - (6 * 60 + 50)) > 60 ? '06:50' : '09:30';
}

beforeAll(async () => {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  demo = await DemoStation.start(anotherTime());
}, 120_000);
afterAll(async () => {
  await demo?.stop();
  receiver.closeAllConnections();
  receiver.close();
});

test('deliveries of the demo at another time are verified by `standardwebhooks`', async () => {
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hadir`;
  const name = demoStaff.find(({ role }) => role === 'administrator')?.name ?? '';
  const secret = await atGate(demo.address, async (client) => {
    await client.call('staff.signIn', { name, password: demoPassword });
    const { now } = await client.call('clock.status', {});
    expect(Math.abs(Date.parse(now) - Date.now())).toBeGreaterThan(30 * 60_000);
    const made = await client.call('endpoints.create', { name: 'Uji', url, topics: ['attendance.recorded'] });
    const { people } = await client.call('people.list', { limit: 5 });
    const at = new Date(Date.parse(now) - 60_000).toISOString();
    for (const { id } of people)
      await client.call('attendance.manual', { personId: id, at, reason: 'lupa' }).catch(() => {});
    await client.call('endpoints.test', { endpointId: made.id });
    await vi.waitFor(() => expect(arrived.length).toBeGreaterThan(1), { timeout: 20_000, interval: 100 });
    return made.secret;
  });
  const webhook = new Webhook(secret);
  for (const { headers, body } of arrived) expect(webhook.verify(body, headers)).toMatchObject(JSON.parse(body));
  // What happened carries the school's time.
  const events = arrived.map(({ body }) => JSON.parse(body) as { type: string; timestamp: string });
  const recorded = events.find(({ type }) => type === 'attendance.recorded');
  expect(Math.abs(Date.parse(recorded?.timestamp ?? '') - Date.now())).toBeGreaterThan(30 * 60_000);
  // The library does look at both.
  const [one] = arrived as [Arrived];
  const later = String(Number(one.headers['webhook-timestamp']) + 7200);
  expect(() => webhook.verify(one.body, { ...one.headers, 'webhook-timestamp': later })).toThrow(/timestamp/i);
  expect(() => webhook.verify(`${one.body} `, one.headers)).toThrow(/signature/i);
});
