import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import type { Connection } from '../../../src-renderer/client/client.ts';
import {
  createSocketClient,
  type SocketClient,
  type SocketClientOptions,
} from '../../../src-renderer/client/socket-client.ts';
import type { StationEvent } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type SocketRequest, socketRequest } from '../../../src-shared/socket-messages.ts';
import { decodeEnvelope, encodeEnvelope } from '../../../src-shared/wire.ts';

type Answer = (request: SocketRequest, socket: ServerSocket) => unknown;

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function station(answer: Answer, port = 0) {
  const server = new WebSocketServer({ port, host: '127.0.0.1' });
  await once(server, 'listening');
  server.on('connection', (socket) =>
    socket.on('message', (data: Buffer) => {
      const request = socketRequest.parse(decodeEnvelope(new Uint8Array(data)));
      const reply = answer(request, socket);
      if (reply) socket.send(encodeEnvelope(reply));
    }),
  );
  const close = () => {
    for (const socket of server.clients) socket.terminate();
    return new Promise((done) => server.close(done));
  };
  const push = (event: StationEvent) => {
    for (const socket of server.clients) socket.send(encodeEnvelope({ event }));
  };
  const kick = () => {
    for (const socket of server.clients) socket.terminate();
  };
  open.push({ close });
  return { server, close, push, kick, port: (server.address() as AddressInfo).port };
}

function client(port: number, options: SocketClientOptions = {}): SocketClient {
  const made = createSocketClient(`ws://127.0.0.1:${port}/`, { delay: () => 20, ...options });
  open.push(made);
  return made;
}

const reached = (of: SocketClient, wanted: Connection) =>
  new Promise<void>((done) => {
    if (of.connection() === wanted) return done();
    const end = of.onConnection((now) => {
      if (now !== wanted) return;
      end();
      done();
    });
  });

const failure = (call: Promise<unknown>): Promise<StationError> =>
  call.then(
    () => Promise.reject(new Error('succeeded')),
    (error) => error,
  );

describe('socket client', () => {
  test('a call made before the socket is open is answered, bytes and all', async () => {
    const { port } = await station(({ id, call, args }) => ({
      id,
      result: { image: new Uint8Array([7, 8]), call, args },
    }));
    await expect(client(port).call('people.portrait', { personId: 3 })).resolves.toEqual({
      image: new Uint8Array([7, 8]),
      call: 'people.portrait',
      args: { personId: 3 },
    });
  });

  test('answers find their calls in any order', async () => {
    const held: SocketRequest[] = [];
    const { port } = await station((request, socket) => {
      held.push(request);
      if (held.length < 3) return null;
      for (const { id, args } of held.reverse()) socket.send(encodeEnvelope({ id, result: args }));
      return null;
    });
    const caller = client(port);
    const calls = [1, 2, 3].map((personId) => caller.call('people.portrait', { personId }));
    expect(await Promise.all(calls)).toEqual([{ personId: 1 }, { personId: 2 }, { personId: 3 }]);
  });

  test("the station's error arrives as it was thrown", async () => {
    const thrown = new StationError('duplicate_face', 'Known.', { name: 'Siti' });
    const { port } = await station(({ id }) => ({ id, error: thrown.toPlain() }));
    const error = await failure(client(port).call('live.today', {}));
    expect(error).toBeInstanceOf(StationError);
    expect(error).toMatchObject({ code: 'duplicate_face', details: { name: 'Siti' }, retryable: false });
  });

  test('no answer in time is a retryable time-out, and a late answer harms nobody', async () => {
    const { port } = await station(({ id, call }, socket) => {
      if (call === 'live.today') setTimeout(() => socket.send(encodeEnvelope({ id, result: 'late' })), 60);
      else return { id, result: 'ok' };
      return null;
    });
    const caller = client(port, { timeoutMs: 40, timeouts: {} });
    await reached(caller, 'open');
    expect(await failure(caller.call('live.today', {}))).toMatchObject({ code: 'timeout', retryable: true });
    await new Promise((done) => setTimeout(done, 60));
    await expect(caller.call('station.status', {})).resolves.toBe('ok');
  });

  test('a broken connection fails the calls on their way and comes back by itself', async () => {
    let answering = false;
    const { port, kick } = await station(({ id }) => (answering ? { id, result: 'back' } : null));
    const caller = client(port);
    const states: Connection[] = [];
    caller.onConnection((state) => states.push(state));
    await reached(caller, 'open');
    const cut = failure(caller.call('live.today', {}));
    await new Promise((done) => setTimeout(done, 20));
    kick();
    expect(await cut).toMatchObject({ retryable: true, details: { reason: 'connection' } });
    await reached(caller, 'open');
    answering = true;
    await expect(caller.call('live.today', {})).resolves.toBe('back');
    expect(states).toEqual(['open', 'lost', 'open']);
  });

  test('a station that starts later is found', async () => {
    const first = await station(() => null);
    await first.close();
    const caller = client(first.port);
    await reached(caller, 'lost');
    await station(({ id }) => ({ id, result: 'here' }), first.port);
    await expect(caller.call('live.today', {})).resolves.toBe('here');
  });

  test('a station that went silent is left and looked for again', async () => {
    let connections = 0;
    const { server, port } = await station(() => null);
    server.on('connection', () => {
      connections += 1;
    });
    const caller = client(port, { timeoutMs: 40 });
    await reached(caller, 'open');
    await new Promise((done) => setTimeout(done, 5));
    await failure(caller.call('live.today', {}));
    await reached(caller, 'lost');
    await reached(caller, 'open');
    expect(connections).toBeGreaterThanOrEqual(2);
  });

  test('pushes reach every listener until it leaves', async () => {
    const { port, push } = await station(() => null);
    const caller = client(port);
    await reached(caller, 'open');
    const heard: string[] = [];
    const leave = caller.subscribe((event) => heard.push(`a ${event.type}`));
    const both = new Promise<void>((done) =>
      caller.subscribe((event) => {
        heard.push(`b ${event.type}`);
        if (heard.filter((line) => line.startsWith('b')).length === 2) done();
      }),
    );
    push({ type: 'people.changed' });
    await new Promise((done) => setTimeout(done, 30));
    leave();
    push({ type: 'people.changed' });
    await both;
    expect(heard).toEqual(['a people.changed', 'b people.changed', 'b people.changed']);
  });

  test('rubbish from the other side is passed over', async () => {
    const { port } = await station(({ id }, socket) => {
      socket.send(new Uint8Array([1, 2, 3]));
      socket.send(encodeEnvelope({ event: { type: 'nonsense' } }));
      socket.send(encodeEnvelope({ id: 999, result: 'nobody asked' }));
      return { id, result: 'fine' };
    });
    await expect(client(port).call('live.today', {})).resolves.toBe('fine');
  });
});
