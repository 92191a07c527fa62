/** The desktop app as a program: the same station as the headless host's, with windows of its own. */
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { makeFolder } from '../node/build-station.ts';
import { readConfig } from '../node/config.ts';
import { startHost } from '../node/host.ts';
import { createLog } from '../node/logging.ts';
import { appScheme } from './app-protocol.ts';
import { openSettings, settingsFileName } from './desktop-settings.ts';
import { languageOf } from './language.ts';
import { setMenu } from './menu.ts';
import { createQuit } from './quit.ts';
import { openShell, type ShellOptions } from './shell.ts';
import { isFirst } from './single-instance.ts';
import { tellStartFailure } from './start-failure.ts';
import { utilityWorker } from './worker.ts';

const { platform } = process;

async function run(): Promise<void> {
  if (!isFirst()) return app.quit();
  protocol.registerSchemesAsPrivileged([appScheme]);
  const settings = openSettings(join(app.getPath('userData'), settingsFileName), console);
  await app.whenReady();
  setMenu(platform);
  try {
    await start(settings);
  } catch (error) {
    console.error(error);
    tellStartFailure(error, languageOf(settings.get().language, app));
    app.exit(1);
  }
}

async function start(settings: ReturnType<typeof openSettings>): Promise<void> {
  const root = app.getAppPath();
  const config = readConfig([], { HADIR_DATA_DIR: join(app.getPath('userData'), 'station'), ...process.env });
  makeFolder(config.HADIR_DATA_DIR);
  const log = createLog(config);
  const quit = createQuit(() => log);
  const spawnWorker = () => utilityWorker(join(root, 'dist/main/worker.js'));
  const starting = startHost(config, { root, spawnWorker });
  // Also where the end comes while it starts.
  quit.onEnd(async () => (await starting).close());
  const host = await starting;
  openShell({ root, platform, host, settings, updates: noUpdates, quit, log });
}

/** Until an update can come by itself. */
const noUpdates: ShellOptions['updates'] = {
  state: () => ({ kind: 'none', checkedAt: null }),
  check: () => {},
  install: async () => false,
  fromFile: async () => false,
  onState: () => {},
};

void run();
