/** Figures of recognition accuracy, on L2-normalised embeddings. */
import { cosine } from '../../src-main/station/recognition/scores.ts';
import type { Pair } from './face-set.ts';

/** Similarity exceeded by the part `rate` of `descending`. */
export function atRate(descending: Float64Array, rate: number): number {
  return descending[Math.min(Math.floor(descending.length * rate), descending.length - 1)] as number;
}

/** Part of `values` at or above `threshold`. */
export function partAbove(values: ArrayLike<number>, threshold: number): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if ((values[i] as number) >= threshold) count++;
  return count / values.length;
}

export interface AllPairs {
  /** Similarities of all pairs of photos of one person / of two people, falling. */
  genuine: Float64Array;
  impostor: Float64Array;
}

export function allPairs(embeddings: ReadonlyMap<string, Float32Array>): AllPairs {
  const photos = [...embeddings].map(([file, embedding]) => ({ person: file.split('/')[0], embedding }));
  const genuine: number[] = [];
  const impostor: number[] = [];
  for (const [i, a] of photos.entries())
    for (const b of photos.slice(i + 1))
      (a.person === b.person ? genuine : impostor).push(cosine(a.embedding, b.embedding));
  return { genuine: falling(genuine), impostor: falling(impostor) };
}

export function falling(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort().reverse();
}

/** LFW's protocol: the threshold that is best on nine folds judges the tenth. Mean accuracy 0..1; a pair with a photo in which
 * no face was found counts as wrong. */
export function tenFoldAccuracy(pairs: readonly Pair[], embeddings: ReadonlyMap<string, Float32Array>): number {
  const scored = pairs.map((pair) => {
    const [a, b] = [embeddings.get(pair.a), embeddings.get(pair.b)];
    return { ...pair, similarity: a && b ? cosine(a, b) : Number.NaN };
  });
  const folds = [...new Set(pairs.map((pair) => pair.fold))];
  const accuracies = folds.map((fold) => {
    const threshold = bestThreshold(scored.filter((pair) => pair.fold !== fold));
    const test = scored.filter((pair) => pair.fold === fold);
    return (
      test.filter((pair) => pair.similarity >= threshold === pair.same && !Number.isNaN(pair.similarity)).length /
      test.length
    );
  });
  return accuracies.reduce((sum, value) => sum + value, 0) / accuracies.length;
}

function bestThreshold(pairs: readonly { same: boolean; similarity: number }[]): number {
  const rising = pairs.filter((pair) => !Number.isNaN(pair.similarity)).sort((a, b) => a.similarity - b.similarity);
  let right = rising.filter((pair) => pair.same).length;
  let [best, threshold] = [right, -1];
  for (const [i, pair] of rising.entries()) {
    right += pair.same ? -1 : 1;
    if (right > best) [best, threshold] = [right, (pair.similarity + (rising[i + 1]?.similarity ?? 1)) / 2];
  }
  return threshold;
}
