/** `BrowserWindow`: where it is, how it shows, and whether it lets itself be closed. */
import { Emitter, PreventableEvent } from './emitter.ts';
import type { IpcMainDouble } from './ipc.ts';
import type { SessionDouble } from './session.ts';
import { WebContentsDouble } from './web-contents.ts';

type Part = Pick<
  Electron.BrowserWindow,
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getBounds'
  | 'hide'
  | 'isAlwaysOnTop'
  | 'isDestroyed'
  | 'isFocused'
  | 'isFullScreen'
  | 'isKiosk'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'moveTop'
  | 'off'
  | 'on'
  | 'once'
  | 'reload'
  | 'removeMenu'
  | 'restore'
  | 'setAlwaysOnTop'
  | 'setBounds'
  | 'setClosable'
  | 'setContentProtection'
  | 'setFullScreen'
  | 'setKiosk'
  | 'setMenuBarVisibility'
  | 'setMinimizable'
  | 'setSkipTaskbar'
  | 'setTitle'
  | 'setVisibleOnAllWorkspaces'
  | 'show'
  | 'showInactive'
  | 'maximize'
  | 'isMaximized'
>;

export interface WindowWorld {
  ipcMain: IpcMainDouble;
  session: SessionDouble;
  created(contents: WebContentsDouble): void;
  /** Of all windows. */
  lastClosed(): void;
}

/** A class for one double of electron: its windows know their world. */
export function windowClass(world: WindowWorld) {
  return class WindowDouble extends Emitter implements Part {
    static readonly open: WindowDouble[] = [];
    static getAllWindows = (): WindowDouble[] => [...WindowDouble.open];
    static getFocusedWindow = (): WindowDouble | null => WindowDouble.open.find((one) => one.isFocused()) ?? null;
    static fromWebContents = (contents: unknown): WindowDouble | null =>
      WindowDouble.open.find((one) => (one.webContents as unknown) === contents) ?? null;

    readonly id: number;
    readonly options: Electron.BrowserWindowConstructorOptions;
    readonly webContents: WebContentsDouble;
    #bounds: Electron.Rectangle;
    #is = { destroyed: false, visible: false, focused: false, minimised: false, kiosk: false, full: false, top: false };

    constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
      super();
      this.options = options;
      this.webContents = new WebContentsDouble(world.ipcMain, world.session);
      this.id = this.webContents.id;
      const { x = 100, y = 100, width = 800, height = 600, show = true } = options;
      this.#bounds = { x, y, width, height };
      this.#is.visible = show;
      this.#is.focused = show;
      WindowDouble.open.push(this);
      world.created(this.webContents);
    }

    loadURL = (url: string): Promise<void> => this.webContents.loadURL(url);
    reload = (): void => this.webContents.reload();
    isDestroyed = (): boolean => this.#is.destroyed;
    isVisible = (): boolean => this.#is.visible;
    isFocused = (): boolean => this.#is.focused;
    isMinimized = (): boolean => this.#is.minimised;
    isMaximized = (): boolean => false;
    isKiosk = (): boolean => this.#is.kiosk;
    isFullScreen = (): boolean => this.#is.full || this.#is.kiosk;
    isAlwaysOnTop = (): boolean => this.#is.top;
    maximize = (): void => {};

    show = (): void => {
      this.#is.visible = true;
      this.focus();
      this.emit('show');
    };
    showInactive = (): void => {
      this.#is.visible = true;
    };
    hide = (): void => {
      this.#is.visible = false;
      this.#is.focused = false;
      this.emit('hide');
    };
    focus = (): void => {
      for (const other of WindowDouble.open) if (other !== this && other.isFocused()) other.blur();
      this.#is.focused = true;
      this.emit('focus');
    };
    /** Something else is in front now. */
    blur(): void {
      this.#is.focused = false;
      this.emit('blur');
    }
    minimize(): void {
      this.#is.minimised = true;
      this.emit('minimize');
    }
    restore = (): void => {
      this.#is.minimised = false;
      this.emit('restore');
    };
    moveTop = (): void => {};

    getBounds = (): Electron.Rectangle => ({ ...this.#bounds });
    setBounds = (bounds: Partial<Electron.Rectangle>): void => {
      this.#bounds = { ...this.#bounds, ...bounds };
    };
    setKiosk = (flag: boolean): void => {
      this.#is.kiosk = flag;
      this.emit(flag ? 'enter-full-screen' : 'leave-full-screen');
    };
    setFullScreen = (flag: boolean): void => {
      this.#is.full = flag;
      // What a person's own key does as well, past every handler.
      if (!flag) this.#is.kiosk = false;
      this.emit(flag ? 'enter-full-screen' : 'leave-full-screen');
    };
    setAlwaysOnTop = (flag: boolean): void => {
      this.#is.top = flag;
    };
    setMinimizable = (): void => {};
    setClosable = (): void => {};
    setSkipTaskbar = (): void => {};
    setContentProtection = (): void => {};
    setMenuBarVisibility = (): void => {};
    setVisibleOnAllWorkspaces = (): void => {};
    setTitle = (): void => {};
    removeMenu = (): void => {};

    /** The cross in its corner, or the system's way to close it. */
    close = (): void => {
      const event = new PreventableEvent();
      this.emit('close', event);
      if (!event.defaultPrevented) this.destroy();
    };
    destroy = (): void => {
      if (this.#is.destroyed) return;
      this.#is.destroyed = true;
      WindowDouble.open.splice(WindowDouble.open.indexOf(this), 1);
      this.webContents.destroy();
      this.emit('closed');
      if (WindowDouble.open.length === 0) world.lastClosed();
    };
  };
}

export type WindowDouble = InstanceType<ReturnType<typeof windowClass>>;
