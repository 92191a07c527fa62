/**
 * The binary envelope of the WebSocket transport: JSON that may hold byte arrays anywhere, without base64.
 * Layout: u32 little-endian length of the JSON, the JSON, then the byte arrays one after the other. In the JSON a byte array
 * stands as `{"$bytes": length}` and a Float32Array as `{"$floats": length}` (length in elements), in the order of the data.
 */
import { StationError } from './errors.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Bytes of `value`; throws nothing for plain data. */
export function encodeEnvelope(value: unknown): Uint8Array {
  const parts: Uint8Array[] = [];
  // `this[key]`, not the value passed in: a Node Buffer has a toJSON that would already have run on it.
  const json = JSON.stringify(value, function (this: Record<string, unknown>, key, passed) {
    const item = this[key];
    if (item instanceof Uint8Array) {
      parts.push(item);
      return { $bytes: item.byteLength };
    }
    if (item instanceof Float32Array) {
      parts.push(new Uint8Array(item.buffer, item.byteOffset, item.byteLength));
      return { $floats: item.length };
    }
    return passed;
  });
  const head = encoder.encode(json);
  const total = parts.reduce((sum, part) => sum + part.byteLength, 4 + head.byteLength);
  const out = new Uint8Array(total);
  new DataView(out.buffer).setUint32(0, head.byteLength, true);
  out.set(head, 4);
  let at = 4 + head.byteLength;
  for (const part of parts) {
    out.set(part, at);
    at += part.byteLength;
  }
  return out;
}

/** The value in `bytes`; throws `invalid_argument` on anything that `encodeEnvelope` did not write. */
export function decodeEnvelope(bytes: Uint8Array): unknown {
  try {
    const headLength = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
    let at = 4 + headLength;
    const take = (length: number): Uint8Array => {
      if (!Number.isInteger(length) || length < 0 || at + length > bytes.byteLength) throw new RangeError('length');
      at += length;
      // A copy of its own: a Node Buffer's `slice` would be a window on a buffer that others write to.
      return new Uint8Array(bytes.subarray(at - length, at));
    };
    const value: unknown = JSON.parse(decoder.decode(bytes.subarray(4, 4 + headLength)), (_key, item) => {
      if (item && typeof item === 'object' && typeof item.$bytes === 'number') return take(item.$bytes);
      if (item && typeof item === 'object' && typeof item.$floats === 'number')
        return new Float32Array(take(item.$floats * 4).buffer);
      return item;
    });
    if (at !== bytes.byteLength) throw new RangeError('length');
    return value;
  } catch {
    throw new StationError('invalid_argument', 'The message is not an envelope of this station.');
  }
}
