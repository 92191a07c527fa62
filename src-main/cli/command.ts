/** What a command of `hadir` is: each in a file of its own under commands/, listed in main.ts. */
import { parseArgs } from 'node:util';
import { StationError } from '../../src-shared/errors.ts';
import type { Config } from '../hosts/node/config.ts';
import type { Io } from './commands/io.ts';

export interface Command {
  name: string;
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

/** Words and `--name value` options. Throws `invalid_argument` for an option that is not in `names` or has no value. */
export function wordsAndOptions<N extends string>(
  args: readonly string[],
  names: readonly N[] = [],
): { words: string[]; options: Partial<Record<N, string>> } {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { words: positionals, options: values as Partial<Record<N, string>> };
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\.(?:\s|$)/);
    throw new StationError('invalid_argument', `${sentence}.`);
  }
}
