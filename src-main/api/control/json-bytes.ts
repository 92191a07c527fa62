/** Byte arrays in JSON, for the control channel: `{"$base64": "…"}`. Elsewhere `wire.ts` carries them as they are. */

/** `value` with its byte arrays as base64 and its Float32Arrays as lists of numbers: what `JSON.stringify` can write. */
export function packBytes(value: unknown): unknown {
  if (value instanceof Uint8Array)
    return { $base64: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
  if (value instanceof Float32Array) return Array.from(value);
  if (Array.isArray(value)) return value.map(packBytes);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, packBytes(item)]));
}

/** The inverse, but for lists of numbers, which stay lists. */
export function unpackBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpackBytes);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === '$base64' && typeof first[1] === 'string')
    return new Uint8Array(Buffer.from(first[1], 'base64'));
  return Object.fromEntries(entries.map(([key, item]) => [key, unpackBytes(item)]));
}
