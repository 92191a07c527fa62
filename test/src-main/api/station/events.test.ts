import { connect } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { EventSource } from '../../../../src-main/api/station/event-sources.ts';
import { type Bench, enrolPerson, minutes, picture, seconds } from '../../station/support.ts';
import { type Served, serve } from './support.ts';

interface Told {
  id?: number;
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: each event has data of its own
  data: any;
}

interface Reader {
  told: Told[];
  raw(): string;
  close(): void;
}

async function follow({ address, key }: Served, headers: Record<string, string> = {}): Promise<Reader> {
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const url = `${address}/api/station/v1/events/stream`;
  const response = await fetch(url, { headers: { 'x-api-key': key, ...headers }, signal: ending.signal });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const told: Told[] = [];
  let raw = '';
  void (async () => {
    let rest = '';
    for await (const bytes of response.body ?? []) {
      const text = new TextDecoder().decode(bytes);
      raw += text;
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) if (/^event:/m.test(block)) told.push(parsed(block));
    }
  })().catch(() => {});
  return { told, raw: () => raw, close: () => ending.abort() };
}

function parsed(block: string): Told {
  const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
  const id = field('id');
  return { ...(id ? { id: Number(id) } : {}), event: field('event') ?? '', data: JSON.parse(field('data') ?? 'null') };
}

let camera = 0;
/** Somebody walks up to the gate: two looks are enough. */
async function walkUp(at: Bench, who: number): Promise<void> {
  const gate = `gate ${++camera}`;
  for (const seq of [1, 2])
    await at.station.call('live.frame', { camera: gate, seq, at: seq, image: picture({ like: { [who]: 1 } }) });
}

async function withPeople(...people: number[]): Promise<Served> {
  const at = await serve();
  for (const who of people) await enrolPerson(at, who);
  return at;
}

describe('GET /events/stream', () => {
  it('tells of arrivals, changes and the station’s state', async () => {
    const at = await withPeople(1);
    const reader = await follow(at);
    await walkUp(at, 1);
    await at.call('POST', '/people', { body: { name: 'Budi' } });
    at.vision.become({ state: 'restarting', pack: null, palm: null, problems: [] });
    await vi.waitFor(() => expect(reader.told).toHaveLength(3));
    const [arrival, changed, status] = reader.told;
    const { items } = (await at.call('GET', '/events')).body;
    expect(arrival).toMatchObject({ id: items[0].id, event: 'recognised', data: { personId: 1, name: 'Siswa 1' } });
    expect(changed).toEqual({ event: 'people.changed', data: {} });
    expect(status).toMatchObject({ event: 'status', data: { status: { vision: 'restarting' } } });
    expect(reader.raw()).toMatch(/^retry: 2000\n\n/);
  });

  it('tells a reader that was away what it missed, once and in order', async () => {
    const at = await withPeople(1, 2, 3);
    const before = await follow(at);
    await walkUp(at, 1);
    await vi.waitFor(() => expect(before.told).toHaveLength(1));
    before.close();
    at.clock.advance(10 * seconds);
    await walkUp(at, 2);
    at.clock.advance(10 * seconds);
    // Seen before within the gap: greeted, not recorded anew.
    await walkUp(at, 1);
    at.clock.advance(10 * seconds);
    await walkUp(at, 3);
    const after = await follow(at, { 'last-event-id': String(before.told[0]?.id) });
    at.clock.advance(6 * minutes);
    await walkUp(at, 1);
    await vi.waitFor(() => expect(after.told).toHaveLength(3));
    expect(after.told.map(({ data }) => data.personId)).toEqual([2, 3, 1]);
    const ids = after.told.map(({ id }) => id as number);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });

  it('tells a reader that was away for hundreds of arrivals all of them, however little a stream may hold', async () => {
    const at = await withPeople(1);
    const before = await follow(at);
    await walkUp(at, 1);
    await vi.waitFor(() => expect(before.told).toHaveLength(1));
    before.close();
    const first = before.told[0];
    const missed = Array.from({ length: 1500 }, (_, i) => ({ ...first?.data, eventId: i + 2, name: 'x'.repeat(100) }));
    const { call } = at.station;
    at.station.call = (async (name: string, args: never) =>
      name === 'recognition.arrivals' ? { arrivals: missed } : call(name as never, args)) as typeof call;
    const after = await follow(at, { 'last-event-id': String(first?.id) });
    at.clock.advance(6 * minutes);
    await walkUp(at, 1);
    await vi.waitFor(() => expect(after.told.length).toBeGreaterThanOrEqual(1500), { timeout: 20_000 });
    expect(after.told.slice(0, 1500).map(({ id }) => id)).toEqual(missed.map(({ eventId }) => eventId));
  });

  it('starts from now where nothing, or an event that never was, was read last', async () => {
    const at = await withPeople(1);
    await walkUp(at, 1);
    for (const headers of [{}, { 'last-event-id': '0' }, { 'last-event-id': '999' }]) {
      const reader = await follow(at, headers);
      await at.call('POST', '/people', { body: { name: 'x' } });
      await vi.waitFor(() => expect(reader.told).toHaveLength(1));
      expect(reader.told[0]?.event).toBe('people.changed');
      reader.close();
    }
    const answer = await at.call('GET', '/events/stream', { headers: { 'last-event-id': 'x' } });
    expect(answer.body.fields[0].field).toBe('last-event-id');
  });

  it('ends with the station', async () => {
    const at = await withPeople();
    await follow(at);
    // A stream has no end of its own: waiting for it would be for ever.
    await at.close();
  });

  it('has room again when a reader is gone', async () => {
    const at = await withPeople();
    const readers = await Promise.all(Array.from({ length: 64 }, () => follow(at)));
    const refused = await at.call('GET', '/events/stream');
    expect(refused).toMatchObject({ status: 503, body: { code: 'busy', retryable: true } });
    expect(refused.headers.get('retry-after')).toBe('30');
    readers[0]?.close();
    await vi.waitFor(() => follow(at));
  });

  it('cuts off a reader that does not read, and no other', async () => {
    const at = await withPeople();
    const reader = await follow(at);
    const { hostname, port } = new URL(at.address);
    const slow = connect(Number(port), hostname);
    onTestFinished(() => void slow.destroy());
    slow.write(`GET /api/station/v1/events/stream HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ${at.key}\r\n\r\n`);
    const closed = new Promise((resolve) => slow.on('close', resolve));
    slow.on('error', () => {});
    await new Promise((resolve) => slow.once('data', resolve));
    slow.pause();
    const problems = [{ code: 'x', message: 'x'.repeat(50_000) }];
    for (let i = 0; i < 400; i++) {
      at.vision.become({ state: 'unavailable', pack: null, palm: null, problems });
      // The other reader keeps up.
      await vi.waitFor(() => expect(reader.told.length).toBe(i + 1), { interval: 1 });
    }
    slow.resume();
    await closed;
    await vi.waitFor(() => expect(reader.told).toHaveLength(400));
  });
});

it('a reader that still takes what it missed is cut off where too much comes meanwhile, not kept for ever', () => {
  const destroy = vi.fn();
  const source = new EventSource({ writableLength: 0, destroy } as never);
  for (let id = 1; id <= 1000; id++) source.send({ event: 'recognised', id, data: {} });
  expect(source.open).toBe(true);
  source.send({ event: 'recognised', id: 1001, data: {} });
  expect(source.open).toBe(false);
  expect(destroy).toHaveBeenCalled();
});

it('a silent stream says every 15 seconds that it is there, until it is closed', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const source = new EventSource({ writableLength: 0 } as never);
  source.stream.read();
  vi.advanceTimersByTime(31_000);
  expect(String(source.stream.read())).toBe(': \n\n: \n\n');
  source.stream.destroy();
});
