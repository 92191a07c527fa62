/** Lists come in pages of one shape: `{items, next}`. `next` goes back as `cursor`; null ends the list. */
import { z } from 'zod';

const cursor = z
  .string()
  .regex(/^\d{1,15}$/, 'must be the "next" of the page before')
  .optional()
  .describe('The "next" of the page before; absent for the first page.');

export function pageQuery(most: number) {
  return z.object({ limit: z.coerce.number().int().min(1).max(most).default(50), cursor });
}

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** The contract's cursor of a query's. */
export function cursorOf(query: { cursor?: string | undefined }): number {
  return Number(query.cursor ?? 0);
}

export function page<T>(items: T[], next: number | null): { items: T[]; next: string | null } {
  return { items, next: next === null ? null : String(next) };
}
