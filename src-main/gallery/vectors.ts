/**
 * The few things done to single embeddings. Everything in the gallery is brought to length 1 on the way in, so that the
 * inner product of two of its vectors is their cosine whatever a pack's rounding left behind.
 */
import { StationError } from '../../src-shared/errors.ts';

/**
 * A copy of `embedding` with Euclidean length 1, at offset 0 of a buffer of its own (the native search reads a buffer from
 * its start, whatever the view's offset).
 * Errors: invalid_argument when it is empty, all zeros, or holds a NaN or an infinity.
 */
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
export function cosineAt(matrix: Float32Array, offset: number, probe: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < probe.length; i++) sum += (matrix[offset + i] as number) * (probe[i] as number);
  return Math.max(-1, Math.min(1, sum));
}
