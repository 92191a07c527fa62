/** What every command of the command line is: how it is called, its arguments, and where it prints. */

import { parseArgs } from 'node:util';
import { StationError } from '../../src-shared/errors.ts';
import type { Config } from '../hosts/node/config.ts';

/** What a command of `hadir` is: each in a file of its own under commands/, listed in main.ts. */
export interface Command {
  /** Without `hadir`: `backup FILE`. */
  usage: string;
  /** What it does, in half a sentence. */
  says: string;
  /** `args`: what follows the name, without the station's settings (`--data-dir` and its kin are in `config`).
   * Answers the exit status: 0 done, 1 failed, 2 called wrongly. A StationError thrown is printed in one line: 1. */
  run(args: string[], config: Config, io: Io): Promise<number>;
}

/** For a command that was called wrongly. */
export function wrongUsage({ usage }: Pick<Command, 'usage'>, io: Io): number {
  io.err(`Usage: hadir ${usage}`);
  return 2;
}

/** A command's own arguments: words, `--name value` and `--flag`. */
export interface Arguments<V extends string, F extends string> {
  words: string[];
  values: Partial<Record<V, string>>;
  flags: Partial<Record<F, boolean>>;
}

/** Throws `invalid_argument` for an option that is in neither list, or has no value where it wants one. */
export function readArguments<V extends string, F extends string>(
  args: readonly string[],
  { values, flags }: { values: readonly V[]; flags: readonly F[] },
): Arguments<V, F> {
  const options = Object.fromEntries([
    ...values.map((name) => [name, { type: 'string' as const }]),
    ...flags.map((name) => [name, { type: 'boolean' as const }]),
  ]);
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true });
    return { words: parsed.positionals, values: parsed.values, flags: parsed.values } as Arguments<V, F>;
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\.(?:\s|$)/);
    throw new StationError('invalid_argument', `${sentence}.`);
  }
}

/** A whole number from 0, or undefined where none was given. Throws `invalid_argument`. */
export function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d{1,15}$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new StationError('invalid_argument', `${option} is "${text}"; it must be a whole number from 0.`);
}

/** Where a command prints: one line a call, without the line break. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
}
