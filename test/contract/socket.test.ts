/** What only the socket has: strangers' frames, calls without end, faults that must not be told. */
import { once } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Station } from '../../src-main/station/station.ts';
import { socketPath } from '../../src-shared/socket-messages.ts';
import { decodeEnvelope, encodeEnvelope } from '../../src-shared/wire.ts';
import { bench } from '../src-main/station/support.ts';
import { serve } from './clients.ts';

async function open(station: Station = bench().station, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${await serve({ station })}${socketPath}`, { headers });
  onTestFinished(() => socket.terminate());
  const messages: unknown[] = [];
  socket.on('message', (data: Buffer) => messages.push(decodeEnvelope(data)));
  await once(socket, 'open');
  return { socket, messages };
}

const closeCode = async (socket: WebSocket): Promise<number> => (await once(socket, 'close'))[0] as number;

describe('a frame that is no request', () => {
  it.each([
    ['garbage', Buffer.from([1, 2, 3])],
    ['a command as long as a page', encodeEnvelope({ id: 1, call: 'x'.repeat(5000), args: {} })],
    ['no number', encodeEnvelope({ call: 'station.status', args: {} })],
  ])('(%s) ends the connection, not the station', async (_what, frame) => {
    const at = bench();
    const { socket } = await open(at.station);
    socket.send(frame);
    expect(await closeCode(socket)).toBe(1007);
    expect((await at.station.call('station.status', {})).health).toBe('ok');
  });

  it.each(['station.shutdown', 'constructor', '__proto__', ''])(
    'but an unknown command (%s) is answered: a screen of another version is told to reload',
    async (call) => {
      const { socket, messages } = await open();
      socket.send(encodeEnvelope({ id: 3, call, args: {} }));
      socket.send(encodeEnvelope({ id: 4, call: 'station.status', args: {} }));
      await vi.waitFor(() => expect(messages).toHaveLength(2));
      const answer = messages.find((message) => (message as { id: number }).id === 3);
      expect(answer).toMatchObject({ error: { code: 'invalid_argument', details: { reason: 'unknown_command' } } });
    },
  );

  it('(text) ends the connection too', async () => {
    const { socket } = await open();
    socket.send('{"id":1}');
    expect(await closeCode(socket)).toBe(1003);
  });

  it('(more than ten megabytes) ends it before it is read', async () => {
    const { socket } = await open();
    socket.on('error', () => {});
    socket.send(new Uint8Array(11 * 1024 * 1024));
    expect([1006, 1009]).toContain(await closeCode(socket));
  });
});

it('a frame under a ticket is refused: only the desktop shell has a way ahead of the call', async () => {
  const { socket, messages } = await open();
  const args = { camera: 'gate', seq: 1, at: 1, image: { ticket: 'a' } };
  socket.send(encodeEnvelope({ id: 7, call: 'live.frame', args }));
  await vi.waitFor(() => expect(messages).toHaveLength(1));
  expect(messages[0]).toMatchObject({ id: 7, error: { code: 'invalid_argument', details: { field: 'image' } } });
});

it('a page of another origin gets no socket', async () => {
  const socket = new WebSocket(`${await serve(bench())}${socketPath}`, { headers: { origin: 'https://evil.example' } });
  const [error] = await once(socket, 'error');
  expect(String(error)).toContain('403');
});

it('too many calls at once are refused one by one', async () => {
  const waiting: (() => void)[] = [];
  const slow: Station = {
    ...bench().station,
    call: () => new Promise((resolve) => waiting.push(() => resolve({} as never))),
  };
  const { socket, messages } = await open(slow);
  for (let id = 1; id <= 20; id++) socket.send(encodeEnvelope({ id, call: 'station.status', args: {} }));
  await vi.waitFor(() => expect(messages).toHaveLength(4));
  for (const message of messages) expect(message).toMatchObject({ error: { code: 'busy', retryable: true } });
  for (const go of waiting) go();
  await vi.waitFor(() => expect(messages).toHaveLength(20));
});

it('a fault of ours is told without its text', async () => {
  const broken: Station = {
    ...bench().station,
    call: () => Promise.reject(new Error('ENOENT: /home/school/secret')),
    subscribe: () => () => {},
  };
  const { socket, messages } = await open(broken);
  socket.send(encodeEnvelope({ id: 7, call: 'station.status', args: {} }));
  await vi.waitFor(() => expect(messages).toHaveLength(1));
  expect(messages[0]).toMatchObject({ id: 7, error: { code: 'internal' } });
  expect(JSON.stringify(messages)).not.toContain('secret');
});

it('a screen that leaves is told nothing more', async () => {
  const leave = vi.fn();
  const station: Station = {
    ...bench().station,
    call: () => Promise.reject(new Error('unused')),
    subscribe: () => leave,
  };
  const { socket } = await open(station);
  socket.close();
  await vi.waitFor(() => expect(leave).toHaveBeenCalledOnce());
});
