/** How a dialect describes itself and its routes for OpenAPI: by the zod schemas that check what is sent and say what is answered. */
import { z } from 'zod';

/** A JSON Schema of OpenAPI 3.1. */
export type Json = Record<string, unknown>;

export interface DialectDescription {
  title: string;
  /** Markdown. */
  description: string;
  version: string;
  tags: { name: string; description: string }[];
  /** What a body's schema does not know is refused. */
  strict?: true;
  /** Examples of texts by the name of their field, for those whose schemas have none. */
  words?: Readonly<Record<string, string>>;
}

export const imageFile = z.any().meta({
  type: 'string',
  format: 'binary',
  description: 'JPEG, PNG or WebP, at most 10 MB and 40 megapixels, no side more than ten times the other.',
});

/** A multipart form of `fields`, which its handler reads, and an image in `file`. */
export function form<S extends z.ZodRawShape>(fields: z.ZodObject<S>, file: z.ZodType = imageFile) {
  return { consumes: ['multipart/form-data'], body: z.object({ file, ...fields.shape }) };
}

type Refusals<E extends z.ZodType, S extends Record<number, string>> = {
  [K in keyof S]: { description: string; content: { 'application/json': { schema: E } } };
};

/** A route's refusals: the dialect's one error body, with what each status of it means. */
export function refusals<E extends z.ZodType, S extends Record<number, string>>(error: E, statuses: S): Refusals<E, S> {
  const described = Object.entries(statuses).map(([status, description]) => [
    status,
    { description, content: { 'application/json': { schema: error } } },
  ]);
  return Object.fromEntries(described) as Refusals<E, S>;
}
