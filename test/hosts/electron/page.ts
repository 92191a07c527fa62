/** A page in a window of the double: the real preload, bundled as it ships, run in a world of its own that has `require` for
 * `electron` and nothing of Node; and the bridge, over which values are copied and functions are stand-ins, as Electron's. */
import { createContext, runInContext } from 'node:vm';
import { build, type Rolldown } from 'vite';
import type { DesktopBridge, StationBridge } from '../../../src-shared/ipc-channels.ts';
import { preloadBuild } from '../../../vite.main.config.ts';
import type { IpcMainDouble, PageIpc } from './double/ipc.ts';
import { ProtocolDouble, SessionDouble } from './double/session.ts';
import { frameAt, WebContentsDouble } from './double/web-contents.ts';

export const ownPage = 'app://hadir/index.html';

let bundled: Promise<string> | null = null;

/** The code of `dist/main/preload.cjs`, made now. */
export function preloadCode(): Promise<string> {
  bundled ??= (async () => {
    const made = (await build({
      ...preloadBuild,
      build: { ...preloadBuild.build, write: false },
    })) as Rolldown.RolldownOutput[];
    return made[0]?.output[0].code ?? '';
  })();
  return bundled;
}

/** What the page finds on `window`. */
export interface Exposed {
  hadir: StationBridge;
  hadirDesktop: DesktopBridge;
}

/** Runs the preload anew, as each load of a page does. `allowed` is what its `require` gives. */
export async function runPreload(ipc: Pick<PageIpc, 'invoke' | 'send' | 'on' | 'off'>): Promise<Exposed> {
  const exposed: Record<string, unknown> = {};
  const electron = {
    ipcRenderer: ipc,
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => {
        exposed[name] = across(api);
      },
    },
  };
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  runInContext(await preloadCode(), createContext({ require, exports: {}, module: { exports: {} } }));
  return exposed as unknown as Exposed;
}

/** A value as the other world gets it. */
function across(value: unknown): unknown {
  if (typeof value === 'function')
    return (...args: unknown[]) => across((value as (...args: unknown[]) => unknown)(...args.map(across)));
  if (value instanceof Promise) return value.then(across, (error) => Promise.reject(new Error(String(error))));
  if (value && typeof value === 'object' && !ArrayBuffer.isView(value) && hasFunctions(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, across(item)]));
  return structuredClone(value);
}

function hasFunctions(value: object): boolean {
  return Object.values(value).some((item) => typeof item === 'function');
}

/** A window's contents that show one of our own pages, before its preload has run. */
export function windowAt(ipcMain: IpcMainDouble, url = ownPage): WebContentsDouble {
  const contents = new WebContentsDouble(ipcMain, new SessionDouble(new ProtocolDouble()));
  Object.assign(contents.mainFrame, frameAt(url));
  contents.mainFrame.top = contents.mainFrame;
  return contents;
}
