/** Exact 1:N search in memory, through the gallery as the station uses it. */
import { createGallery } from '../../src-main/gallery/index.ts';
import { directions } from './gallery-data.ts';
import { row, show, time } from './timing.ts';

export async function benchSearch(): Promise<void> {
  console.log('\n3. Exact 1:N search, best two people, one thread');
  for (const { templates, dimension, target } of [
    { templates: 1_000, dimension: 128, target: null },
    { templates: 10_000, dimension: 512, target: 1 },
    { templates: 100_000, dimension: 512, target: 10 },
  ]) {
    const gallery = createGallery({ load: () => [], clock: { now: () => new Date() } });
    let id = 1;
    for (const embedding of directions(templates, dimension)) {
      gallery.add(1, [{ templateId: id, personId: id, embedding }]);
      id++;
    }
    const probes = [...directions(64, dimension, 99)];
    const timing = await time(200, (i) => gallery.search(1, probes[i % 64] as Float32Array, 2));
    row(
      `  ${templates.toLocaleString('en')} × ${dimension}`,
      show(timing),
      target === null ? undefined : { text: `p50 ≤ ${target} ms`, met: timing.p50 <= target },
    );
  }
}
