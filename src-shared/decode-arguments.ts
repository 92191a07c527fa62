/** The arguments of a command, decoded by its schema: what every transport and the in-process client do first. */
import { z } from 'zod';
import { type CommandArguments, type CommandName, commandArguments } from './contract.ts';
import { StationError } from './errors.ts';
import { fieldHeaded } from './person-fields.ts';

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

/** What a caller wrote that a schema has no place for, with the nearest name that it has: an argument that is dropped in silence
 * may be the very one that said whom it is about. Schemas stay as they are; this looks beside them. */
export interface UnknownField {
  /** From the outermost field on, like `moves.0.form`. */
  path: string;
  /** The known field that means the same, else the one whose name is the closest; null where there are none. */
  nearest: string | null;
  /** All that may stand there, by name. */
  known: readonly string[];
}

/** The fields of `value`, nested ones too, that `schema` does not know. What has another form than the schema's is left to it. */
export function unknownFields(schema: z.core.$ZodType, value: unknown, path: readonly string[] = []): UnknownField[] {
  const inner = schema as z.ZodType;
  if (inner instanceof z.ZodObject) return isRecord(value) ? ofObject(inner, value, path) : [];
  if (inner instanceof z.ZodArray)
    return Array.isArray(value)
      ? value.flatMap((item, index) => unknownFields(inner.element, item, [...path, `${index}`]))
      : [];
  if (inner instanceof z.ZodRecord)
    return isRecord(value)
      ? Object.entries(value).flatMap(([name, item]) => unknownFields(inner.valueType, item, [...path, name]))
      : [];
  if (inner instanceof z.ZodUnion) return ofUnion(inner, value, path);
  if (inner instanceof z.ZodPipe) return unknownFields(inner.in, value, path);
  if (inner instanceof z.ZodLazy) return unknownFields(inner.unwrap(), value, path);
  if ('innerType' in inner.def) return unknownFields(inner.def.innerType as z.core.$ZodType, value, path);
  return [];
}

function ofObject(schema: z.ZodObject, value: Record<string, unknown>, path: readonly string[]): UnknownField[] {
  const known = Object.keys(schema.shape).sort();
  const other = schema.def.catchall;
  return Object.entries(value).flatMap(([name, item]) => {
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (field) return unknownFields(field, item, [...path, name]);
    if (other && !(other instanceof z.ZodNever)) return unknownFields(other, item, [...path, name]);
    return [{ path: [...path, name].join('.'), nearest: nearestName(name, known), known }];
  });
}

/** By the option that takes the value; where none does, by the one that it is least strange to. */
function ofUnion(schema: z.ZodUnion, value: unknown, path: readonly string[]): UnknownField[] {
  const options = schema.options.filter((option) => isNamed(schema, option, value));
  const fitting = options.filter((option) => z.safeParse(option, value).success);
  const findings = (fitting.length > 0 ? fitting : options).map((option) => unknownFields(option, value, path));
  return findings.sort((a, b) => a.length - b.length)[0] ?? [];
}

/** Where a field says which option is meant, only that one. */
function isNamed(union: z.ZodUnion, option: z.core.$ZodType, value: unknown): boolean {
  const { discriminator } = union.def as { discriminator?: string };
  if (discriminator === undefined || !isRecord(value) || !(option instanceof z.ZodObject)) return true;
  const field = option.shape[discriminator];
  return field === undefined || z.safeParse(field, value[discriminator]).success;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** The name of what schools call so (`kelas`: group), else the one that takes the fewest changed letters, without regard to case and
 * underscores. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  // A page of text as a name need not be compared letter by letter.
  const wanted = plain(name.slice(0, 64));
  const meant = fieldHeaded(wanted);
  if (meant !== null && known.includes(meant)) return meant;
  const ranked = known.map((candidate) => ({ candidate, distance: editDistance(wanted, plain(candidate)) }));
  return ranked.sort((a, b) => a.distance - b.distance)[0]?.candidate ?? null;
}

/** Levenshtein: letters put in, taken out or replaced. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The nearest name as a continuation of the field's: `is not known here. The nearest is "group"; known are group and name.` */
export function unknownMessage({ nearest, known }: UnknownField): string {
  if (nearest === null) return 'is not known here: nothing may be sent';
  const others = known.length > 1 ? `; known are ${known.slice(0, -1).join(', ')} and ${known.at(-1)}` : '';
  return `is not known here. The nearest is "${nearest}"${others}`;
}
