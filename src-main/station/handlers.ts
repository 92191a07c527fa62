/** Commands by name, as the contract types them. */
import type { CommandArguments, CommandName, CommandResults } from '../../src-shared/contract.ts';

export type Handlers<N extends CommandName> = {
  [K in N]: (args: CommandArguments<K>) => CommandResults[K] | Promise<CommandResults[K]>;
};

/** Every command of these prefixes, none left out. */
export type HandlersOf<Prefix extends string> = Handlers<Extract<CommandName, `${Prefix}.${string}`>>;

/** Single commands, which check, write and note what they do themselves, as parts of one transaction. None of these waits: a promise
 * would be written after the transaction has ended. Throws where one is. */
export function stepsOf<S extends CommandName>(steps: Handlers<S>) {
  return <N extends S>(name: N, args: CommandArguments<N>): CommandResults[N] => {
    const result = steps[name](args);
    if (result instanceof Promise) throw new Error(`${name} cannot be part of a transaction`);
    return result as CommandResults[N];
  };
}
