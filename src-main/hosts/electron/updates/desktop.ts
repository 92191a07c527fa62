/** Updates in the real app: electron's paths, dialogs and processes behind the ports of `updates/`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, dialog, powerMonitor } from 'electron';
import type { UpdateState } from '../../../../src-shared/desktop.ts';
import { StationError } from '../../../../src-shared/errors.ts';
import type { Language } from '../../../../src-shared/messages/index.ts';
import type { Logger } from '../../../station/ports.ts';
import type { Station } from '../../../station/station.ts';
import { say } from '../words/index.ts';
import { quietMinutes, watchGate } from './idle.ts';
import { Updates } from './index.ts';
import { Installers } from './installers.ts';
import { Records, type WayBack } from './records.ts';
import { readReleaseKeys } from './release.ts';
import { type InstallerFacts, planFor, runInstaller, wantsPerson } from './run-installer.ts';
import { type Feed, stageFile } from './stage.ts';
import { checkStart, finishRollback, type RollbackAnswer, type StartCheck } from './start-check.ts';

const computer = { platform: process.platform, arch: process.arch };
const now = (): Date => new Date();

interface Common {
  /** The folder of package.json and resources. */
  root: string;
  language: Language;
  log: Logger;
}

/** First of all, after the app is ready. `quit`: end at once, the earlier version's installer runs. */
export function checkDesktopStart({ root, language, log }: Common): Promise<StartCheck> {
  return checkStart({
    records: records(),
    version: app.getVersion(),
    now,
    offer: (way) => offerRollback(way, root, language),
    runInstaller: startInstaller,
    log,
  });
}

/** Between the key and the station. Throws what `finishRollback` throws: the station must not open then. */
export async function finishDesktopRollback(dataDir: string, key: Uint8Array, log: Logger) {
  // Native code, which the check of the start must not depend on.
  const { restore } = await import('../../../store/index.ts');
  const put = (backup: string) => restore(backup, dataDir, key);
  return finishRollback({ records: records(), version: app.getVersion(), now, restore: put, log });
}

export interface DesktopUpdatesOptions extends Omit<Common, 'language'> {
  /** Asked when a dialog opens. */
  language(): Language;
  station: Station;
  /** null in development: there is nothing to ask. */
  feed: Feed | null;
  /** Closes the station; the process goes on until the installer has it. */
  drain(): Promise<void>;
  /** Ends the process. */
  quit(): void;
}

export interface DesktopUpdates {
  state(): UpdateState;
  check(): void;
  /** Now, whether or not somebody is at the gate; false where nothing is ready. */
  install(): Promise<boolean>;
  /** Asks for a file; false: none was chosen. */
  fromFile(): Promise<boolean>;
  onState(listener: () => void): () => void;
  stop(): void;
}

/** Begins to look for updates by itself. */
export function openUpdates({
  root,
  language,
  log,
  station,
  feed,
  drain,
  quit,
}: DesktopUpdatesOptions): DesktopUpdates {
  const gate = watchGate(station, now);
  const updates = new Updates({
    records: records(),
    installersFolder: installersFolder(),
    version: app.getVersion(),
    computer,
    keys: releaseKeys(root),
    feed,
    verifyPublisher: feed?.verifyPublisher,
    isIdle: async () => !wantsPerson(facts()) && !isTouched() && (await gate.isIdle()),
    backUp: () => backUp(station),
    presentInstaller,
    closeStation: drain,
    installFile: async (file) => {
      await startInstaller(file);
      quit();
    },
    requireInstallable: (file) => void planFor(file, facts()),
    restart: () => {
      app.relaunch();
      quit();
    },
    now,
    random: Math.random,
    log,
  });
  updates.start();
  return {
    state: () => updates.state,
    check: () => updates.check(),
    async install() {
      updates.installNow();
      return updates.state.kind === 'installing';
    },
    async fromFile() {
      const file = await chooseInstaller(language());
      if (file !== null) await updates.takeFile(file);
      return file !== null;
    },
    onState: (listener) => updates.onState(listener),
    stop() {
      gate.stop();
      updates.stop();
    },
  };
}

/** Somebody works at this computer: enrols a pupil, writes a report. Where the system cannot say, it says 0. */
function isTouched(): boolean {
  const seconds = powerMonitor.getSystemIdleTime();
  return seconds > 0 && seconds < quietMinutes * 60;
}

async function backUp(station: Station): Promise<string> {
  const { name } = await station.call('backups.create', { actor: 'update' });
  const { folder } = await station.call('backups.list', {});
  return join(folder, name);
}

/** An AppImage is its own; other installers leave a copy here where packaging put one. */
function presentInstaller(): string | null {
  const { APPIMAGE } = process.env;
  if (APPIMAGE && existsSync(APPIMAGE)) return APPIMAGE;
  const folder = join(resources(), 'installer');
  const [name] = existsSync(folder) ? readdirSync(folder) : [];
  return name === undefined ? null : join(folder, name);
}

function startInstaller(file: string): Promise<void> {
  return runInstaller(planFor(file, facts()), file, (program) => {
    app.relaunch(program === undefined ? {} : { execPath: program });
  });
}

function facts(): InstallerFacts {
  return {
    platform: process.platform,
    appImage: process.env.APPIMAGE,
    resources: resources(),
    // `/Applications/Hadir.app/Contents/Resources` -> `/Applications/Hadir.app`
    bundle: resolve(resources(), '../..'),
    programs: [process.env.ProgramFiles, process.env['ProgramFiles(x86)']].filter((folder) => folder !== undefined),
    pid: process.pid,
  };
}

async function offerRollback(way: WayBack, root: string, language: Language): Promise<RollbackAnswer> {
  const { from, to, installer } = way;
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Hadir',
    message: say(language, 'rollback.title'),
    detail: say(language, 'rollback.body', { from, to }),
    buttons: [
      say(language, 'rollback.decline', { from }),
      say(language, installer ? 'rollback.accept' : 'rollback.choose', { to }),
    ],
    defaultId: 1,
    cancelId: 0,
    noLink: true,
  });
  if (response !== 1) return { goBack: false };
  if (installer) return { goBack: true, installer };
  return chooseEarlier(way, root, language);
}

async function chooseEarlier({ to }: WayBack, root: string, language: Language): Promise<RollbackAnswer> {
  const file = await chooseInstaller(language);
  if (file === null) return { goBack: false };
  const options = {
    installers: new Installers(installersFolder()),
    keys: releaseKeys(root),
    computer,
    version: app.getVersion(),
  };
  try {
    return { goBack: true, installer: await stageFile(file, options, to) };
  } catch (error) {
    const message = error instanceof StationError ? error.message : '';
    dialog.showErrorBox(say(language, 'rollback.refused'), message);
    return { goBack: false };
  }
}

async function chooseInstaller(language: Language): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    title: say(language, 'update.choose'),
    properties: ['openFile'],
    filters: [{ name: say(language, 'update.installer'), extensions: ['exe', 'dmg', 'zip', 'AppImage', 'deb'] }],
  });
  return filePaths[0] ?? null;
}

/** None where this build has none: it takes no updates then, and says so. */
function releaseKeys(root: string) {
  return readReleaseKeys(readFileSync(join(root, 'resources/update-key.pem'), 'utf8'));
}

function records(): Records {
  return new Records(join(app.getPath('userData'), 'updates'));
}

function installersFolder(): string {
  return join(app.getPath('userData'), 'installers');
}

/** Electron's; a plain Node process has none. */
function resources(): string {
  return (process as { resourcesPath?: string }).resourcesPath ?? '';
}
