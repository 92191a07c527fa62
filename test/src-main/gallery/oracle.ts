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
    const best = new Map<number, number>();
    for (const { personId, embedding } of this.entries.values()) {
      best.set(personId, Math.max(best.get(personId) ?? -2, cosine(embedding, probe)));
    }
    return Array.from(best, ([personId, similarity]) => ({ personId, similarity })).sort(
      (a, b) => b.similarity - a.similarity,
    );
  }
}
