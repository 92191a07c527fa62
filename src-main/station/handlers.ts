/** Commands by name, as the contract types them. */
import type { CommandArguments, CommandName, CommandResults } from '../../src-shared/contract.ts';

export type Handlers<N extends CommandName> = {
  [K in N]: (args: CommandArguments<K>) => CommandResults[K] | Promise<CommandResults[K]>;
};
