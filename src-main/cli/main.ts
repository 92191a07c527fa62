/** `npm run hadir -- COMMAND`: the station's command line. */
import { mkdirSync } from 'node:fs';
import { StationError } from '../../src-shared/errors.ts';
import { type Config, readConfig, readDotEnv } from '../hosts/node/config.ts';
import { readKeyFile } from '../hosts/node/key-file.ts';
import { backupCommand } from './commands/backup.ts';
import type { Io } from './commands/io.ts';
import { restoreCommand } from './commands/restore.ts';

interface Command {
  usage: string;
  says: string;
  run(file: string, config: Config, io: Io): Promise<number>;
}

const commands: Record<string, Command> = {
  backup: {
    usage: 'backup FILE',
    says: 'writes a verified copy of everything; the station may be running',
    run: (file, config, io) => backupCommand({ file, dataDir: config.HADIR_DATA_DIR, key: keyOf(config) }, io),
  },
  restore: {
    usage: 'restore FILE',
    says: 'puts a backup in the place of the present data, which is kept beside it; the station must not be running',
    run: (file, config, io) => {
      mkdirSync(config.HADIR_DATA_DIR, { recursive: true, mode: 0o700 });
      return restoreCommand({ file, dataDir: config.HADIR_DATA_DIR, key: keyOf(config) }, io);
    },
  },
};

/** Runs one command and answers the exit status: 0 done, 1 failed, 2 not a command. */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const [name = '', file, ...flags] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || file === undefined || file.startsWith('--')) return help(io, name === 'help' || name === '--help');
  try {
    return await command.run(file, readConfig(flags, env, readDotEnv()), io);
  } catch (error) {
    if (!(error instanceof StationError)) throw error;
    io.err(`hadir ${name}: ${error.message}`);
    return 1;
  }
}

/** A command never makes a key: what it reads was sealed with one that is there. */
function keyOf(config: Config): Uint8Array {
  return readKeyFile(config.HADIR_KEY_FILE, false);
}

function help(io: Io, wanted: boolean): number {
  const print = wanted ? io.out : io.err;
  print('hadir COMMAND [--data-dir FOLDER] [--key-file FILE]');
  for (const { usage, says } of Object.values(commands)) print(`  ${usage.padEnd(14)} ${says}`);
  return wanted ? 0 : 2;
}

if (import.meta.main) {
  const io: Io = { out: (line) => console.log(line), err: (line) => console.error(line) };
  process.exitCode = await main(process.argv.slice(2), process.env, io);
}
