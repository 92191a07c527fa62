import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StationError } from '../../src-shared/errors.ts';
import { decodeEnvelope, encodeEnvelope } from '../../src-shared/wire.ts';

const bytes = fc.uint8Array({ maxLength: 40 });
const floats = fc.float32Array({ maxLength: 12, noNaN: true });
const key = fc.string({ maxLength: 6 }).filter((name) => name !== '__proto__' && !name.startsWith('$'));
/** What JSON can hold, with byte and float arrays anywhere in it. */
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    ),
    bytes,
    floats,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** Decodes; whatever is thrown must be the one refusal. */
function decodeOrRefuse(data: Uint8Array): unknown {
  try {
    return decodeEnvelope(data);
  } catch (error) {
    expect(error).toBeInstanceOf(StationError);
    expect(error).toMatchObject({ code: 'invalid_argument' });
    return undefined;
  }
}

describe('an envelope', () => {
  it('comes out as it went in', () => {
    fc.assert(fc.property(value, (x) => void expect(decodeEnvelope(encodeEnvelope(x))).toEqual(withoutMinusZero(x))));
  });

  it('comes out the same from a Node buffer, which is a window on a larger one', () => {
    fc.assert(
      fc.property(value, fc.nat(9), (x, offset) => {
        const encoded = encodeEnvelope(x);
        const pool = Buffer.alloc(offset + encoded.length + 5, 0xab);
        pool.set(encoded, offset);
        expect(decodeEnvelope(pool.subarray(offset, offset + encoded.length))).toEqual(withoutMinusZero(x));
      }),
    );
  });

  it('brings Node buffers as plain bytes', () => {
    const pool = Buffer.from('..image..');
    const out = decodeEnvelope(encodeEnvelope({ image: pool.subarray(2, 7) }));
    expect(out).toEqual({ image: new TextEncoder().encode('image') });
  });

  it('holds arrays of its own: the message they came in may be reused', () => {
    const message = Buffer.from(encodeEnvelope({ a: Uint8Array.of(1, 2), b: Float32Array.of(0.5) }));
    const out = decodeEnvelope(message) as { a: Uint8Array; b: Float32Array };
    message.fill(0);
    expect([Array.from(out.a), Array.from(out.b)]).toEqual([[1, 2], [0.5]]);
    expect([out.a.buffer.byteLength, out.b.buffer.byteLength]).toEqual([2, 4]);
  });

  it('is small: bytes cost their length and a few characters', () => {
    expect(encodeEnvelope({ image: new Uint8Array(1000) }).length).toBeLessThan(1040);
  });
});

describe('anything else', () => {
  it('is refused: garbage', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (data) => void decodeOrRefuse(data)));
  });

  it('is refused: an envelope cut short, or with something behind it', () => {
    fc.assert(
      fc.property(value, fc.nat(), bytes, (x, cut, more) => {
        const whole = encodeEnvelope(x);
        const short = whole.subarray(0, cut % whole.length);
        expect(() => decodeEnvelope(short)).toThrow(expect.objectContaining({ code: 'invalid_argument' }));
        fc.pre(more.length > 0);
        const long = Buffer.concat([whole, more]);
        expect(() => decodeEnvelope(long)).toThrow(expect.objectContaining({ code: 'invalid_argument' }));
      }),
    );
  });

  it('is refused or read, never worse: an envelope with a byte changed', () => {
    fc.assert(
      fc.property(value, fc.nat(), fc.integer({ min: 1, max: 255 }), (x, at, by) => {
        const data = encodeEnvelope(x);
        const i = at % data.length;
        data[i] = (data[i] as number) ^ by;
        decodeOrRefuse(data);
      }),
    );
  });

  it.each([
    ['lengths that are not there', '{"$bytes":5}'],
    ['negative lengths', '{"$bytes":-1}'],
    ['fractions', '{"$bytes":0.5}'],
    ['half a float', '{"$floats":0.5}'],
    ['lengths beyond all numbers', '{"$floats":1e300}'],
    ['no JSON', '{'],
    ['nothing', ''],
    ['nesting without end', '['.repeat(200_000)],
  ])('is refused: %s', (_what, json) => {
    expect(() => decodeEnvelope(framed(json))).toThrow(expect.objectContaining({ code: 'invalid_argument' }));
  });

  it('is refused: text that is not UTF-8', () => {
    const data = framed('"??"');
    data.set([0xff, 0xfe], 5);
    expect(() => decodeEnvelope(data)).toThrow(expect.objectContaining({ code: 'invalid_argument' }));
  });
});

describe('keys that mean something to JavaScript', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'toJSON'])('%s is a key like any other', (name) => {
    const json = `{"${name}":{"polluted":true},"a":1}`;
    const out = decodeEnvelope(framed(json)) as Record<string, unknown>;
    expect(Object.keys(out)).toEqual([name, 'a']);
    expect(Object.getPrototypeOf(out)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('do not make an object pass for bytes', () => {
    const out = decodeEnvelope(framed('{"__proto__":{"$bytes":0},"a":{"__proto__":{"$floats":0}}}'));
    expect(out).not.toBeInstanceOf(Uint8Array);
  });
});

function framed(json: string): Uint8Array {
  const head = new TextEncoder().encode(json);
  const data = new Uint8Array(4 + head.length);
  new DataView(data.buffer).setUint32(0, head.length, true);
  data.set(head, 4);
  return data;
}

/** JSON has no −0. */
function withoutMinusZero(x: unknown): unknown {
  if (x instanceof Uint8Array || x instanceof Float32Array) return x;
  if (Array.isArray(x)) return x.map(withoutMinusZero);
  if (x && typeof x === 'object')
    return Object.fromEntries(Object.entries(x).map(([name, item]) => [name, withoutMinusZero(item)]));
  return Object.is(x, -0) ? 0 : x;
}
