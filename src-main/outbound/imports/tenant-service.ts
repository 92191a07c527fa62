/** Reads the people of a service of the tenant dialect: `GET /enrollments/{tenant}`. */
import { z } from 'zod';
import { personName } from '../../../src-shared/contract/fields.ts';
import { entriesOf, type ListOptions, listAt } from './entries.ts';
import type { ImportSource } from './item.ts';

/** Characters of one entry: 512 numbers take some 11,000. */
const mostCharacters = 200_000;
const mostNumbers = 4096;

const entry = z.object({
  user_id: z.number('must be a whole number').int('must be a whole number').min(0, 'must not be negative'),
  name: z
    .string('must be a text')
    .refine((text) => personName.safeParse(text).success, 'must be 1 to 200 characters, without control characters'),
  encoding: z.array(z.number('must be numbers'), 'must be a list').max(mostNumbers, 'has too many numbers').nullish(),
});

export interface TenantService {
  url: URL;
  tenant: number;
  /** The encodings are worth something: the operator named the network they came from. */
  withEncodings: boolean;
}

export function tenantService({ url, tenant, withEncodings }: TenantService, options: ListOptions): ImportSource {
  const chunks = listAt(new URL(`enrollments/${tenant}`, url), options);
  return entriesOf(
    chunks,
    { key: 'enrollments', most: mostCharacters },
    entry,
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
