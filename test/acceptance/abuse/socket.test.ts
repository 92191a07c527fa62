/** The screens' socket under abuse: garbage, frames too large or without end, handshakes that are none. It ends the connection
 * that misbehaves and no other. */
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { socketPath } from '../../../src-shared/socket-messages.ts';
import { decodeEnvelope, encodeEnvelope } from '../../../src-shared/wire.ts';
import { photo } from '../../support/photos.ts';
import { asStaff } from '../../support/staff.ts';
import { endAll } from '../../support/station-process.ts';
import { open, speak } from './support/http.ts';
import { seedOf } from './support/seed.ts';
import { AbusedStation, megabyte } from './support/station.ts';

let station: AbusedStation;
const sockets: WebSocket[] = [];

beforeAll(async () => {
  station = await AbusedStation.start();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});
afterAll(async () => {
  await station?.assertWell();
  await station?.process.stop();
  endAll();
});

async function screen(headers: Record<string, string> = {}): Promise<WebSocket> {
  const socket = new WebSocket(`${station.process.address.replace('http', 'ws')}${socketPath}`, { headers });
  sockets.push(socket);
  socket.on('error', () => {});
  await once(socket, 'open');
  return socket;
}

/** A screen that somebody is signed in at. */
async function office(): Promise<WebSocket> {
  const { token } = await asStaff(station.process.address, async (_client, session) => session);
  const socket = await screen();
  const resumed = once(socket, 'message');
  socket.send(encodeEnvelope({ id: 0, call: 'staff.resume', args: { token } }));
  await resumed;
  return socket;
}

const closeCode = async (socket: WebSocket): Promise<number> => (await once(socket, 'close'))[0] as number;

/** The answer to one call over a socket of its own. */
async function status(): Promise<unknown> {
  const socket = await screen();
  const answered = new Promise<unknown>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const message = decodeEnvelope(data) as { id?: number };
      if (message.id === 1) resolve(message);
    });
  });
  socket.send(encodeEnvelope({ id: 1, call: 'station.status', args: {} }));
  return answered;
}

const well = async (): Promise<void> => expect(await status()).toMatchObject({ result: { health: 'ok' } });

const claiming = (length: number): Buffer => {
  const frame = Buffer.alloc(8);
  frame.writeUInt32LE(length);
  return frame;
};

describe('frames that are none of ours end their connection', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 1007],
    ['garbage', Buffer.from('garbage'), 1007],
    ['a head that claims 4 GB', claiming(0xffffffff), 1007],
    [
      'bytes that are not there',
      encodeEnvelope({ id: 1, call: 'recognition.detect', args: { image: { $bytes: 1e9 } } }),
      1007,
    ],
    [
      'fewer than no bytes',
      encodeEnvelope({ id: 1, call: 'recognition.detect', args: { image: { $bytes: -1 } } }),
      1007,
    ],
    ['a number too large', encodeEnvelope({ id: 2 ** 60, call: 'station.status' }), 1007],
    ['deep nesting', Buffer.concat([claiming(1e5).subarray(0, 4), Buffer.from('['.repeat(1e5))]), 1007],
    ['text', 'hello', 1003],
  ])('%s', async (_title, frame, code) => {
    const socket = await screen();
    const closed = closeCode(socket);
    socket.send(frame);
    expect(await closed).toBe(code);
    await well();
  });

  test('11 MB at once: refused before it is read', async () => {
    const socket = await screen();
    const closed = closeCode(socket);
    socket.send(Buffer.alloc(11 * megabyte));
    expect([1006, 1009]).toContain(await closed);
    await well();
  });

  test('11 MB in a thousand pieces: refused as soon as they are too many', async () => {
    const socket = await screen();
    const closed = closeCode(socket);
    for (let i = 0; i < 1000; i++) socket.send(Buffer.alloc(11_000), { fin: i === 999 });
    expect([1006, 1009]).toContain(await closed);
    await well();
  });

  test('a message that unpacks to more than it may: packing is not spoken', async () => {
    const socket = await screen();
    expect(socket.extensions).toBe('');
  });

  test.each([
    ['wrong arguments', 'people.portrait', { personId: "1' OR '1'='1" }],
    ['no such command', '__proto__', {}],
  ])('%s are an answer, not the end', async (_title, call, args) => {
    const socket = await screen();
    const answered = once(socket, 'message');
    socket.send(encodeEnvelope({ id: 3, call, args }));
    const [data] = (await answered) as [Buffer];
    expect(decodeEnvelope(data)).toMatchObject({ id: 3, error: { code: 'invalid_argument' } });
  });

  test('300 frames of anything: each ends its connection or is answered', { timeout: 60_000 }, async () => {
    const frame = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => Buffer.concat([claiming(Buffer.byteLength(text)).subarray(0, 4), Buffer.from(text)])),
      fc.record({ id: fc.nat(), call: fc.string(), args: fc.jsonValue() }).map((value) => encodeEnvelope(value)),
    );
    const seed = seedOf(process.env);
    await fc.assert(
      fc.asyncProperty(frame, async (bytes) => {
        const socket = await screen();
        const outcome = Promise.race([closeCode(socket), once(socket, 'message').then(() => 'answered')]);
        socket.send(bytes);
        expect([1007, 'answered']).toContain(await outcome);
        socket.terminate();
      }),
      { seed, numRuns: 300 },
    );
    await well();
  });
});

describe('floods', () => {
  test('5,000 calls in one breath: answered or told that they are too many; others are served', async () => {
    const socket = await office();
    let answers = 0;
    socket.on('message', (data: Buffer) => {
      const message = decodeEnvelope(data) as { id?: number; error?: { code: string } };
      if (message.id === undefined) return;
      answers++;
      if (message.error) expect(message.error.code).toBe('busy');
    });
    const image = await photo('ayu');
    for (let id = 1; id <= 5000; id++) {
      const [call, args] = id % 10 ? (['station.status', {}] as const) : (['recognition.detect', { image }] as const);
      socket.send(encodeEnvelope({ id, call, args }));
    }
    await well();
    const deadline = Date.now() + 20_000;
    while (answers < 5000 && Date.now() < deadline) await wait(50);
    expect(answers).toBe(5000);
  });

  test('10,000 pings and 200 sockets that say nothing', async () => {
    const before = station.descriptors();
    const socket = await screen();
    for (let i = 0; i < 10_000; i++) socket.ping();
    await Promise.all(Array.from({ length: 200 }, () => screen()));
    await well();
    for (const one of sockets.splice(0)) one.terminate();
    const deadline = Date.now() + 5000;
    while ((station.descriptors() ?? 0) > (before ?? 0) + 5 && Date.now() < deadline) await wait(50);
    if (before !== null) expect(station.descriptors()).toBeLessThanOrEqual(before + 5);
  });

  test('a screen that reads nothing is cut off before it fills the memory', { timeout: 60_000 }, async () => {
    const socket = await office();
    const before = station.memory();
    socket.pause();
    const call = encodeEnvelope({ id: 1, call: 'templates.list', args: { tenantId: 1 } });
    for (let i = 0; i < 20_000 && socket.readyState === socket.OPEN; i++) socket.send(call);
    await wait(1500);
    expect(station.memory() - before).toBeLessThan(250 * megabyte);
    await well();
  });
});

describe('handshakes', () => {
  const key = 'dGhlIHNhbXBsZSBub25jZQ==';
  const head = (lines: string, path = socketPath): string =>
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${lines}\r\n`;
  const first = async (text: string): Promise<number | undefined> =>
    (await speak(station.process.address, Buffer.from(text), { ms: 2000 }))[0]?.status;

  test.each([
    ['a proper one', head(`Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n`), 101],
    ['no key', head('Sec-WebSocket-Version: 13\r\n'), 400],
    ['a key that is none', head('Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n'), 400],
    ['an old version', head(`Sec-WebSocket-Version: 1\r\nSec-WebSocket-Key: ${key}\r\n`), 400],
    [
      'a foreign page',
      head(`Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nOrigin: https://evil.example\r\n`),
      403,
    ],
    ['a sandboxed page', head(`Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nOrigin: null\r\n`), 403],
    [
      'a foreign host',
      head(`Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n`).replace('localhost', 'evil.example'),
      403,
    ],
    ['no such address', head(`Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n`, '/nothing'), 404],
  ])('%s: %i', async (_title, text, wanted) => {
    expect(await first(text)).toBe(wanted);
    await well();
  });

  test('an address without a socket: closed at once', async () => {
    const socket = new WebSocket(`${station.process.address.replace('http', 'ws')}/health`);
    expect(await closeCode(socket)).toBe(1005);
  });

  test('200 handshakes broken off leave nothing behind', async () => {
    const before = station.descriptors();
    for (let i = 0; i < 200; i++) {
      const socket = open(station.process.address);
      await new Promise<void>((done) =>
        socket.write(head(`Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n`), () => done()),
      );
      socket.destroy();
    }
    await well();
    const deadline = Date.now() + 5000;
    while ((station.descriptors() ?? 0) > (before ?? 0) + 5 && Date.now() < deadline) await wait(50);
    if (before !== null) expect(station.descriptors()).toBeLessThanOrEqual(before + 5);
  });

  test('after the handshake: frames that break the protocol end the connection', async () => {
    const proper = head(`Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n`);
    for (const bytes of [
      '81057468697321',
      '8f00',
      'c100',
      'ff7fffffffffffffffffffff',
      '8a7e0400',
      '474554202f20485454502f312e310d0a0d0a',
    ]) {
      const socket = open(station.process.address);
      const closed = once(socket, 'close');
      socket.on('data', () => {});
      socket.write(proper);
      await wait(50);
      socket.write(Buffer.from(bytes, 'hex'));
      await Promise.race([closed, wait(3000).then(() => Promise.reject(new Error(`${bytes}: still open`)))]);
    }
    await well();
  });
});
