/** The client over the desktop shell's bridge: which pictures go ahead through the port, and what an answer becomes. */
import { expect, test, vi } from 'vitest';
import { connectDesktop, createIpcClient } from '../../../src-renderer/client/ipc-client.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { StationBridge } from '../../../src-shared/ipc-channels.ts';
import { decodeEnvelope, encodeEnvelope } from '../../../src-shared/wire.ts';

interface Request {
  call: string;
  args: { image?: unknown; sessionId?: string };
}

function bridged({ port = true, answer = { result: {} } as object } = {}) {
  const requests: Request[] = [];
  const frames: { ticket: string; jpeg: Uint8Array }[] = [];
  const hearers = new Set<(event: Uint8Array) => void>();
  const bridge: StationBridge = {
    call: async (bytes) => {
      requests.push(decodeEnvelope(bytes) as Request);
      return encodeEnvelope(answer);
    },
    subscribe: (hear) => {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
    frame: (ticket, jpeg) => {
      if (port) frames.push({ ticket, jpeg });
      return port;
    },
  };
  const tell = (event: object): void => {
    for (const hear of hearers) hear(encodeEnvelope(event));
  };
  let n = 0;
  return { client: createIpcClient(bridge, () => `ticket ${++n}`), requests, frames, hearers, tell };
}

const image = new Uint8Array([1, 2, 3]);
const live = { camera: 'gate', seq: 1, at: 1, image };

test.each([
  ['live.frame', live],
  ['enrolment.frame', { sessionId: 's', image }],
  ['palms.frame', { sessionId: 's', image }],
] as const)('the picture of %s goes ahead, and its call names it', async (name, args) => {
  const { client, requests, frames } = bridged();
  await client.call(name, args as never);
  await client.call(name, args as never);
  expect(frames.map(({ ticket }) => ticket)).toEqual(['ticket 1', 'ticket 2']);
  expect(requests.map(({ args: { image } }) => image)).toEqual([{ ticket: 'ticket 1' }, { ticket: 'ticket 2' }]);
  expect(frames[0]?.jpeg).toEqual(image);
});

test('without a port it goes with its call, and a photo always does', async () => {
  const closed = bridged({ port: false });
  await closed.client.call('live.frame', live);
  expect(closed.requests[0]?.args.image).toEqual(image);
  const open = bridged();
  await open.client.call('enrolment.photo', { tenantId: 1, userId: 1, image });
  expect([open.frames, open.requests[0]?.args.image]).toEqual([[], image]);
});

test('of a window on a larger buffer only the window is sent', async () => {
  const { client, frames } = bridged();
  const pool = new Uint8Array(1000).fill(9);
  await client.call('live.frame', { ...live, image: pool.subarray(10, 13) });
  expect(frames[0]?.jpeg.buffer.byteLength).toBe(3);
});

test('tickets are of its own making, and hard to guess', async () => {
  const tickets = new Set<string>();
  const bridge = { call: async () => encodeEnvelope({ result: 1 }), subscribe: () => () => {} };
  const client = createIpcClient({ ...bridge, frame: (ticket) => Boolean(tickets.add(ticket)) });
  for (let i = 0; i < 20; i++) await client.call('live.frame', live);
  expect(tickets.size).toBe(20);
  for (const ticket of tickets) expect(ticket).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test('a refusal is a StationError that says everything', async () => {
  const error = new StationError('busy', 'Wait.', { retryAfter: 2 });
  const { client } = bridged({ answer: { error: error.toPlain() } });
  const call = client.call('station.status', {});
  await expect(call).rejects.toBeInstanceOf(StationError);
  await expect(call).rejects.toMatchObject({ code: 'busy', retryable: true, details: { retryAfter: 2 } });
});

test('many subscribers share one subscription across the bridge', () => {
  const { client, hearers, tell } = bridged();
  const [a, b] = [vi.fn(), vi.fn()];
  const leave = client.subscribe(a);
  client.subscribe(b);
  tell({ type: 'people.changed' });
  leave();
  tell({ type: 'settings.changed' });
  expect(hearers.size).toBe(1);
  expect(a.mock.calls).toEqual([[{ type: 'people.changed' }]]);
  expect(b).toHaveBeenCalledTimes(2);
});

test('the shell’s commands throw what it refuses; in a browser there is no shell', async () => {
  expect(connectDesktop({})).toBeNull();
  const call = vi.fn(async (name: string) =>
    name === 'desktop.state' ? { result: { kiosk: false } } : { error: new StationError('forbidden', 'No.').toPlain() },
  );
  const desktop = connectDesktop({ hadirDesktop: { call, subscribe: () => () => {} } });
  expect(await desktop?.call('desktop.state', {})).toEqual({ kiosk: false });
  await expect(desktop?.call('desktop.checkUpdates', {})).rejects.toBeInstanceOf(StationError);
});
