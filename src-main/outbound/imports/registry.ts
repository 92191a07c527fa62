/** Reads the faces of a service of the registry dialect: `GET /api/face/`, whose pictures are enrolled anew. */
import { z } from 'zod';
import { personName } from '../../../src-shared/contract/fields.ts';
import { entriesOf, type ListOptions, listAt } from './entries.ts';
import type { ImportItem, ImportSource } from './item.ts';

/** Characters of one entry: a picture of 10 MB in base64. */
const mostCharacters = 15_000_000;

const entry = z.object({
  name: z
    .string('must be a text')
    .refine((text) => personName.safeParse(text).success, 'must be 1 to 200 characters, without control characters'),
  image: z.string('must be a text').nullish(),
});

export function registry(url: URL, options: ListOptions): ImportSource {
  const chunks = listAt(new URL('api/face/', url), options);
  return entriesOf(chunks, { key: null, most: mostCharacters }, entry, ({ name, image }, label): ImportItem => {
    const base64 = (image ?? '').replace(/^data:[^,]*,/, '');
    return {
      label: `${label} (${name})`,
      name,
      face: base64 === '' ? null : async () => ({ photo: Buffer.from(base64, 'base64') }),
    };
  });
}
