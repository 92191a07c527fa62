/** Callers who take and do not give: silent connections, bodies that trickle, answers that nobody reads. The others are served
 * and what was taken comes back. That a trickle ends by the request's time-out takes 65 s: `node test/campaigns/slow.ts`. */
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Client, form } from '../../support/client.ts';
import { photo } from '../../support/photos.ts';
import { endAll } from '../../support/station-process.ts';
import { apiKey } from './support/dialects.ts';
import { open, requestBytes } from './support/http.ts';
import { boundary, contentType } from './support/multipart.ts';
import { AbusedStation, megabyte } from './support/station.ts';

let station: AbusedStation;
let api: Client;
let ayu: Buffer;
/** Bytes; not anew before each test, because a process keeps what it once had. */
let atRest: number;
const held: Socket[] = [];

beforeAll(async () => {
  station = await AbusedStation.start();
  api = new Client(station.process.address);
  ayu = await photo('ayu');
  await served();
  atRest = station.memory();
});
afterEach(async () => {
  for (const socket of held.splice(0)) socket.destroy();
});
afterAll(async () => {
  await station?.assertWell();
  await station?.process.stop();
  endAll();
});

function hold(count: number, first: string | Uint8Array, at: Pick<Place, 'port'> = { port: 'first' }): Socket[] {
  const sockets = Array.from({ length: count }, () => open(station.addressOf(at)));
  for (const socket of sockets) if (first.length > 0) socket.write(first);
  held.push(...sockets);
  return sockets;
}

/** A photo is recognised within a second, for somebody who behaves. */
async function served(): Promise<void> {
  const start = performance.now();
  const { status, body } = await api.post('/detect', form({}, ayu));
  expect({ status, faces: body.faces?.length }).toEqual({ status: 200, faces: 1 });
  expect(performance.now() - start).toBeLessThan(2000);
}

/** File descriptors of the station come back to what they were. */
async function cameBack(before: number | null): Promise<void> {
  if (before === null) return;
  const deadline = Date.now() + 5000;
  while ((station.descriptors() ?? 0) > before + 5 && Date.now() < deadline) await wait(50);
  expect(station.descriptors()).toBeLessThanOrEqual(before + 5);
}

/** The start of an upload of `length` bytes: a head, and of a form as much as comes before the image. */
const upload = (length: number, at: Place = places[0] as Place): Buffer =>
  Buffer.concat([
    requestBytes({
      method: 'POST',
      path: at.path,
      headers: {
        'content-type': at.file ? contentType : 'application/json',
        'content-length': String(length),
        'x-api-key': apiKey,
      },
    }),
    Buffer.from(
      at.file
        ? `--${boundary}\r\nContent-Disposition: form-data; name="${at.file}"; filename="a.jpg"\r\n\r\n`
        : '{"photo": "',
    ),
  ]);

interface Place {
  path: string;
  port: 'first' | 'second';
  /** The field of a form; absent where the body is JSON. */
  file?: string;
}
/** Each way in which the station reads a body. */
const places: readonly Place[] = [
  { path: '/detect', port: 'first', file: 'file' },
  { path: '/recognize', port: 'second' },
  { path: '/api/station/v1/identifications', port: 'first', file: 'photo' },
];

test.each([
  ['that send nothing', ''],
  ['that stop within the head', 'GET /health HTTP/1.1\r\nHost: localh'],
  ['that keep their connection', 'GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n'],
])('200 connections %s: others are served, file descriptors come back', async (_title, first) => {
  const before = station.descriptors();
  const sockets = hold(200, first);
  await wait(300);
  if (before !== null) expect(station.descriptors()).toBeGreaterThanOrEqual(before + 150);
  await served();
  for (const socket of sockets) socket.destroy();
  await cameBack(before);
  await served();
});

describe.each(places)('$path', (place) => {
  test('100 uploads that trickle: others are served', async () => {
    const before = station.descriptors();
    const sockets = hold(100, upload(9 * megabyte, place), place);
    const trickle = setInterval(() => {
      for (const socket of sockets) socket.write('x');
    }, 50);
    await wait(500);
    await served();
    await served();
    clearInterval(trickle);
    for (const socket of sockets) socket.destroy();
    await cameBack(before);
  });

  test('120 uploads that stop just before their end hold no more memory than there is room for', async () => {
    const most = Buffer.alloc(8 * megabyte, 'A');
    const sockets = hold(120, upload(9 * megabyte, place), place);
    await Promise.all(sockets.map((socket) => new Promise<void>((sent) => socket.write(most, () => sent()))));
    await wait(500);
    // Of 960 MB, 48 images of the greatest size.
    expect(station.memory() - atRest).toBeLessThan(700 * megabyte);
    expect((await api.get('/health')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await wait(500);
    await served();
  });
});

test('an answer that nobody reads holds nobody up', async () => {
  const many = requestBytes({ method: 'GET', path: '/health' }).toString().repeat(500);
  for (const socket of hold(20, many)) socket.pause();
  await wait(300);
  await served();
});

test('200 uploads broken off one after the other leave nothing behind', async () => {
  const before = station.descriptors();
  for (let i = 0; i < 200; i++) {
    const socket = open(api.address);
    await new Promise<void>((done) => socket.write(upload(megabyte), () => done()));
    socket.destroy();
  }
  await served();
  await cameBack(before);
});
