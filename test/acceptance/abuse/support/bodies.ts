/** The body that a call of the table wants. */
import type { Call } from './dialects.ts';
import type { Request } from './http.ts';
import { contentType, multipart, partsOf } from './multipart.ts';

/** Not `String`: what fast-check thinks of has a `toString` of its own. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** `fields` besides, or in place of, the call's own. */
export function bodyOf(
  { json, form }: Call,
  image: Buffer,
  fields: Record<string, unknown> = {},
): Pick<Request, 'headers' | 'body'> {
  if (json) {
    const photo = json.image ? { [json.image]: image.toString('base64') } : {};
    const headers = { 'content-type': 'application/json' };
    return { headers, body: JSON.stringify({ ...json.fields, ...photo, ...fields }) };
  }
  if (!form) return {};
  const text = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, asText(value)]));
  const parts = partsOf({ ...form.fields, ...text }, form.file, image);
  return { headers: { 'content-type': contentType }, body: multipart(parts) };
}
