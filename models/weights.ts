/**
 * Decodes TensorFlow.js weight files: one binary with the tensors end to end, described by a JSON list. Weights may be stored
 * as float16, or as uint8 with a scale and a minimum, to make a download smaller; they all become float32 here.
 */

export interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string; readonly scale?: number; readonly min?: number };
}

/** A decoded tensor: `data` is in row-major order of `shape`. */
export interface Weight {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array;
}

/** IEEE 754 half precision (its 16 bits) as a number. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * 2 ** -24 * fraction;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}

type Reader = { readonly bytes: number; readonly read: (view: DataView, offset: number) => number };

function readerOf(entry: WeightEntry): Reader {
  const stored = entry.quantization?.dtype ?? entry.dtype;
  const { scale, min } = entry.quantization ?? {};
  if (stored === 'float32') return { bytes: 4, read: (view, at) => view.getFloat32(at, true) };
  if (stored === 'int32') return { bytes: 4, read: (view, at) => view.getInt32(at, true) };
  if (stored === 'float16') return { bytes: 2, read: (view, at) => halfToNumber(view.getUint16(at, true)) };
  if (stored === 'uint8' && scale !== undefined && min !== undefined)
    return { bytes: 1, read: (view, at) => view.getUint8(at) * scale + min };
  throw new Error(`Weight ${entry.name}: stored as ${stored}, which the converter does not know`);
}

/**
 * Decodes `binary` as `entries` describe it. Throws if a storage type is unknown or the lengths do not agree.
 */
export function decodeWeights(entries: readonly WeightEntry[], binary: Uint8Array): Map<string, Weight> {
  const view = new DataView(binary.buffer, binary.byteOffset, binary.byteLength);
  const weights = new Map<string, Weight>();
  let offset = 0;
  for (const entry of entries) {
    const { bytes, read } = readerOf(entry);
    const size = entry.shape.reduce((a, b) => a * b, 1);
    if (offset + size * bytes > binary.length) throw new Error(`Weight ${entry.name} reaches past the end of its file`);
    const data = entry.dtype === 'int32' ? new Int32Array(size) : new Float32Array(size);
    for (let i = 0; i < size; i++) data[i] = read(view, offset + i * bytes);
    weights.set(entry.name, { shape: entry.shape, data });
    offset += size * bytes;
  }
  if (offset !== binary.length) throw new Error(`Weights end at byte ${offset} of ${binary.length}`);
  return weights;
}

/** Permutes the axes of a row-major tensor: axis `i` of the result is axis `order[i]` of `weight`. */
export function transpose(weight: Weight, order: readonly number[]): { shape: number[]; data: Float32Array } {
  const strides = weight.shape.map((_, axis) => weight.shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const shape = order.map((axis) => weight.shape[axis] ?? 1);
  const steps = order.map((axis) => strides[axis] ?? 0);
  const data = new Float32Array(weight.data.length);
  const index = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < data.length; to++) {
    data[to] = weight.data[from] ?? 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const next = (index[axis] ?? 0) + 1;
      from += steps[axis] ?? 0;
      index[axis] = next;
      if (next < (shape[axis] ?? 0)) break;
      from -= next * (steps[axis] ?? 0);
      index[axis] = 0;
    }
  }
  return { shape, data };
}
