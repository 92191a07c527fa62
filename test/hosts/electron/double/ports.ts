/** Message ports on both sides of the boundary. A renderer's are the platform's own; the main process has `MessagePortMain`, an
 * emitter that holds messages back until `start`. */
import { MessageChannel, MessagePort } from 'node:worker_threads';
import { Emitter } from './emitter.ts';

/** A message out of a renderer. Structured clone, and of all transferables only ports arrive: an ArrayBuffer in the list is the
 * mistake that this double is here to find. Throws TypeError for it, DataCloneError for what cannot be cloned. */
export function cloneFromRenderer<T>(message: T, transfer: readonly unknown[] = []): T {
  for (const item of transfer)
    if (!(item instanceof MessagePort)) throw new TypeError('Only a MessagePort can be transferred from a renderer.');
  return structuredClone(message);
}

/** As the main process holds a port. `raw`: the same one as a renderer or a child has it. */
export class PortMain extends Emitter implements Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'> {
  readonly raw: MessagePort;
  #started = false;

  constructor(raw: MessagePort) {
    super();
    this.raw = raw;
    raw.once('close', () => this.emit('close'));
    // Node's ports keep the process alive once somebody listens; Electron's do not.
    raw.unref();
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.raw.on('message', ({ data, ports }: Envelope) =>
      this.emit('message', { data, ports: ports.map((port) => new PortMain(port)) }),
    );
    this.raw.unref();
  }

  postMessage(message: unknown, transfer: readonly Electron.MessagePortMain[] = []): void {
    postThrough(this.raw, message, transfer.map(rawOf));
  }

  close(): void {
    this.raw.close();
  }
}

/** What travels through a raw port: Node hands over ports inside the data, Electron beside it. */
interface Envelope {
  data: unknown;
  ports: MessagePort[];
}

export function rawOf(port: Electron.MessagePortMain): MessagePort {
  if (port instanceof PortMain) return port.raw;
  throw new TypeError('Only a MessagePortMain can be transferred from the main process.');
}

export function postThrough(raw: MessagePort, data: unknown, ports: MessagePort[]): void {
  raw.postMessage({ data: cloneFromRenderer(data, ports), ports } satisfies Envelope, ports);
}

export class ChannelMain {
  readonly port1: PortMain;
  readonly port2: PortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortMain(port1);
    this.port2 = new PortMain(port2);
  }
}

/** A renderer's end, as the DOM has it. */
export class PagePort {
  readonly raw: MessagePort;
  onmessage: ((event: { data: unknown; ports: PagePort[] }) => void) | null = null;

  constructor(raw: MessagePort) {
    this.raw = raw;
    raw.on('message', ({ data, ports }: Envelope) =>
      this.onmessage?.({ data, ports: ports.map((port) => new PagePort(port)) }),
    );
    raw.unref();
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    const raws = transfer.map((item) => (item instanceof PagePort ? item.raw : item));
    postThrough(this.raw, cloneFromRenderer(message, raws), raws as MessagePort[]);
  }

  /** `close`: the other end is gone. */
  addEventListener(name: 'close', listener: () => void): void {
    this.raw.once(name, listener);
  }

  start(): void {}

  close(): void {
    this.raw.close();
  }
}
