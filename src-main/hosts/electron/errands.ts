/**
 * What the program does instead of opening its windows, asked for on its command line: `--key-copy FILE` writes a copy of the
 * sealing key, `--restore FILE [--key COPY]` puts a backup in the place of the data, `--new-password NAME` lets a member of staff
 * in again. The package has no `hadir` command: its fuses keep the program from running any other. Another computer's backup opens only with that computer's key copy.
 */
import type { StationClient } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Language } from '../../../src-shared/messages/index.ts';
import { restore } from '../../store/index.ts';
import { readKeyFile } from '../node/key-file.ts';
import { keyHasher } from '../node/key-hasher.ts';
import { letBackIn } from '../node/let-back-in.ts';
import { writeKeyCopy } from './custody/disk.ts';
import { say } from './words/index.ts';

export type Errand =
  | { kind: 'key-copy'; file: string }
  /** `keyFile`: a copy of the key that the backup was sealed with; null: this computer's own. */
  | { kind: 'restore'; file: string; keyFile: string | null }
  /** Of staff. */
  | { kind: 'new-password'; name: string };
/** What is done before there is a station: restoring wants the data folder for itself. */
export type FileErrand = Exclude<Errand, { kind: 'new-password' }>;

/** null where none is asked for: the station opens. */
export function errandOf(argv: readonly string[]): Errand | null {
  const copy = given(argv, '--key-copy');
  if (copy !== null) return { kind: 'key-copy', file: copy };
  const name = given(argv, '--new-password');
  if (name !== null) return { kind: 'new-password', name };
  const backup = given(argv, '--restore');
  return backup === null ? null : { kind: 'restore', file: backup, keyFile: given(argv, '--key') };
}

/** `--name value` or `--name=value`; '' where a value is missing, null where the name is not there. */
function given(argv: readonly string[], name: string): string | null {
  const joined = argv.find((word) => word.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const at = argv.indexOf(name);
  if (at < 0) return null;
  const next = argv[at + 1];
  return next === undefined || next.startsWith('--') ? '' : next;
}

export interface ErrandSurroundings {
  dataDir: string;
  /** This computer's sealing key, 32 bytes. */
  key: Uint8Array;
  language: Language;
}

export interface ErrandEnd {
  /** Whether it is done; otherwise nothing was changed. */
  done: boolean;
  /** For a person, in their language. */
  words: string;
}

export function runErrand(errand: FileErrand, { dataDir, key, language }: ErrandSurroundings): ErrandEnd {
  try {
    return { done: true, words: errand.kind === 'key-copy' ? copyKey(errand.file) : putBack(errand) };
  } catch (error) {
    return refused(error, language);
  }

  function copyKey(file: string): string {
    writeKeyCopy(named(file), key);
    return say(language, 'errand.key_copied', { file });
  }

  function putBack({ file, keyFile }: Errand & { kind: 'restore' }): string {
    const { people, kept } = restore(named(file), dataDir, keyFile === null ? key : readKeyFile(named(keyFile), false));
    const before = kept === null ? '' : ` ${say(language, 'errand.kept', { kept })}`;
    const next = keyFile === null ? '' : ` ${say(language, 'errand.choose_key')}`;
    return `${say(language, 'errand.restored', { people })}${before}${next}`;
  }
}

/** On the running station. The password is made here and shown this once: typed on a command line it would stay in the
 * history of the terminal. */
export async function newPassword(station: StationClient, name: string, language: Language): Promise<ErrandEnd> {
  const password = keyHasher.newSecret().slice(0, 12);
  try {
    const member = await letBackIn(station, { name, password, actor: 'command line' });
    return { done: true, words: say(language, 'errand.new_password', { name: member.name, password }) };
  } catch (error) {
    return refused(error, language);
  }
}

/** Throws what is no StationError. */
function refused(error: unknown, language: Language): ErrandEnd {
  if (!(error instanceof StationError)) throw error;
  return { done: false, words: `${say(language, 'errand.refused')}\n\n${error.message}` };
}

function named(file: string): string {
  if (file !== '') return file;
  throw new StationError('invalid_argument', 'Name a file: --key-copy FILE, or --restore FILE [--key FILE].');
}
