/** `hadir reset`: a station as on its first day. What was there goes into a backup first, and only who types the school's name
 * gets that far. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { StationError } from '../../../src-shared/errors.ts';
import type { Config } from '../../hosts/node/config.ts';
import { keyHistoryPath, wasUsedWith } from '../../hosts/node/key-file.ts';
import { backup, databasePath, eraseDatabases, lockFolder, lossOf, markErased, openStore } from '../../store/index.ts';
import { type Command, type Io, readArguments } from '../command.ts';
import { sealingKey } from '../sealing-key.ts';
import { inWords } from './wording.ts';

export const command: Command = {
  usage: 'reset [--yes --confirm NAME] [--without-backup]',
  says: 'erases everybody and everything, after a backup and a typed confirmation; the station must not be running',
  async run(args, config, io) {
    const { words, values, flags } = readArguments(args, {
      values: ['confirm'],
      flags: ['yes', 'without-backup'],
    });
    if (words.length > 0 || (flags.yes && values.confirm === undefined)) {
      io.err('Usage: hadir reset [--yes --confirm NAME] [--without-backup]');
      return 2;
    }
    const dataDir = config.HADIR_DATA_DIR;
    const path = databasePath(dataDir);
    const used = wasUsedWith(keyHistoryPath(config.HADIR_KEY_FILE), dataDir);
    const lost = lossOf(path, { keyIsOld: existsSync(config.HADIR_KEY_FILE), keyWasUsed: used }) !== null;
    if (!lost && !existsSync(path))
      throw new StationError('invalid_argument', 'There is no station data in this folder.');
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = lockFolder(dataDir, 'hadir reset');
    try {
      await confirm(nameOf(config), flags.yes ? values.confirm : undefined);
      if (lost) io.out('The data is gone already. The backups in backups/ stay.');
      else if (flags['without-backup']) io.out('No backup was made, as you asked.');
      else keep(config, io);
      markErased(path, new Date(), 'command line');
      eraseDatabases(dataDir);
      rmSync(join(dataDir, 'imports'), { recursive: true, force: true });
      io.out('Everything is erased. The next start begins with an empty station and the same key.');
      return 0;
    } finally {
      lock.release();
    }
  },
};

/** What has to be typed. */
function nameOf({ HADIR_SCHOOL, HADIR_DATA_DIR }: Config): string {
  return HADIR_SCHOOL.trim() || basename(HADIR_DATA_DIR);
}

async function confirm(name: string, given: string | undefined): Promise<void> {
  const typed = given ?? (await ask(`This erases every person, face and record. Type "${name}" to go on: `));
  if (typed.trim() !== name)
    throw new StationError('invalid_argument', `Nothing was erased: what was typed is not "${name}".`);
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // The end of the input, as Ctrl-D gives it, is no answer.
    const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
    return await Promise.race([lines.question(question), ended]);
  } finally {
    lines.close();
  }
}

/** Throws what a backup throws: without one nothing is erased. */
function keep(config: Config, io: Io): void {
  const folder = join(config.HADIR_DATA_DIR, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const time = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  const name = `before-reset-${time}Z.hadir`;
  const store = openStore({ path: databasePath(config.HADIR_DATA_DIR), key: sealingKey(config), access: 'read' });
  try {
    const report = backup(store, join(folder, name));
    io.out(`Kept as backups/${name}: ${inWords(report)}.`);
  } finally {
    store.close();
  }
}
