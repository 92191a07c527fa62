/** Loaded into a child process before its script: gives it `process.parentPort`, as Electron gives its utility processes. Ports
 * reach it through the process channel: each has a number, and its messages travel under it. */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Emitter } from './emitter.ts';
import { PortMain } from './ports.ts';
import type { Parcel } from './utility.ts';

const tunnels = new Map<number, MessagePort>();

class ParentPort extends Emitter {
  postMessage = (data: unknown): void => void process.send?.({ data, ports: [] } satisfies Parcel);
}

const parent = new ParentPort();
(process as { parentPort?: unknown }).parentPort = parent;

process.on('message', ({ port, data, ports, closed }: Parcel) => {
  if (port === undefined) return void parent.emit('message', { data, ports: ports.map(open) });
  if (closed) tunnels.get(port)?.close();
  else tunnels.get(port)?.postMessage({ data, ports: [] });
});
// As Electron's: it ends with the program that started it.
process.on('disconnect', () => process.exit(0));

/** The far end of the port with that number. */
function open(port: number): PortMain {
  const { port1, port2 } = new MessageChannel();
  tunnels.set(port, port1);
  port1.on('message', ({ data }: { data: unknown }) => void process.send?.({ port, data, ports: [] } satisfies Parcel));
  return new PortMain(port2);
}
