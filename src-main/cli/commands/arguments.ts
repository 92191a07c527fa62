/** A command's own arguments: words, `--name value` and `--flag`. */
import { parseArgs } from 'node:util';
import { StationError } from '../../../src-shared/errors.ts';

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
