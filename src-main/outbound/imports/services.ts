/** People and faces from the services that a school ran before: their lists, read as they come. */
import { z } from 'zod';
import { asPersonName } from '../../../src-shared/contract/fields.ts';
import { httpStream, type StreamOptions } from '../http-stream.ts';
import { jsonElements, type ListShape } from '../json-elements.ts';
import { spooled } from '../spool.ts';
import type { ImportItem, ImportSource, RefusedItem } from './item.ts';

/** The entries of another service's list, each decoded by a schema or refused with what is wrong with it. */
interface ListOptions extends StreamOptions {
  /** Where a list may wait on the disk. */
  folder: string;
}

/** The bytes of a list, read ahead of whoever enrols. */
function listAt(url: URL, { folder, signal, ...options }: ListOptions): AsyncIterable<Uint8Array> {
  return spooled((wanted) => httpStream(url, { ...options, signal: wanted }), folder, signal);
}

/** `label` comes with the entry's place in the list. */
async function* entriesOf<S extends z.ZodType>(
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

/** Characters of one entry: a picture of 10 MB in base64. */
const mostOfRegistry = 15_000_000;

const registryEntry = z.object({
  name: asPersonName(z.string('must be a text')),
  image: z.string('must be a text').nullish(),
});

/** Reads the faces of a service of the registry dialect: `GET /api/face/`, whose pictures are enrolled anew. */
export function registry(url: URL, options: ListOptions): ImportSource {
  const chunks = listAt(new URL('api/face/', url), options);
  return entriesOf(chunks, { key: null, most: mostOfRegistry }, registryEntry, ({ name, image }, label): ImportItem => {
    const base64 = (image ?? '').replace(/^data:[^,]*,/, '');
    return {
      label: `${label} (${name})`,
      name,
      face: base64 === '' ? null : async () => ({ photo: Buffer.from(base64, 'base64') }),
    };
  });
}

/** Characters of one entry: 512 numbers take some 11,000. */
const mostOfTenant = 200_000;
const mostNumbers = 4096;

const tenantEntry = z.object({
  user_id: z.number('must be a whole number').int('must be a whole number').min(0, 'must not be negative'),
  name: asPersonName(z.string('must be a text')),
  encoding: z.array(z.number('must be numbers'), 'must be a list').max(mostNumbers, 'has too many numbers').nullish(),
});

export interface TenantService {
  url: URL;
  tenant: number;
  /** The encodings are worth something: the operator named the network they came from. */
  withEncodings: boolean;
}

/** Reads the people of a service of the tenant dialect: `GET /enrollments/{tenant}`. */
export function tenantService({ url, tenant, withEncodings }: TenantService, options: ListOptions): ImportSource {
  const chunks = listAt(new URL(`enrollments/${tenant}`, url), options);
  return entriesOf(
    chunks,
    { key: 'enrollments', most: mostOfTenant },
    tenantEntry,
    ({ user_id, name, encoding }, label) => {
      const embedding = withEncodings && encoding ? encoding : null;
      return {
        label: `${label} (${user_id} ${name})`,
        userId: user_id,
        name,
        face: embedding && (async () => ({ embedding })),
      };
    },
  );
}
