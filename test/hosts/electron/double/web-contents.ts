/** `webContents`: what a window shows. Pages are not run: a test is the page and speaks through `page`. */
import { Emitter, PreventableEvent } from './emitter.ts';
import { deliver, type IpcMainDouble, PageIpc } from './ipc.ts';
import type { SessionDouble } from './session.ts';

type Part = Pick<
  Electron.WebContents,
  | 'close'
  | 'getURL'
  | 'isCrashed'
  | 'isDestroyed'
  | 'isDevToolsOpened'
  | 'isLoading'
  | 'loadURL'
  | 'openDevTools'
  | 'reload'
  | 'send'
  | 'setWindowOpenHandler'
  | 'focus'
  | 'on'
  | 'once'
  | 'off'
  | 'forcefullyCrashRenderer'
  | 'setZoomFactor'
  | 'setVisualZoomLevelLimits'
  | 'executeJavaScript'
>;

export interface FrameDouble {
  url: string;
  origin: string;
  parent: FrameDouble | null;
  top: FrameDouble | null;
  processId: number;
  routingId: number;
  detached: boolean;
}

export function frameAt(url: string, parent: FrameDouble | null = null): FrameDouble {
  const { protocol, host, origin } = URL.canParse(url) ? new URL(url) : { protocol: '', host: '', origin: 'null' };
  const own = origin === 'null' && host ? `${protocol}//${host}` : origin;
  const frame = { url, origin: own, parent, top: parent?.top ?? null, processId: 1, routingId: 1, detached: false };
  frame.top ??= frame;
  return frame;
}

let ids = 1;

export class WebContentsDouble extends Emitter implements Part {
  readonly id = ids++;
  readonly session: SessionDouble;
  readonly page: PageIpc;
  mainFrame: FrameDouble = frameAt('');
  /** Addresses that were loaded, reloads included, oldest first. */
  readonly loads: string[] = [];
  openHandler: Parameters<Part['setWindowOpenHandler']>[0] | null = null;
  /** Set by a test: loading fails with that error, as a station's page that is not there. */
  failing = false;
  #crashed = false;
  #destroyed = false;

  constructor(main: IpcMainDouble, session: SessionDouble) {
    super();
    this.session = session;
    this.page = new PageIpc(main, this, this.mainFrame);
  }

  loadURL = async (url: string): Promise<void> => {
    this.loads.push(url);
    this.#crashed = false;
    Object.assign(this.mainFrame, frameAt(url), { top: this.mainFrame });
    const failed = this.failing || (url.startsWith('app:') && !(await this.session.answers(url)));
    if (this.#destroyed) return;
    if (failed) {
      this.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', url, true);
      throw Object.assign(new Error(`ERR_FILE_NOT_FOUND (-6) loading '${url}'`), {
        code: 'ERR_FILE_NOT_FOUND',
        errno: -6,
        url,
      });
    }
    this.emit('dom-ready', {});
    this.emit('did-finish-load', {});
  };

  reload = (): void => void this.loadURL(this.getURL()).catch(() => {});
  getURL = (): string => this.mainFrame.url;
  isLoading = (): boolean => false;
  isCrashed = (): boolean => this.#crashed;
  isDestroyed = (): boolean => this.#destroyed;
  isDevToolsOpened = (): boolean => false;
  openDevTools = (): void => {};
  focus = (): void => {};
  setZoomFactor = (): void => {};
  setVisualZoomLevelLimits = async (): Promise<void> => {};
  executeJavaScript = async (): Promise<undefined> => undefined;
  setWindowOpenHandler: Part['setWindowOpenHandler'] = (handler) => {
    this.openHandler = handler;
  };

  send = (channel: string, ...args: unknown[]): void => {
    if (!this.#destroyed && !this.#crashed) deliver(this.page, channel, args);
  };
  postMessage = (channel: string, message: unknown, transfer: Electron.MessagePortMain[] = []): void => {
    if (!this.#destroyed && !this.#crashed) deliver(this.page, channel, [message], transfer);
  };

  forcefullyCrashRenderer = (): void => this.crash('killed');
  close = (): void => this.destroy();

  crash(reason: Electron.RenderProcessGoneDetails['reason'] = 'crashed'): void {
    this.#crashed = true;
    this.emit('render-process-gone', {}, { reason, exitCode: 11 });
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit('destroyed');
  }

  /** Presses a key on the page; whether the page gets it. */
  press(input: Partial<Electron.Input>): boolean {
    const event = new PreventableEvent();
    const none = { type: 'keyDown', key: '', code: '', isAutoRepeat: false, isComposing: false, location: 0 };
    const modifiers = { shift: false, control: false, alt: false, meta: false, modifiers: [] };
    this.emit('before-input-event', event, { ...none, ...modifiers, ...input });
    return !event.defaultPrevented;
  }

  /** A link, a script or a redirect leads to `url`; whether the page goes there. */
  navigate(url: string, name: 'will-navigate' | 'will-redirect' | 'will-frame-navigate' = 'will-navigate'): boolean {
    const event = Object.assign(new PreventableEvent(), { url, isMainFrame: true, frame: this.mainFrame });
    this.emit(name, event, url);
    return !event.defaultPrevented;
  }
}
