/** How a dialect's folder describes its routes for OpenAPI, beside the code that answers them. */
import type { FastifySchema } from 'fastify';

/** A JSON Schema of OpenAPI 3.1. */
export type Json = Record<string, unknown>;

export interface RouteDescription extends FastifySchema {
  operationId: string;
  summary: string;
  tags: readonly string[];
}

export interface DialectDescription {
  title: string;
  /** Markdown. */
  description: string;
  version: string;
  /** Callers on the station's own computer need no key. */
  keyless: boolean;
  tags: { name: string; description: string }[];
  /** By method and whole address, like `POST /encode`; absent where the routes describe themselves by their own schemas. */
  routes?: Record<string, RouteDescription>;
}

export const text = (description: string, more: Json = {}): Json => ({ type: 'string', description, ...more });
export const whole = (description: string, more: Json = {}): Json => ({ type: 'integer', description, ...more });
export const decimal = (description: string, more: Json = {}): Json => ({ type: 'number', description, ...more });
export const truth = (description: string, more: Json = {}): Json => ({ type: 'boolean', description, ...more });
export const listOf = (items: Json, description: string): Json => ({ type: 'array', items, description });
export const orNull = (schema: Json): Json => ({ ...schema, type: [schema.type, 'null'] });

export function object(properties: Record<string, Json>, optional: readonly string[] = []): Json {
  return { type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)) };
}

export const imageFile: Json = {
  type: 'string',
  format: 'binary',
  description: 'JPEG, PNG or WebP, at most 10 MB and 40 megapixels, no side more than ten times the other.',
};

/** A multipart form: for a route's description. `optional` names the fields that may be absent. */
export function form(fields: Record<string, Json>, optional: readonly string[] = []) {
  return { consumes: ['multipart/form-data'], body: object(fields, optional) };
}

/** A route's answers: its success, and one error body with what each status of it means. */
export function answers(success: Json, error: Json, statuses: Record<number, string>, status = 200) {
  const refusals = Object.entries(statuses).map(([code, description]) => [code, { ...error, description }]);
  return { response: { [status]: { description: 'Done.', ...success }, ...Object.fromEntries(refusals) } };
}
