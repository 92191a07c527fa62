/** Callers who take and never give, over real sockets: each of their connections ends in bounded time, and holds up no end. */
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { generate } from 'selfsigned';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import WebSocket from 'ws';
import { connectionLimits } from '../../../src-main/api/connections.ts';
import { createControlServer } from '../../../src-main/api/control/server.ts';
import { listenAt } from '../../../src-main/api/listen.ts';
import { createBiometricServer } from '../../../src-main/api/server.ts';
import type { StationEvent } from '../../../src-shared/contract.ts';
import { socketPath } from '../../../src-shared/socket-messages.ts';
import { describeOutside, outside } from '../../support/outside.ts';
import { bench } from '../station/support.ts';
import { type Served, serve } from './station/support.ts';

describe('connections', () => {
  const small = { request: 400, stalled: 600, keepAlive: 600, answer: 1500, grace: 500 };
  /** Milliseconds: every limit above and the looks for it, on a busy computer. */
  const endsWithin = 15_000;

  function opened(address: string, first = ''): Socket {
    const { hostname, port } = new URL(address);
    // Half open on purpose: it does not close because the other end did.
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    socket.on('error', () => {});
    socket.pause();
    if (first) socket.write(first);
    onTestFinished(() => void socket.destroy());
    return socket;
  }

  /** Connections that the port still has. */
  const count = (at: Pick<Served, 'connections'>): Promise<number> => at.connections();

  async function allEnd(at: Pick<Served, 'connections'>): Promise<void> {
    const deadline = Date.now() + endsWithin;
    while ((await count(at)) > 0 && Date.now() < deadline) await wait(50);
    expect(await count(at)).toBe(0);
  }

  const post = 'POST /detect HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n';
  const get = 'GET /health HTTP/1.1\r\nHost: localhost\r\n';

  const hostile: [title: string, first: string, again: string][] = [
    ['say nothing', '', ''],
    ['stop within the head', 'GET /health HT', ''],
    ['trickle a head', get, 'X-More: 1\r\n'],
    ['stop within the body', `${post}Content-Length: 900000\r\n\r\n--x`, ''],
    ['trickle a body', `${post}Content-Length: 900000\r\n\r\n`, 'x'],
    ['are refused and never close', 'no HTTP at all\r\n\r\n', ''],
    ['ask to close and never do', `${get}Connection: close\r\n\r\n`, ''],
    ['keep their connection', `${get}\r\n`, ''],
    [
      'ask for more than they read',
      `GET /docs/station/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(30),
      '',
    ],
  ];

  describe.each(hostile)('callers that %s', (_title, first, again) => {
    // What is long to make is made for fewer.
    const many = first.length > 1000 ? 5 : 20;

    it('and never read: all end, and others are served', async () => {
      const at = await serve({}, { connections: small });
      const sockets = Array.from({ length: many }, () => opened(at.address, first));
      const trickle = setInterval(() => {
        for (const socket of sockets) if (again && socket.writable) socket.write(again);
      }, 100);
      onTestFinished(() => clearInterval(trickle));
      await wait(100);
      await allEnd(at);
      expect((await at.call('GET', '/health', { headers: { connection: 'close' } })).status).toBe(200);
    });

    it('and never read hold up no end', async () => {
      const at = await serve({}, { connections: { grace: 500 } });
      for (let i = 0; i < many; i++) opened(at.address, first);
      await wait(200);
      // Left to the limits of their own they would hold on for longer than a test may take.
      await at.close();
    });
  });

  it('a screen’s socket whose other end does not answer is cut off; one that does stays', async () => {
    const at = await serve({}, { connections: { stalled: 1000 } });
    const kept = new WebSocket(`${at.address.replace('http', 'ws')}${socketPath}`);
    onTestFinished(() => kept.terminate());
    await new Promise((resolve) => kept.once('open', resolve));
    const upgrade = `GET ${socketPath} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`;
    const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
    for (let i = 0; i < 5; i++) opened(at.address, upgrade + key);
    await vi.waitFor(async () => expect(await count(at)).toBe(6), { timeout: 900, interval: 20 });
    const deadline = Date.now() + endsWithin;
    while ((await count(at)) > 1 && Date.now() < deadline) await wait(50);
    expect(await count(at)).toBe(1);
    await wait(1500);
    expect(kept.readyState).toBe(WebSocket.OPEN);
  });

  it('a stream of events ends after its time, and its reader comes again', async () => {
    const at = await serve({}, { connections: { ...small, stream: 500 } });
    const head = `GET /api/station/v1/events/stream HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ${at.key}\r\n\r\n`;
    for (let i = 0; i < 5; i++) opened(at.address, head);
    await wait(200);
    expect(await count(at)).toBe(5);
    await allEnd(at);
  });

  it('what the station itself takes long for is no stall', async () => {
    const at = await serve({}, { connections: { request: 300, stalled: 300 } });
    at.vision.delay = () => wait(1200);
    const form = new FormData();
    form.append('photo', new Blob(['[]']), 'a.jpg');
    expect((await at.call('POST', '/identifications', { body: form })).body.faces).toEqual([]);
  });

  it('an address has so many connections', async () => {
    const at = await serve({}, { connections: { perAddress: 10 } });
    for (let i = 0; i < 30; i++) opened(at.address);
    await wait(300);
    expect(await count(at)).toBe(10);
    expect(connectionLimits.perAddress).toBeLessThan(connectionLimits.total);
  });

  describeOutside('other computers', () => {
    it('have so many together, and leave this one its own', async () => {
      const at = await serve({}, { connections: { total: 10 }, host: '0.0.0.0' });
      const { port } = new URL(at.address);
      for (let i = 0; i < 30; i++) opened(`http://${outside}:${port}`);
      await wait(300);
      expect(await count(at)).toBe(10);
      expect((await at.call('GET', '/health')).status).toBe(200);
    });
  });

  describe('the other ports end them too', () => {
    const options = () => ({
      station: bench().station,
      access: { allowedHosts: [], allowedOrigins: [] },
      logger: pino({ level: 'silent' }),
      connections: small,
    });
    const own = { homeTenant: 1, tolerance: 0.5, threshold: 0.5, measure: (() => {}) as never };
    const ports = {
      'the second': () => createBiometricServer({ ...options(), ...own }),
      'the command line’s': () => createControlServer(options()),
    };
    it.each(Object.entries(ports))('%s', async (_name, create) => {
      const app = await create();
      onTestFinished(() => app.close());
      const address = await app.listen({ host: '127.0.0.1', port: 0 });
      for (const [, first] of hostile.slice(0, 6)) opened(address, first);
      const connections = () =>
        new Promise<number>((resolve) => app.server.getConnections((_error, found) => resolve(found)));
      await wait(100);
      await allEnd({ connections });
    });
  });

  describe('an event stream whose client never reads ends past a bounded backlog, at once', () => {
    const kilobyte = 1024;
    const arrival = {
      type: 'recognised',
      at: '2025-11-17T00:10:00.000Z',
      personId: 1,
      name: 'x'.repeat(16 * kilobyte),
      group: '7A',
    } as const;
    const screenHead = [
      `GET ${socketPath} HTTP/1.1`,
      'Host: localhost',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ].join('\r\n');
    const streamHead = (path: string, key: string): string =>
      `GET /api/station/v1${path} HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ${key}`;

    it.each([
      ['server-sent events', (key: string) => streamHead('/events/stream', key)],
      [
        'server-sent events of somebody who was away',
        (key: string) => `${streamHead('/events/stream', key)}\r\nLast-Event-ID: 1`,
      ],
      ['a screen’s socket', () => screenHead],
    ])('%s', { timeout: 60_000 }, async (_title, head) => {
      const { station } = bench();
      const listeners = new Set<(event: StationEvent) => void>();
      const at = await serve(
        {},
        {
          station: {
            ...station,
            subscribe: (listener) => {
              listeners.add(listener);
              return () => listeners.delete(listener);
            },
          },
        },
      );
      for (let i = 0; i < 3; i++) opened(at.address, `${head(at.key)}\r\n\r\n`);
      await vi.waitFor(() => expect(listeners.size).toBe(3), { timeout: endsWithin });
      const before = process.memoryUsage.rss();
      // What the system itself holds for a connection is some megabytes.
      for (let eventId = 1; eventId <= 8000 && listeners.size > 0; eventId++) {
        for (const listener of listeners) listener({ ...arrival, eventId });
        if (eventId % 10 === 0) await wait(1);
      }
      expect(listeners.size).toBe(0);
      await allEnd(at);
      expect(process.memoryUsage.rss() - before).toBeLessThan(300 * kilobyte ** 2);
    });
  });

  describe('at localhost, which is two addresses,', () => {
    // Where a test computer has no IPv6, another of its own addresses stands for it.
    const addresses = ['127.0.0.1', process.platform === 'linux' ? '127.0.0.2' : '::1'];
    const find = async () => addresses.map((address) => ({ address, family: 4 }));

    async function everywhere(limits: object, tls: { key: string; cert: string } | null = null) {
      const app = await createBiometricServer({
        station: bench().station,
        access: { allowedHosts: addresses, allowedOrigins: [] },
        logger: pino({ level: 'silent' }),
        connections: { ...small, ...limits },
        tls,
        homeTenant: 1,
        tolerance: 0.5,
        threshold: 0.5,
        measure: (() => {}) as never,
      });
      onTestFinished(() => app.close());
      const address = await listenAt(app, { host: 'localhost', port: 0 }, find);
      expect(new URL(address).hostname).toBe('127.0.0.1');
      const { port } = app.server.address() as AddressInfo;
      return { app, at: (host: string) => `http://${host.includes(':') ? `[${host}]` : host}:${port}` };
    }

    it('each is served, and both go with the station', async () => {
      const { app, at } = await everywhere({});
      for (const host of addresses) expect((await fetch(`${at(host)}/health`)).status).toBe(200);
      await app.close();
      for (const host of addresses) await expect(fetch(`${at(host)}/health`)).rejects.toThrow();
    });

    it.each(addresses)('connections to %s end like any others, are bounded, and hold up no end', async (host) => {
      const limits = { perAddress: 10 };
      const { app, at } = await everywhere(limits);
      const closed: string[] = [];
      const callers = hostile.slice(0, 6).flatMap(([title, first]) => [1, 2].map(() => [title, first] as const));
      for (const [title, first] of callers) openedAt(at(host), first).once('close', () => closed.push(title));
      const deadline = Date.now() + endsWithin;
      while (closed.length < callers.length && Date.now() < deadline) await wait(50);
      expect(closed).toHaveLength(callers.length);
      for (let i = 0; i < 5; i++) openedAt(at(host));
      await wait(100);
      await app.close();
    });

    it('a TLS connection that never shakes hands, or stops within, ends', async () => {
      const made = await generate([{ name: 'commonName', value: 'x' }], { keyType: 'ec', algorithm: 'sha256' });
      const { app, at } = await everywhere({}, { key: made.private, cert: made.cert });
      const firsts = ['', '\x16\x03\x01', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'GET / HTTP/1.1\r\n\r\n'];
      const closed: string[] = [];
      for (const host of addresses)
        for (const first of firsts)
          openedAt(at(host), Buffer.from(first, 'latin1')).once('close', () => closed.push(`${host} ${first}`));
      const deadline = Date.now() + endsWithin;
      while (closed.length < addresses.length * firsts.length && Date.now() < deadline) await wait(50);
      expect(closed).toHaveLength(addresses.length * firsts.length);
      openedAt(at('127.0.0.1'));
      await wait(100);
      await app.close();
    });
  });

  /** Closes when the other end does, and notes it. */
  function openedAt(address: string, first: string | Buffer = ''): Socket {
    const { hostname, port } = new URL(address);
    const socket = connect({ port: Number(port), host: hostname.replace(/^\[|\]$/g, '') });
    socket.on('error', () => {});
    socket.resume();
    if (first.length > 0) socket.write(first);
    onTestFinished(() => void socket.destroy());
    return socket;
  }
});

describe('ending', () => {
  async function opened(address: string): Promise<Socket> {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname);
    onTestFinished(() => void socket.destroy());
    await new Promise((resolve) => socket.once('connect', resolve));
    return socket;
  }

  it('a connection that never asked anything does not hold up the end', async () => {
    const at = await serve();
    const socket = await opened(at.address);
    await at.call('GET', '/health');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    // Held up, it would never come to an end.
    await at.close();
    await closed;
  });

  it('one that waits for its answer gets it', async () => {
    const at = await serve();
    let arrived = (): void => {};
    const inside = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    at.vision.delay = async () => {
      arrived();
      await new Promise((resolve) => setTimeout(resolve, 200));
    };
    const image = new Blob(['[]']);
    const form = new FormData();
    form.append('photo', image, 'a.jpg');
    const answer = at.call('POST', '/identifications', { body: form });
    await inside;
    await at.close();
    expect((await answer).body.faces).toEqual([]);
  });
});
