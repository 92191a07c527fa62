/** Whole examples of bodies and answers, made of what their schemas say of each field: an example is written once, where the field is. */
import type { Json } from './description.ts';

export interface Known {
  /** What `$ref` speaks of, by name. */
  named: Record<string, Json>;
  /** Texts by the name of their field, for those whose schemas have no example. */
  words: Readonly<Record<string, string>>;
}

/** Of the formats that tell enough by themselves. */
const ofFormat: Record<string, string> = {
  date: '2026-07-13',
  'date-time': '2026-07-13T06:45:00.000Z',
  uuid: '0192f3c1-7a4e-7b52-9d1c-3f5a8e6b7c10',
};

/** References to references end somewhere; a schema that holds itself does not. */
const deepest = 16;

type Inner = (schema: Json, name?: string) => unknown;

/** A value that `schema` allows; undefined where it says too little of a field to tell. */
export function exampleOf(schema: Json, known: Known, name = '', depth = 0): unknown {
  if (depth > deepest) return undefined;
  const inner: Inner = (of, called = name) => exampleOf(of, known, called, depth + 1);
  if (Array.isArray(schema.examples)) return schema.examples[0];
  for (const said of ['const', 'default']) if (said in schema) return schema[said];
  if (typeof schema.$ref === 'string') return inner(known.named[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const either = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (either) return firstOf(either.map((one) => inner(one)));
  if (Array.isArray(schema.allOf)) return Object.assign({}, ...schema.allOf.map((one) => inner(one)));
  const [type] = [schema.type].flat();
  return type === 'string' ? (ofFormat[String(schema.format)] ?? known.words[name]) : ofType(type, schema, inner);
}

function ofType(type: unknown, schema: Json, inner: Inner): unknown {
  if (type === 'object') return ofObject(schema, inner);
  if (type === 'array') return ofArray(schema, inner);
  if (type === 'integer') return within(schema, 1);
  if (type === 'number') return within(schema, 0.92);
  if (type === 'boolean') return true;
  return type === 'null' ? null : undefined;
}

function ofObject({ properties = {}, required = [] }: Json, inner: Inner): unknown {
  const whole: Json = {};
  for (const [name, schema] of Object.entries(properties as Record<string, Json>)) {
    const value = inner(schema, name);
    if (value !== undefined) whole[name] = value;
    else if ((required as string[]).includes(name)) return undefined;
  }
  return whole;
}

function ofArray({ items = {}, minItems = 1 }: Json, inner: Inner): unknown {
  const one = inner(items as Json);
  return one === undefined ? undefined : Array(Math.max(1, Number(minItems))).fill(one);
}

function within({ minimum = -Infinity, maximum = Infinity }: Json, wanted: number): number {
  return Math.min(Math.max(wanted, Number(minimum)), Number(maximum));
}

/** One that is something, before null. */
function firstOf(values: unknown[]): unknown {
  return values.find((value) => value !== undefined && value !== null) ?? values.find((value) => value !== undefined);
}
