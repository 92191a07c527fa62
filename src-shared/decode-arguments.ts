/** The arguments of a command, decoded by its schema: what every transport and the in-process client do first. */
import { z } from 'zod';
import { type CommandArguments, type CommandName, commandArguments } from './contract.ts';
import { StationError } from './errors.ts';
import { nearestName, unknownFields, unknownMessage } from './unknown-fields.ts';

/** `name` as a command. Throws `invalid_argument` for one that is none, whose `reason` is `unknown_command`: like an unknown field, a
 * screen that sends it was loaded from another version of the station. */
export function commandNamed(name: string): CommandName {
  if (Object.hasOwn(commandArguments, name)) return name as CommandName;
  const nearest = nearestName(name, Object.keys(commandArguments));
  const details = { reason: 'unknown_command', nearest };
  throw new StationError('invalid_argument', `There is no such command. The nearest is "${nearest}".`, details);
}

/** Throws `invalid_argument` naming the first thing wrong. `reason` is `unknown_field` where the caller sent what the command does
 * not know: a screen that does was loaded from another version of the station. */
export function decodeArguments<N extends CommandName>(name: N, args: unknown): CommandArguments<N> {
  return decodeStrictly(commandArguments[commandNamed(name)], name, args) as CommandArguments<N>;
}

/** `args` by `schema`, nothing left over. Throws `invalid_argument`, like `decodeArguments`. */
export function decodeStrictly<S extends z.ZodType>(schema: S, command: string, args: unknown): z.output<S> {
  const [unknown] = unknownFields(schema, args);
  if (unknown) {
    const { path, nearest } = unknown;
    const details = { command, field: path, reason: 'unknown_field', nearest };
    throw new StationError('invalid_argument', `${path} ${unknownMessage(unknown)}.`, details);
  }
  const parsed = z.safeParse(schema, args);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new StationError('invalid_argument', `${field}: ${issue?.message ?? 'is not valid'}`, { command, field });
}
