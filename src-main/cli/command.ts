/** What a command of `hadir` is: each in a file of its own under commands/, listed in main.ts. */
import type { Config } from '../hosts/node/config.ts';
import type { Io } from './commands/io.ts';

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
