/** The arguments of a command, decoded by its schema: what every transport and the in-process client do first. */
import { z } from 'zod';
import { type CommandArguments, type CommandName, commandArguments } from './contract.ts';
import { StationError } from './errors.ts';

/** Throws `invalid_argument` naming the first thing wrong. */
export function decodeArguments<N extends CommandName>(name: N, args: unknown): CommandArguments<N> {
  const parsed = z.safeParse(commandArguments[name], args);
  if (parsed.success) return parsed.data as CommandArguments<N>;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new StationError('invalid_argument', `${field}: ${issue?.message ?? 'is not valid'}`, { command: name, field });
}
