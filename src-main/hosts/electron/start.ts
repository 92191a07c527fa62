/** The desktop's station, once this version may run: its key, its data, its ports, its windows, its updates. */
import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { Logger } from 'pino';
import type { Language } from '../../../src-shared/messages/index.ts';
import { makeFolder } from '../node/build-station.ts';
import type { Config } from '../node/config.ts';
import { startHost } from '../node/host.ts';
import { keyHistoryPath } from '../node/key-file.ts';
import { desktopKey } from './desktop-key.ts';
import type { SettingsFile } from './desktop-settings.ts';
import { type ErrandEnd, errandOf, newPassword, runErrand } from './errands.ts';
import { startOrBringBack } from './lost-data.ts';
import type { Quit } from './quit.ts';
import { openShell } from './shell.ts';
import { finishDesktopRollback, openUpdates } from './updates/desktop.ts';
import { electronFeed } from './updates/electron-updater.ts';
import type { Feed } from './updates/stage.ts';
import { languageOf } from './words/index.ts';
import { utilityWorker } from './worker.ts';

export interface StartOptions {
  /** The folder of package.json, models and built screens. */
  root: string;
  platform: NodeJS.Platform;
  config: Config;
  language: Language;
  settings: SettingsFile;
  quit: Quit;
  log: Logger;
}

/** Resolves when the gate's window is open, or the errand is done and the program ends. Throws what `startHost` and `desktopKey` throw. */
export async function startStation({ root, platform, config, language, settings, quit, log }: StartOptions) {
  makeFolder(config.HADIR_DATA_DIR);
  const sealingKey = await desktopKey({ config, root, language, log });
  await finishDesktopRollback(config.HADIR_DATA_DIR, sealingKey, log);
  const errand = errandOf(process.argv);
  const tell = async (end: ErrandEnd): Promise<void> => {
    await dialog.showMessageBox({ type: end.done ? 'info' : 'error', title: 'Hadir', message: end.words });
    void quit.now(end.done ? 0 : 1);
  };
  if (errand && errand.kind !== 'new-password')
    return tell(runErrand(errand, { dataDir: config.HADIR_DATA_DIR, key: sealingKey, language }));
  const spawnWorker = () => utilityWorker(join(root, 'dist/main/worker.js'));
  // The key lies in the app's own folder, wherever a headless station would have its key file.
  const keyHistory = keyHistoryPath(join(app.getPath('userData'), 'sealing.key'));
  const starting = startOrBringBack(() => startHost(config, { root, spawnWorker, sealingKey, keyHistory }), {
    dataDir: config.HADIR_DATA_DIR,
    key: sealingKey,
    language,
  });
  // Also where the end comes while it starts.
  quit.onEnd(async () => (await starting).close());
  const host = await starting;
  if (errand?.kind === 'new-password') return tell(await newPassword(host.station, errand.name, language));
  const updates = openUpdates({
    root,
    language: () => languageOf(settings.get().language, app),
    log,
    station: host.station,
    feed: feedOf(log),
    drain: () => quit.drain(),
    quit: () => void quit.now(),
  });
  quit.onEnd(updates.stop);
  openShell({ root, platform, host, settings, updates, quit, log });
}

/** null in development, and where the package cannot be updated: no reason not to greet the pupils. */
function feedOf(log: Logger): Feed | null {
  if (!app.isPackaged) return null;
  try {
    return electronFeed(log);
  } catch (error) {
    log.error({ err: error }, 'This installation cannot look for updates by itself.');
    return null;
  }
}
