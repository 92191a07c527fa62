/** `npm run hadir -- COMMAND`: the station's command line. */
import { StationError } from '../../src-shared/errors.ts';
import { readConfig, readDotEnv, splitFlags } from '../hosts/node/config.ts';
import type { Command, Io } from './command.ts';

/** Each is loaded when it is called: most need a part of the station only. */
const commands: Record<string, () => Promise<{ command: Command }>> = {
  staff: () => import('./commands/staff.ts'),
  keys: () => import('./commands/keys.ts'),
  clients: () => import('./commands/clients.ts'),
  audit: () => import('./commands/audit.ts'),
  key: () => import('./commands/key.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  import: () => import('./commands/import.ts'),
  status: () => import('./commands/status.ts'),
  doctor: () => import('./commands/doctor.ts'),
  reset: () => import('./commands/reset.ts'),
};

/** Runs one command and answers the exit status: 0 done, 1 failed, 2 not a command. */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const [name = '', ...rest] = args;
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) return help(io, name === 'help' || name === '--help');
  try {
    const { command } = await load();
    const { flags, others } = splitFlags(rest);
    return await command.run(others, readConfig(flags, env, readDotEnv()), io);
  } catch (error) {
    if (!(error instanceof StationError)) throw error;
    io.err(`hadir ${name}: ${error.message}`);
    return 1;
  }
}

async function help(io: Io, wanted: boolean): Promise<number> {
  const print = wanted ? io.out : io.err;
  const all = await Promise.all(Object.values(commands).map(async (load) => (await load()).command));
  const width = Math.max(...all.map(({ usage }) => usage.length));
  print('hadir COMMAND [--data-dir FOLDER] [--key-file FILE]');
  for (const { usage, says } of all) print(`  ${usage.padEnd(width)}  ${says}`);
  return wanted ? 0 : 2;
}

if (import.meta.main) {
  const io: Io = { out: (line) => console.log(line), err: (line) => console.error(line) };
  process.exitCode = await main(process.argv.slice(2), process.env, io);
}
