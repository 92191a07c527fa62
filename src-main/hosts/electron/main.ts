/** The desktop shell: the same station as the headless host's, in a window of its own. */
import { join } from 'node:path';
import { app, BrowserWindow, dialog, session } from 'electron';
import { StationError } from '../../../src-shared/errors.ts';
import { readConfig } from '../node/config.ts';
import { type RunningHost, startHost } from '../node/host.ts';
import { utilityWorker } from './worker.ts';

async function start(): Promise<void> {
  const root = app.getAppPath();
  const config = readConfig([], { HADIR_DATA_DIR: join(app.getPath('userData'), 'station'), ...process.env });
  const host = await startHost(config, { root, spawnWorker: () => utilityWorker(join(root, 'dist/main/worker.js')) });
  // Without its own port the window has nothing to show.
  if (host.address === null) throw new StationError('invalid_argument', host.problems.join(' '));
  closeBeforeQuit(host);
  allowCamera(host.address);
  openWindow(host.address);
}

/** Only the station's own pages may use the camera, and nothing else at all. */
function allowCamera(address: string): void {
  const isOwn = (url: string): boolean => URL.canParse(url) && new URL(url).origin === address;
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(permission === 'media' && isOwn(details.requestingUrl)),
  );
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === 'media' && isOwn(origin),
  );
}

function openWindow(address: string): void {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 800,
    minHeight: 560,
    backgroundColor: '#0e1716',
    autoHideMenuBar: true,
    // A greeting must sound without anybody having touched the screen.
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => {
    if (new URL(event.url).origin !== address) event.preventDefault();
  });
  void window.loadURL(address);
}

function closeBeforeQuit(host: RunningHost): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    void host.close().finally(() => app.quit());
  });
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.show());
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      const message = error instanceof StationError ? error.message : 'Hadir could not start. Its log says why.';
      if (!(error instanceof StationError)) console.error(error);
      dialog.showErrorBox('Hadir', message);
      app.exit(1);
    });
} else app.quit();
