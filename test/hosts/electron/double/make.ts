/** Puts one double of electron together: fresh for every program that is started. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppDouble, type AppOptions, PowerMonitorDouble, PowerSaveBlockerDouble } from './app.ts';
import { DialogDouble, MenuModule, NotificationDouble, notifications, TrayDouble, trays } from './dialogs.ts';
import { strict } from './emitter.ts';
import { IpcMainDouble } from './ipc.ts';
import { ChannelMain } from './ports.ts';
import { SafeStorageDouble } from './safe-storage.ts';
import { ScreenDouble } from './screen.ts';
import { ProtocolDouble, SessionDouble } from './session.ts';
import { UtilityModule } from './utility.ts';
import { windowClass } from './windows.ts';

export const repository = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/[\\/]$/, '');

export interface DoubleOptions extends Partial<AppOptions> {
  /** File that keeps the key ring's key from start to start. */
  keyRing?: string;
  /** Run the bundled worker of `appPath` instead of the source. */
  bundled?: boolean;
}

export function makeElectron({ keyRing, bundled = false, ...options }: DoubleOptions = {}) {
  const app = new AppDouble({ appPath: repository, ...options });
  const ipcMain = new IpcMainDouble();
  const protocol = new ProtocolDouble();
  protocol.mayRegister = () => !app.isReady();
  const defaultSession = new SessionDouble(protocol);
  const BrowserWindow = windowClass({
    ipcMain,
    session: defaultSession,
    created: (contents) => void app.emit('web-contents-created', {}, contents),
    lastClosed: () => void app.emit('window-all-closed'),
  });
  app.windows = BrowserWindow.getAllWindows;
  const sources = new Map([
    [join(repository, 'dist/main/worker.js'), join(repository, 'src-main/vision/worker/main.ts')],
  ]);
  trays.length = 0;
  notifications.length = 0;
  return {
    app,
    BrowserWindow,
    dialog: new DialogDouble(),
    ipcMain,
    Menu: new MenuModule(),
    MessageChannelMain: ChannelMain,
    nativeImage: {
      createFromPath: (path: string) => ({
        path,
        isEmpty: () => false,
        setTemplateImage: () => {},
        resize: () => ({ path }),
      }),
      createFromBuffer: (bytes: Buffer) => ({
        bytes,
        isEmpty: () => false,
        setTemplateImage: () => {},
        resize: () => ({ bytes }),
      }),
    },
    net: { fetch: (url: string) => fetch(url) },
    Notification: NotificationDouble,
    powerMonitor: new PowerMonitorDouble(),
    powerSaveBlocker: new PowerSaveBlockerDouble(),
    protocol,
    safeStorage: new SafeStorageDouble(keyRing),
    screen: new ScreenDouble(),
    session: { defaultSession },
    shell: { openPath: async () => '', openExternal: async () => {}, showItemInFolder: () => {} },
    Tray: TrayDouble,
    utilityProcess: new UtilityModule((script) => (bundled ? script : (sources.get(script) ?? script))),
    webContents: { getAllWebContents: () => BrowserWindow.open.map(({ webContents }) => webContents) },
    /** Beside the double: what the tests look at. */
    trays,
    notifications,
  };
}

export type ElectronDouble = ReturnType<typeof makeElectron>;

/** Every part fails when asked for what it has not. */
export function strictly(electron: ElectronDouble): ElectronDouble {
  const entries = Object.entries(electron).map(([name, part]) => {
    const guarded = typeof part === 'object' && !Array.isArray(part) && name !== 'app';
    return [name, guarded ? strict(name, part) : part];
  });
  return Object.fromEntries(entries) as ElectronDouble;
}
