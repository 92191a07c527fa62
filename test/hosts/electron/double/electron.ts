/** What `import … from 'electron'` means under test. In a test's own process the double is made by the test (see `boot.ts`); in
 * a process of its own (see `register.ts`) it is made here, by `HADIR_DOUBLE`. */
import { type DoubleOptions, type ElectronDouble, makeElectron, strictly } from './make.ts';

declare global {
  /** The one that the next import of `electron` gets. */
  var electronDouble: ElectronDouble | undefined;
}

const electron = strictly(globalThis.electronDouble ?? makeForProcess());
globalThis.electronDouble = electron;

export const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeImage,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
  webContents,
} = electron satisfies Record<Exclude<keyof ElectronDouble, 'trays' | 'notifications'>, unknown>;
export default electron;

/** A whole program: ends where Electron would end it, and says on its output what it shows. */
function makeForProcess(): ElectronDouble {
  const options = JSON.parse(process.env.HADIR_DOUBLE ?? '{}') as DoubleOptions;
  const made = makeElectron({ ...options, onExit: (code) => process.exit(code) });
  made.dialog.onShown = (title, message) => console.log(`DIALOG ${JSON.stringify({ title, message })}`);
  // Electron's own loop keeps its process alive; signals end it by way of `quit`.
  setInterval(() => {}, 2 ** 30);
  return made;
}
