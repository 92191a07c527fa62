/** `localhost` is two addresses on most computers, IPv4's and IPv6's. Fastify would make a second server for the other one, which
 * knows nothing of the limits of the first, nor of its renewed certificate: here it is one server that answers at both. */
import { lookup } from 'node:dns/promises';
import { type AddressInfo, createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { tcpKeepAlive } from './connections.ts';

type Find = (host: string, options: { all: true; order: 'ipv4first' }) => Promise<{ address: string }[]>;

/** Returns where it listens first, like `http://127.0.0.1:8000`. Rejects like Fastify's own. */
export async function listenAt(
  app: Pick<FastifyInstance, 'listen' | 'server'>,
  { host, port }: { host: string; port: number },
  find: Find = lookup,
): Promise<string> {
  if (host !== 'localhost') return app.listen({ host, port });
  const found = await find(host, { all: true, order: 'ipv4first' });
  const [first = '127.0.0.1', ...others] = new Set(found.map(({ address }) => address));
  const address = await app.listen({ host: first, port });
  for (const other of others) await alsoAt(app.server, other);
  return address;
}

/** Connections to `host` too, on the port that `server` has, until it closes. Where that is not to be had it goes without. */
async function alsoAt(server: FastifyInstance['server'], host: string): Promise<void> {
  const { port } = server.address() as AddressInfo;
  const { allowHalfOpen } = server as unknown as { allowHalfOpen: boolean };
  const beside = createServer({ allowHalfOpen, noDelay: true, ...tcpKeepAlive }, (socket) =>
    server.emit('connection', socket),
  );
  server.once('close', () => beside.close());
  await new Promise<void>((resolve) => {
    beside.once('error', () => resolve());
    beside.listen({ host, port }, resolve);
  });
  beside.on('error', () => {});
}
