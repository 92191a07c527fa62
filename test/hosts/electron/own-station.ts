/** A real station in this process, over a temporary folder, whose vision worker is the double's utility process: a real child
 * under Electron's manners. A test file that uses it mocks `electron` by `own-utility.ts`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IpcMain, MessageChannelMain, WebContents } from 'electron';
import pino from 'pino';
import { openIpc } from '../../../src-main/hosts/electron/ipc.ts';
import { createFramePorts, utilityWorker } from '../../../src-main/hosts/electron/worker.ts';
import { type BuiltStation, buildStation } from '../../../src-main/hosts/node/build-station.ts';
import { readConfig } from '../../../src-main/hosts/node/config.ts';
import { IpcMainDouble } from './double/ipc.ts';
import { repository } from './double/make.ts';
import { ChannelMain } from './double/ports.ts';
import type { WebContentsDouble } from './double/web-contents.ts';
import { windowAt } from './page.ts';

export interface OwnStation {
  built: BuiltStation;
  ipcMain: IpcMainDouble;
  /** A window of the shell's, before its page has loaded. */
  openWindow(): WebContentsDouble;
  close(): void;
}

/** Resolves when the worker is ready. */
export async function openStation(): Promise<OwnStation> {
  const folder = mkdtempSync(join(tmpdir(), 'hadir-desktop-'));
  const config = readConfig([], { HADIR_DATA_DIR: folder, HADIR_KEY_FILE: join(folder, 'sealing.key') });
  const log = pino({ level: 'silent' });
  const spawnWorker = () => utilityWorker('worker.js');
  const built = buildStation(config, { root: repository, spawnWorker }, { log, program: 'the test' });
  await built.vision.settled();
  const ipcMain = new IpcMainDouble();
  const newChannel = () => new ChannelMain() as unknown as MessageChannelMain;
  const frames = createFramePorts({ vision: built.vision, newChannel });
  const ipc = openIpc({ ipcMain: ipcMain as unknown as IpcMain, station: built.station, log, frames });
  return {
    built,
    ipcMain,
    openWindow() {
      const contents = windowAt(ipcMain);
      ipc.admit(contents as unknown as WebContents);
      return contents;
    },
    close() {
      ipc.close();
      built.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
