/** `hadir key`: the sealing key into a file and back, for the day when the computer is lost and only backups are left. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StationError } from '../../../src-shared/errors.ts';
import type { Config } from '../../hosts/node/config.ts';
import { readKeyFile } from '../../hosts/node/key-file.ts';
import { databasePath, openStore } from '../../store/index.ts';
import { type Command, readArguments, wrongUsage } from '../command.ts';
import { sealingKey } from '../sealing-key.ts';

export const command: Command = {
  usage: 'key export FILE | import FILE',
  says: 'copies the sealing key out, or brings it back; without it no backup opens',
  async run(args, config, io) {
    const [action, file, ...more] = readArguments(args, { values: [], flags: [] }).words;
    const act = action === 'export' ? exportKey : action === 'import' ? importKey : null;
    if (!act || file === undefined || more.length > 0) return wrongUsage(command, io);
    io.out(act(file, config));
    return 0;
  },
};

function exportKey(file: string, config: Config): string {
  write(file, sealingKey(config));
  return `The sealing key is in ${file}. Keep it apart from the backups: whoever has both can read them.`;
}

function importKey(file: string, config: Config): string {
  if (!existsSync(file)) throw new StationError('invalid_argument', `${file} does not exist.`);
  const key = readKeyFile(file, false);
  const target = config.HADIR_KEY_FILE;
  if (existsSync(target)) {
    if (sameKey(target, file)) return 'This sealing key is in its place already.';
    throw new StationError(
      'conflict',
      'Another sealing key is in its place. Move that file away first, and keep it: data may be sealed with it.',
    );
  }
  requireOpens(config, key);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  write(target, key);
  return 'The sealing key is in its place.';
}

/** Throws `wrong_key` where there is data that was sealed with another. */
function requireOpens(config: Config, key: Uint8Array): void {
  const path = databasePath(config.HADIR_DATA_DIR);
  if (!existsSync(path)) return;
  try {
    openStore({ path, key, access: 'read' }).close();
  } catch (error) {
    if (!(error instanceof StationError) || error.code !== 'wrong_key') throw error;
    throw new StationError(
      'wrong_key',
      'The data of this station was sealed with another key. Look for the right one.',
    );
  }
}

function sameKey(a: string, b: string): boolean {
  return readFileSync(a, 'utf8').trim() === readFileSync(b, 'utf8').trim();
}

/** Never over a file that is there. */
function write(file: string, key: Uint8Array): void {
  try {
    writeFileSync(file, `${Buffer.from(key).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const why = there ? 'is there already; choose another name' : 'cannot be written; choose another place';
    throw new StationError('invalid_argument', `${file} ${why}.`);
  }
}
