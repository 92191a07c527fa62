/** Callers who take and do not give: silent connections, bodies that trickle, answers that nobody reads. The others are served
 * and what was taken comes back. That a trickle ends by the request's time-out takes 90 s: `node test/campaigns/slow.ts`. */
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Client, form } from '../../support/client.ts';
import { photo } from '../../support/photos.ts';
import { endAll } from '../../support/station-process.ts';
import { open, requestBytes } from './support/http.ts';
import { boundary, contentType } from './support/multipart.ts';
import { AbusedStation, megabyte } from './support/station.ts';

let station: AbusedStation;
let api: Client;
let ayu: Buffer;
const held: Socket[] = [];

beforeAll(async () => {
  station = await AbusedStation.start();
  api = new Client(station.process.address);
  ayu = await photo('ayu');
  await served();
});
afterEach(async () => {
  for (const socket of held.splice(0)) socket.destroy();
});
afterAll(async () => {
  await station?.assertWell();
  await station?.process.stop();
  endAll();
});

function hold(count: number, first: string | Uint8Array): Socket[] {
  const sockets = Array.from({ length: count }, () => open(api.address));
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

const upload = (length: number): Buffer =>
  Buffer.concat([
    requestBytes({
      method: 'POST',
      path: '/detect',
      headers: { 'content-type': contentType, 'content-length': String(length) },
    }),
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`),
  ]);

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

test('100 uploads that trickle: others are served', async () => {
  const before = station.descriptors();
  const sockets = hold(100, upload(9 * megabyte));
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

test('60 uploads that stop just before their end hold no more memory than there is room for', {
  timeout: 60_000,
}, async () => {
  const before = station.memory();
  const sockets = hold(60, upload(9 * megabyte));
  const most = 8 * megabyte;
  for (const socket of sockets) socket.write(Buffer.alloc(most));
  await wait(1500);
  // 48 of the greatest size, and what is on its way.
  expect(station.memory() - before).toBeLessThan(1000 * megabyte);
  expect((await api.get('/health')).status).toBe(200);
  for (const socket of sockets) socket.destroy();
  await wait(500);
  await served();
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
