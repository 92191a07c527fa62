/** What the office asks of the computer the station runs on: backups, figures, the log, files of model packs. */
import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../../src-shared/errors.ts';
import type { MinuteHistory } from '../../api/metrics/history.ts';
import type { Upkeep } from '../../station/ports/office.ts';
import type { Logger } from '../../station/ports.ts';
import { databasePath, erasedAt } from '../../store/index.ts';
import { importPackFile } from '../../vision/packs/catalogue.ts';
import type { PackFolders } from '../../vision/packs/pack.ts';
import { Backups, countBackups, writeBackup } from './backups.ts';
import { backUpDaily, quietMinutes } from './daily-backup.ts';
import { lastLines } from './logging.ts';

export interface UpkeepOptions {
  dataDir: string;
  key: Uint8Array;
  folders: PackFolders;
  history: MinuteHistory;
  /** Pictures waiting for recognition or in it. */
  queueDepth(): number;
  log: Logger;
  now: () => Date;
}

export interface RunningUpkeep extends Upkeep {
  /** Begins nothing more by itself. */
  stop(): void;
  /** Resolves when no backup is being made. */
  settled(): Promise<void>;
}

/** Milliseconds between looks at the memory. */
const sampleEvery = 15_000;

export function startUpkeep({ dataDir, key, folders, history, queueDepth, log, now }: UpkeepOptions): RunningUpkeep {
  const startedAt = now().toISOString();
  const onFault = (fault: Fault): void => log.error({ thread: 'backup', fault }, 'The backup thread failed.');
  const backups = new Backups({
    folder: join(dataDir, 'backups'),
    write: (file) => writeBackup({ path: databasePath(dataDir), key, file }, onFault),
    count: (files) => countBackups(files, onFault),
    erasedAt: () => erasedAt(databasePath(dataDir)),
    now,
  });
  const sampling = setInterval(() => history.sample(), sampleEvery);
  sampling.unref();
  const endDaily = backUpDaily({
    newest: async () => {
      const [newest] = await backups.list();
      return newest ? new Date(newest.at) : null;
    },
    make: () => backups.make(),
    quiet: () => isQuiet(history),
    now,
    log,
  });
  return {
    backups: async () => ({ folder: backups.folder, backups: await backups.list() }),
    backUp: () => backups.make(),
    figures: () => ({
      startedAt,
      minutes: history.minutes(),
      queue: queueDepth(),
      diskFreeMb: freeMegabytes(dataDir),
    }),
    log: (level, limit) => lastLines(join(dataDir, 'logs'), level, limit),
    importPackFile: (bytes) => importPackFile(bytes, folders, join(dataDir, 'models')),
    stop: () => {
      clearInterval(sampling);
      endDaily();
    },
    settled: () => backups.settled(),
  };
}

/** The station has run for a while, and nobody was at a gate in it. */
function isQuiet(history: MinuteHistory): boolean {
  const minutes = history.minutes().slice(-quietMinutes);
  return minutes.length === quietMinutes && minutes.every(({ decisions }) => Object.keys(decisions).length === 0);
}

/** What this user may still write; null where the system does not say. */
function freeMegabytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return Math.floor((bavail * bsize) / 1e6);
  } catch {
    return null;
  }
}
