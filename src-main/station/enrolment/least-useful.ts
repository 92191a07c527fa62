/** Which template goes when a person has as many as the station keeps. */
import { cosine } from '../recognition/scores.ts';

export interface Comparable {
  embedding: Float32Array;
  quality: number;
}

/** Of the two templates most alike the one of lower quality: what it knows the other knows better. `templates` has at least
 * one; with one, that one. */
export function leastUseful<T extends Comparable>(templates: readonly T[]): T {
  let [a, b] = [templates[0] as T, templates[0] as T];
  let most = -Infinity;
  for (const [i, left] of templates.entries())
    for (const right of templates.slice(i + 1)) {
      const similarity = cosine(left.embedding, right.embedding);
      if (similarity > most) [a, b, most] = [left, right, similarity];
    }
  return a.quality < b.quality ? a : b;
}
