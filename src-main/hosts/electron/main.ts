/** The desktop app as a program. The station itself is loaded only after the check of the start: what a new version gets wrong
 * may lie there, and the way back to the version before must still be offered. */
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { readConfig } from '../node/config.ts';
import { createLog } from '../node/logging.ts';
import { appScheme } from './app-protocol.ts';
import { openSettings, type SettingsFile, settingsFileName } from './desktop-settings.ts';
import { reloadOnDemand } from './development.ts';
import { languageOf } from './language.ts';
import { setMenu } from './menu.ts';
import { createQuit } from './quit.ts';
import { isFirst } from './single-instance.ts';
import { tellStartFailure } from './start-failure.ts';
import { checkDesktopStart } from './updates/desktop.ts';

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

void run();
