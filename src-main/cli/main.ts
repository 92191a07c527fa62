/** `npm run hadir -- COMMAND`: the station's command line. */
import { StationError } from '../../src-shared/errors.ts';
import { readConfig, readDotEnv, splitFlags } from '../hosts/node/config.ts';
import type { Command, Io } from './command.ts';
import { command as audit } from './commands/audit.ts';
import { command as backup } from './commands/backup.ts';
import { command as clients } from './commands/clients.ts';
import { command as doctor } from './commands/doctor.ts';
import { command as importPeople } from './commands/import.ts';
import { command as key } from './commands/key.ts';
import { command as keys } from './commands/keys.ts';
import { command as reset } from './commands/reset.ts';
import { command as restore } from './commands/restore.ts';
import { command as staff } from './commands/staff.ts';
import { command as status } from './commands/status.ts';

const commands: readonly Command[] = [
  staff,
  keys,
  clients,
  audit,
  key,
  backup,
  restore,
  importPeople,
  status,
  doctor,
  reset,
];

/** Runs one command and answers the exit status: 0 done, 1 failed, 2 not a command. */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const [name = '', ...rest] = args;
  const command = commands.find((one) => one.name === name);
  if (!command) return help(io, name === 'help' || name === '--help');
  try {
    const { flags, others } = splitFlags(rest);
    return await command.run(others, readConfig(flags, env, readDotEnv()), io);
  } catch (error) {
    if (!(error instanceof StationError)) throw error;
    io.err(`hadir ${name}: ${error.message}`);
    return 1;
  }
}

function help(io: Io, wanted: boolean): number {
  const print = wanted ? io.out : io.err;
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  print('hadir COMMAND [--data-dir FOLDER] [--key-file FILE]');
  for (const { usage, says } of commands) print(`  ${usage.padEnd(width)}  ${says}`);
  return wanted ? 0 : 2;
}

if (import.meta.main) {
  const io: Io = { out: (line) => console.log(line), err: (line) => console.error(line) };
  process.exitCode = await main(process.argv.slice(2), process.env, io);
}
