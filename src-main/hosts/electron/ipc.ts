/** The screens' calls and events in the desktop shell: what the socket is to a browser, for the windows that the shell admits.
 * Each page gets a door of its own, so a reload or a crash signs nobody in. */
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import { plainError, StationError } from '../../../src-shared/errors.ts';
import { type DesktopAnswer, ipcChannels } from '../../../src-shared/ipc-channels.ts';
import { socketRequest } from '../../../src-shared/socket-messages.ts';
import { decodeEnvelope, encodeEnvelope } from '../../../src-shared/wire.ts';
import { answering, maxRequestBytes } from '../../api/screens/calls.ts';
import type { Logger } from '../../station/ports.ts';
import { openScreenDoor, type ScreenDoor } from '../../station/staff/screen-door.ts';
import type { Station } from '../../station/station.ts';
import { isOwnUrl } from './app-protocol.ts';
import type { DesktopDoor } from './desktop-door.ts';

/** Characters of JSON: the shell's own commands are a word and a few settings. */
const maxDesktopRequest = 64 * 1024;
const request = socketRequest.omit({ id: true });

export interface IpcOptions {
  ipcMain: Pick<IpcMain, 'handle' | 'removeHandler' | 'on' | 'off'>;
  station: Station;
  log: Pick<Logger, 'warn' | 'error'>;
  /** Gives the page a port to the vision worker; called each time a page has loaded, ended when it is gone. */
  frames?: { connect(contents: WebContents): void; disconnect(contents: WebContents): void };
  /** The shell's own commands and events. It decodes what it is given; what it throws reaches the page as plain data. */
  desktop?: Pick<DesktopDoor, 'call' | 'subscribe'>;
}

export interface Ipc {
  /** The pages of this window may call from now on, for as long as it exists. */
  admit(contents: WebContents): void;
  close(): void;
}

/** One page in a window. */
interface Page {
  door: ScreenDoor;
  answer: ReturnType<typeof answering>;
  end(): void;
}

export function openIpc({ ipcMain, station, log, frames, desktop }: IpcOptions): Ipc {
  const admitted = new Set<WebContents>();
  const pages = new Map<WebContents, Page>();
  const fault = (error: unknown): void => log.error({ err: error }, 'call failed');

  /** Throws `forbidden`: not the top page of one of our windows, or not a page of ours in it. */
  function check({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): WebContents {
    if (admitted.has(sender) && senderFrame?.parent === null && isOwnUrl(senderFrame.url)) return sender;
    log.warn({ url: originOf(senderFrame?.url) }, 'A page that is not ours was refused.');
    throw new StationError('forbidden', "Only the station's own screens may call it.");
  }

  function end(contents: WebContents): void {
    pages.get(contents)?.end();
    pages.delete(contents);
    frames?.disconnect(contents);
  }

  function begin(contents: WebContents): Page {
    end(contents);
    const door = openScreenDoor(station, station.sessions, true);
    const unsubscribe = [
      station.subscribe((event) => {
        if (door.hears()) send(contents, ipcChannels.event, encodeEnvelope(event));
      }),
      desktop?.subscribe((event) => send(contents, ipcChannels.desktopEvent, event)),
    ];
    const answer = answering((name, args) => door.call(name, args), fault);
    const page = {
      door,
      answer,
      end: () => {
        for (const stop of unsubscribe) stop?.();
      },
    };
    pages.set(contents, page);
    return page;
  }

  const pageOf = (contents: WebContents): Page => pages.get(contents) ?? begin(contents);

  const onOpen = (event: IpcMainEvent): void => {
    try {
      const contents = check(event);
      begin(contents);
      frames?.connect(contents);
    } catch {
      // Logged; whoever asked is told nothing.
    }
  };

  ipcMain.on(ipcChannels.open, onOpen);
  ipcMain.handle(ipcChannels.call, async (event, bytes: unknown): Promise<Uint8Array> => {
    try {
      const contents = check(event);
      const { call, args } = decoded(bytes);
      return encodeEnvelope(await pageOf(contents).answer(call, args));
    } catch (error) {
      return encodeEnvelope({ error: plainError(error) });
    }
  });
  ipcMain.handle(ipcChannels.desktop, async (event, name: unknown, args: unknown): Promise<DesktopAnswer> => {
    try {
      const contents = check(event);
      if (!desktop) throw new StationError('not_supported', 'There is no shell behind this page.');
      checkSmall(args);
      return { result: await desktop.call(name, args, pageOf(contents).door) };
    } catch (error) {
      const plain = plainError(error);
      if (plain.code === 'internal') fault(error);
      return { error: plain };
    }
  });

  return {
    admit(contents) {
      admitted.add(contents);
      contents.on('render-process-gone', () => end(contents));
      contents.once('destroyed', () => {
        end(contents);
        admitted.delete(contents);
      });
    },
    close() {
      ipcMain.off(ipcChannels.open, onOpen);
      ipcMain.removeHandler(ipcChannels.call);
      ipcMain.removeHandler(ipcChannels.desktop);
      for (const contents of [...pages.keys()]) end(contents);
      admitted.clear();
    },
  };
}

/** Throws `invalid_argument`. */
function decoded(bytes: unknown) {
  if (!(bytes instanceof Uint8Array)) throw new StationError('invalid_argument', 'That is not a request.');
  if (bytes.byteLength > maxRequestBytes)
    throw new StationError('invalid_argument', `A request may have at most ${maxRequestBytes} bytes.`);
  const parsed = request.safeParse(decodeEnvelope(bytes));
  if (!parsed.success) throw new StationError('invalid_argument', 'That is not a request.');
  return parsed.data;
}

/** Throws `invalid_argument` for what is large, or no JSON at all (a circle, a map, a function cannot even arrive). */
function checkSmall(args: unknown): void {
  let size = Number.POSITIVE_INFINITY;
  try {
    size = JSON.stringify(args ?? null).length;
  } catch {}
  if (size > maxDesktopRequest) throw new StationError('invalid_argument', 'That is not a request of the shell.');
}

/** A page that is just going away hears nothing, and that is no error. */
function send(contents: WebContents, channel: string, message: unknown): void {
  try {
    if (!contents.isDestroyed()) contents.send(channel, message);
  } catch {}
}

/** For the log: an address may carry more than it should. */
function originOf(url: string | undefined): string {
  if (!url || !URL.canParse(url)) return '';
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
