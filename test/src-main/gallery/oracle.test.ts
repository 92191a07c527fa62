import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createGallery } from '../../../src-main/gallery/index.ts';
import { Oracle } from './oracle.ts';

const dimension = 8;
/** Small whole numbers: ties and duplicates come up often, and a sum of their products is exact. */
const embedding = fc
  .array(fc.integer({ min: -3, max: 3 }), { minLength: dimension, maxLength: dimension })
  .filter((values) => values.some((value) => value !== 0))
  .map((values) => Float32Array.from(values));
const templateId = fc.integer({ min: 1, max: 40 });

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      templateId,
      personId: fc.integer({ min: 1, max: 8 }),
      embedding,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), templateId }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('search' as const), embedding, limit: fc.integer({ min: 1, max: 12 }) }),
  },
);

it('agrees with a plain loop after any sequence of adding, removing and searching', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const oracle = new Oracle();
      const gallery = createGallery({ load: () => [], clock: { now: () => new Date(0) } });
      for (const each of steps) {
        if (each.do === 'add') {
          oracle.add(each);
          gallery.add(1, [each]);
        } else if (each.do === 'remove') {
          oracle.remove(each.templateId);
          gallery.remove(1, [each.templateId]);
        } else compare(oracle, gallery.search(1, each.embedding, each.limit), each);
        expect(gallery.templates(1)).toBe(oracle.entries.size);
      }
    }),
    { numRuns: 300 },
  );
});

it('agrees with a plain loop on 500 templates of 128 values, grown and thinned out', () => {
  const oracle = new Oracle();
  const gallery = createGallery({ load: () => [], clock: { now: () => new Date(0) } });
  const entries = Array.from({ length: 500 }, (_, i) => ({
    templateId: i + 1,
    personId: 1 + ((i * 7) % 150),
    embedding: Float32Array.from({ length: 128 }, (_, j) => Math.sin(i * 131 + j * 17)),
  }));
  for (const entry of entries) oracle.add(entry);
  gallery.add(1, entries);
  for (let id = 1; id <= 500; id += 3) oracle.remove(id);
  gallery.remove(
    1,
    [...entries.keys()].filter((i) => i % 3 === 0).map((i) => i + 1),
  );
  for (const probe of entries.slice(0, 40)) {
    compare(oracle, gallery.search(1, probe.embedding, 20), { embedding: probe.embedding, limit: 20 });
  }
});

function compare(
  oracle: Oracle,
  found: { personId: number; similarity: number }[],
  { embedding: probe, limit }: { embedding: Float32Array; limit: number },
): void {
  const ranking = oracle.ranking(probe);
  expect(found.length).toBe(Math.min(limit, ranking.length));
  expect(new Set(found.map((candidate) => candidate.personId)).size).toBe(found.length);
  // Which of several people with the same score is cut off by the limit is open; the scores are not.
  found.forEach(({ personId, similarity }, i) => {
    expect(similarity).toBeCloseTo(ranking[i]?.similarity as number, 5);
    expect(similarity).toBeCloseTo(oracle.score(personId, probe), 5);
  });
}
