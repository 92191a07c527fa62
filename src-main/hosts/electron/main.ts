/** The desktop app as a program. The station itself is loaded only after the check of the start: what a new version gets wrong
 * may lie there, and the way back to the version before must still be offered. */
import { join } from 'node:path';
import { app, BrowserWindow, Menu, type MenuItemConstructorOptions, protocol } from 'electron';
import { readConfig } from '../node/config.ts';
import { createLog } from '../node/logging.ts';
import { appScheme } from './app-protocol.ts';
import { openSettings, type SettingsFile, settingsFileName } from './desktop-settings.ts';
import { createQuit } from './quit.ts';
import { isFirst } from './single-instance.ts';
import { tellStartFailure } from './start-failure.ts';
import { checkDesktopStart } from './updates/desktop.ts';
import { languageOf } from './words/index.ts';

async function run(): Promise<void> {
  if (!isFirst()) return app.quit();
  protocol.registerSchemesAsPrivileged([appScheme]);
  const settings = openSettings(join(app.getPath('userData'), settingsFileName), console);
  await app.whenReady();
  setMenu(process.platform);
  try {
    await start(settings);
  } catch (error) {
    console.error(error);
    tellStartFailure(error, languageOf(settings.get().language, app));
    app.exit(1);
  }
}

async function start(settings: SettingsFile): Promise<void> {
  const root = app.getAppPath();
  const config = readConfig([], { HADIR_DATA_DIR: join(app.getPath('userData'), 'station'), ...process.env });
  const log = createLog(config);
  const quit = createQuit(log);
  const language = languageOf(settings.get().language, app);
  const check = await checkDesktopStart({ root, language, log });
  if (check.quit) return app.exit(0);
  quit.onEnd(check.ended);
  const { startStation } = await import('./start.ts');
  await startStation({ root, platform: process.platform, config, language, settings, quit, log });
  check.started();
  reloadOnDemand();
}

/** The one thing that `npm start` says. */
const reloadMessage = 'hadir:reload';

/** While the app is being made: `npm start` says when the screens or the preload were built anew. Nothing in an installed app, which
 * nobody starts with a channel. */
function reloadOnDemand(): void {
  if (app.isPackaged || !process.channel) return;
  process.on('message', (message) => {
    if (message !== reloadMessage) return;
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.reload();
  });
  // It must not keep the app alive.
  process.channel.unref();
}

/** The application's menu: none, so that no key of it reloads a page or opens its tools. On macOS copying and pasting come from
 * the menu, and a program without "Quit" is a broken one. */
function setMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(macMenu) : null);
}

const macMenu: MenuItemConstructorOptions[] = [
  { role: 'appMenu', submenu: [{ role: 'about' }, { type: 'separator' }, { role: 'hide' }, { role: 'quit' }] },
  { role: 'editMenu' },
];

void run();
