/** The entries of another service's list, each decoded by a schema or refused with what is wrong with it. */
import type { z } from 'zod';
import { httpStream, type StreamOptions } from '../http-stream.ts';
import { jsonElements, type ListShape } from '../json-elements.ts';
import { spooled } from '../spool.ts';
import type { ImportItem, RefusedItem } from './item.ts';

export interface ListOptions extends StreamOptions {
  /** Where a list may wait on the disk. */
  folder: string;
}

/** The bytes of a list, read ahead of whoever enrols. */
export function listAt(url: URL, { folder, signal, ...options }: ListOptions): AsyncIterable<Uint8Array> {
  return spooled((wanted) => httpStream(url, { ...options, signal: wanted }), folder, signal);
}

/** `label` comes with the entry's place in the list. */
export async function* entriesOf<S extends z.ZodType>(
  chunks: AsyncIterable<Uint8Array>,
  shape: ListShape,
  schema: S,
  itemOf: (entry: z.output<S>, label: string) => ImportItem | RefusedItem,
): AsyncGenerator<ImportItem | RefusedItem> {
  let place = 0;
  for await (const text of jsonElements(chunks, shape)) {
    const label = `entry ${++place}`;
    if (text === null) yield { label, refused: 'It is too large.' };
    else yield itemOrRefusal(text, label, schema, itemOf);
  }
}

function itemOrRefusal<S extends z.ZodType>(
  text: string,
  label: string,
  schema: S,
  itemOf: (entry: z.output<S>, label: string) => ImportItem | RefusedItem,
): ImportItem | RefusedItem {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { label, refused: 'It is not JSON.' };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return itemOf(parsed.data, label);
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.');
  return { label, refused: field ? `${field} ${issue?.message}.` : 'It is not an entry as documented.' };
}
