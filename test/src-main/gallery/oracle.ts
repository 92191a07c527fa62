/** The gallery as a plain loop over a plain list: what the real one must agree with. */

import type { GalleryEntry } from '../../../src-main/station/ports.ts';
import type { Candidate } from '../../../src-shared/domain.ts';

export function cosine(a: Float32Array, b: Float32Array): number {
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    dot += (a[i] as number) * (b[i] as number);
    aa += (a[i] as number) ** 2;
    bb += (b[i] as number) ** 2;
  }
  return dot / Math.sqrt(aa * bb);
}

export class Oracle {
  readonly entries = new Map<number, GalleryEntry>();

  add(entry: GalleryEntry): void {
    this.entries.set(entry.templateId, entry);
  }

  remove(templateId: number): void {
    this.entries.delete(templateId);
  }

  /** Everybody, best first. */
  ranking(probe: Float32Array): Candidate[] {
    const people = new Set(Array.from(this.entries.values(), (entry) => entry.personId));
    return Array.from(people, (personId) => ({ personId, similarity: this.score(personId, probe) })).sort(
      (a, b) => b.similarity - a.similarity,
    );
  }

  /** Best of the person's templates and, from two on, their mean. */
  score(personId: number, probe: Float32Array): number {
    const own = Array.from(this.entries.values())
      .filter((entry) => entry.personId === personId)
      .map((entry) => entry.embedding);
    const mean = own.length > 1 ? meanDirection(own) : null;
    return Math.max(...[...own, ...(mean ? [mean] : [])].map((row) => cosine(row, probe)));
  }
}

/** Sum of the vectors at length 1 each; null where they cancel out. */
function meanDirection(vectors: readonly Float32Array[]): Float32Array | null {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    const length = Math.hypot(...vector);
    for (const [i, value] of vector.entries()) sum[i] = (sum[i] as number) + value / length;
  }
  return Math.hypot(...sum) > 1e-3 ? Float32Array.from(sum) : null;
}
