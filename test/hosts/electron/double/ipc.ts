/** The way between a page and the main process: `ipcMain`, and the page's side of it. Everything is copied by structured clone
 * on its way, as it is between two processes; handlers' errors lose all but their message. */
import type { MessagePort } from 'node:worker_threads';
import { type Any, Emitter } from './emitter.ts';
import { cloneFromRenderer, PagePort, PortMain, rawOf } from './ports.ts';
import type { FrameDouble, WebContentsDouble } from './web-contents.ts';

type Handler = (event: Any, ...args: Any[]) => unknown;

export class IpcMainDouble extends Emitter implements Pick<Electron.IpcMain, 'handle' | 'removeHandler'> {
  readonly handlers = new Map<string, Handler>();

  handle = (channel: string, handler: Handler): void => {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  };
  removeHandler = (channel: string): void => void this.handlers.delete(channel);
}

/** A page's `ipcRenderer`. Tests call through it as the preload does; `as` lets another frame speak. */
export class PageIpc extends Emitter {
  readonly #main: IpcMainDouble;
  readonly #contents: WebContentsDouble;
  readonly #frame: FrameDouble;

  constructor(main: IpcMainDouble, contents: WebContentsDouble, frame: FrameDouble) {
    super();
    this.#main = main;
    this.#contents = contents;
    this.#frame = frame;
  }

  /** The same page's contents with another frame as sender. */
  as(frame: FrameDouble): PageIpc {
    return new PageIpc(this.#main, this.#contents, frame);
  }

  invoke = async (channel: string, ...args: unknown[]): Promise<unknown> => {
    const sent = args.map((arg) => cloneFromRenderer(arg));
    await nextTurn();
    const handler = this.#main.handlers.get(channel);
    if (!handler) throw new Error(`Error invoking remote method '${channel}': No handler registered for '${channel}'`);
    try {
      return structuredClone(await handler(this.#event(), ...sent));
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`);
    }
  };

  send = (channel: string, ...args: unknown[]): void => {
    const sent = args.map((arg) => cloneFromRenderer(arg));
    void nextTurn().then(() => this.#main.emit(channel, this.#event(), ...sent));
  };

  /** `transfer`: ports of the page or raw ones; anything else is refused. */
  postMessage = (channel: string, message: unknown, transfer: readonly unknown[] = []): void => {
    const raws = transfer.map((item) => (item instanceof PagePort ? item.raw : item));
    const sent = cloneFromRenderer(message, raws);
    const ports = (raws as MessagePort[]).map((raw) => new PortMain(raw));
    void nextTurn().then(() => this.#main.emit(channel, { ...this.#event(), ports }, sent));
  };

  #event() {
    const ports: PortMain[] = [];
    return { sender: this.#contents, senderFrame: this.#frame, processId: 1, frameId: 1, ports };
  }
}

/** A message of the main process, delivered to the page's listeners. */
export function deliver(
  page: PageIpc,
  channel: string,
  args: unknown[],
  ports: readonly Electron.MessagePortMain[] = [],
) {
  const sent = args.map((arg) => structuredClone(arg));
  const raws = ports.map((port) => new PagePort(rawOf(port)));
  void nextTurn().then(() => page.emit(channel, { ports: raws }, ...sent));
}

function nextTurn(): Promise<void> {
  return Promise.resolve();
}
