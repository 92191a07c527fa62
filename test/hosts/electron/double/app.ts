/** `app`, `powerMonitor` and `powerSaveBlocker`: the life of the program and of the computer under it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Emitter, PreventableEvent } from './emitter.ts';

type AppPart = Pick<
  Electron.App,
  | 'exit'
  | 'getAppPath'
  | 'getLocale'
  | 'getName'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'getVersion'
  | 'isPackaged'
  | 'isReady'
  | 'on'
  | 'once'
  | 'off'
  | 'quit'
  | 'relaunch'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setLoginItemSettings'
  | 'getLoginItemSettings'
  | 'setPath'
  | 'whenReady'
  | 'name'
  | 'enableSandbox'
>;

export interface AppOptions {
  /** Of package.json, models and built screens. */
  appPath: string;
  /** Removed by nobody here. Absent: a new one under the system's temporary folder. */
  userData?: string;
  languages?: string[];
  /** false: another Hadir runs already. */
  first?: boolean;
  version?: string;
  isPackaged?: boolean;
  /** false: ready once `becomeReady` is called. Electron waits for the program's first turn; a test loads it bit by bit. */
  readyByItself?: boolean;
  /** Called where Electron would end the process. */
  onExit?: (code: number) => void;
}

/** What happened, in the order it happened, as `app.exit 1`: tests compare it. */
export class AppDouble extends Emitter implements AppPart {
  name = 'Hadir';
  readonly isPackaged: boolean;
  /** null while it runs. */
  exitCode: number | null = null;
  loginItem: { openAtLogin: boolean; args?: string[] } = { openAtLogin: false };
  /** Windows that are open: `quit` closes them and does not go on where one refuses. */
  windows: () => { close(): void; isDestroyed(): boolean }[] = () => [];
  readonly #options: AppOptions;
  readonly #paths: Record<string, string>;
  readonly #ready = Promise.withResolvers<void>();
  #isReady = false;

  constructor(options: AppOptions) {
    super();
    this.#options = options;
    this.isPackaged = options.isPackaged ?? false;
    const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'hadir-desktop-'));
    if (!options.userData) process.once('exit', () => rmSync(userData, { recursive: true, force: true }));
    this.#paths = {
      userData,
      home: userData,
      appData: userData,
      temp: tmpdir(),
      downloads: userData,
      exe: process.execPath,
    };
    if (options.readyByItself ?? true) setImmediate(() => this.becomeReady());
  }

  becomeReady(): void {
    this.#isReady = true;
    this.emit('ready');
    this.#ready.resolve();
  }

  getAppPath = (): string => this.#options.appPath;
  getName = (): string => this.name;
  getVersion = (): string => this.#options.version ?? '0.1.0';
  getLocale = (): string => this.#options.languages?.[0] ?? 'id';
  getPreferredSystemLanguages = (): string[] => this.#options.languages ?? ['id-ID'];
  isReady = (): boolean => this.#isReady;
  whenReady = (): Promise<void> => this.#ready.promise;
  requestSingleInstanceLock = (): boolean => this.#options.first ?? true;
  releaseSingleInstanceLock = (): void => {};
  setAppUserModelId = (): void => {};
  enableSandbox = (): void => {};
  relaunched = false;
  relaunch = (): void => {
    this.relaunched = true;
  };

  getPath = (name: string): string => {
    const path = this.#paths[name];
    if (path === undefined) throw new Error(`The double of electron has no path "${name}".`);
    return path;
  };
  setPath = (name: string, path: string): void => {
    this.#paths[name] = path;
  };

  setLoginItemSettings = (settings: Electron.Settings): void => {
    this.loginItem = { openAtLogin: settings.openAtLogin ?? false, ...(settings.args && { args: settings.args }) };
  };
  getLoginItemSettings = (): Electron.LoginItemSettings =>
    ({ openAtLogin: this.loginItem.openAtLogin }) as Electron.LoginItemSettings;

  /** before-quit, then every window is closed, then will-quit; each may prevent it. */
  quit = (): void => {
    if (this.exitCode !== null) return;
    const before = new PreventableEvent();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    for (const window of this.windows()) {
      window.close();
      if (!window.isDestroyed()) return;
    }
    const will = new PreventableEvent();
    this.emit('will-quit', will);
    if (!will.defaultPrevented) this.#end(0);
  };

  /** At once: no event may prevent it. */
  exit = (code = 0): void => {
    if (this.exitCode === null) this.#end(code);
  };

  #end(code: number): void {
    this.exitCode = code;
    this.emit('quit', new PreventableEvent(), code);
    this.#options.onExit?.(code);
  }
}

export class PowerMonitorDouble
  extends Emitter
  implements Pick<Electron.PowerMonitor, 'on' | 'off' | 'getSystemIdleTime'>
{
  getSystemIdleTime = (): number => 0;
}

export class PowerSaveBlockerDouble implements Pick<Electron.PowerSaveBlocker, 'start' | 'stop' | 'isStarted'> {
  readonly running = new Map<number, string>();
  #next = 1;
  start = (type: 'prevent-app-suspension' | 'prevent-display-sleep'): number => {
    this.running.set(this.#next, type);
    return this.#next++;
  };
  stop = (id: number): boolean => this.running.delete(id);
  isStarted = (id: number): boolean => this.running.has(id);
}
