/**
 * Rows of equal length in one contiguous Float32Array, which is what the native search wants: it grows by doubling, and a
 * removed row is overwritten by the last one, so neither adding nor removing copies the whole. Row numbers therefore change
 * on removal; who keeps row numbers is told which row moved.
 */
import usearch from 'usearch';
import { StationError } from '../../src-shared/errors.ts';

const firstCapacity = 64;
/** Of length-1 vectors the inner product is the cosine; it measured a quarter faster than usearch's `cos`, equally exact. */
const innerProduct = usearch.MetricKind.IP;

export class Matrix {
  readonly dimension: number;
  #values: Float32Array;
  #count = 0;

  /** `dimension`: values in a row, at least 1. */
  constructor(dimension: number) {
    this.dimension = dimension;
    this.#values = new Float32Array(firstCapacity * dimension);
  }

  get count(): number {
    return this.#count;
  }

  /** Appends a vector of length 1 and returns its row number. Errors: wrong_dimension. */
  append(vector: Float32Array): number {
    this.expect(vector);
    if (this.#count * this.dimension === this.#values.length) this.#grow();
    this.#values.set(vector, this.#count * this.dimension);
    return this.#count++;
  }

  /** Forgets a row. The row numbered `count` after the call now has the number `row` (they may be the same). */
  removeBySwap(row: number): void {
    const last = --this.#count;
    const start = last * this.dimension;
    this.#values.copyWithin(row * this.dimension, start, start + this.dimension);
    this.#values.fill(0, start, start + this.dimension);
  }

  /** Cosine of `probe` and a row. Errors: wrong_dimension. */
  similarity(row: number, probe: Float32Array): number {
    this.expect(probe);
    return cosineAt(this.#values, row * this.dimension, probe);
  }

  /** Adds a row to `sum`, value by value. */
  addTo(sum: Float32Array, row: number): void {
    const start = row * this.dimension;
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (this.#values[start + i] as number);
  }

  /** The `wanted` rows closest to `probe`, best first; all of them when there are fewer. Errors: wrong_dimension. */
  nearest(probe: Float32Array, wanted: number): number[] {
    this.expect(probe);
    const count = Math.min(wanted, this.#count);
    if (count < 1) return [];
    const filled = this.#values.subarray(0, this.#count * this.dimension);
    const { keys } = usearch.exactSearch(filled, probe, this.dimension, count, innerProduct, 1);
    return Array.from(keys, Number);
  }

  /** Errors: wrong_dimension when `vector` is not as long as a row. */
  expect(vector: Float32Array): void {
    if (vector.length === this.dimension) return;
    throw new StationError(
      'wrong_dimension',
      `The embedding has ${vector.length} values, the gallery's have ${this.dimension}.`,
      {
        expected: this.dimension,
        found: vector.length,
      },
    );
  }

  #grow(): void {
    const larger = new Float32Array(this.#values.length * 2);
    larger.set(this.#values);
    this.#values = larger;
  }
}

/** The few things done to single embeddings. Everything in the gallery is brought to length 1 on the way in, so that the
 * inner product of two of its vectors is their cosine whatever a pack's rounding left behind.
 * A copy of `embedding` with Euclidean length 1, at offset 0 of a buffer of its own (the native search reads a buffer from
 * its start, whatever the view's offset).
 * Errors: invalid_argument when it is empty, all zeros, or holds a NaN or an infinity. */
export function normalised(embedding: Float32Array): Float32Array {
  let squares = 0;
  for (let i = 0; i < embedding.length; i++) squares += (embedding[i] as number) ** 2;
  if (!(squares > 0 && Number.isFinite(squares))) {
    throw new StationError('invalid_argument', 'The embedding has no direction: it is empty, all zeros or not finite.');
  }
  const scale = 1 / Math.sqrt(squares);
  const copy = new Float32Array(embedding);
  for (let i = 0; i < copy.length; i++) copy[i] = (copy[i] as number) * scale;
  return copy;
}

/** Inner product, in double precision, of `probe` with the row that starts at `offset`; -1..1 for vectors of length 1. */
function cosineAt(matrix: Float32Array, offset: number, probe: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < probe.length; i++) sum += (matrix[offset + i] as number) * (probe[i] as number);
  return Math.max(-1, Math.min(1, sum));
}
