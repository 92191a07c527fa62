/** Open-set identification 1:N through the station's own gallery: enrolled people with several shots, their further photos, and
 * people who are not enrolled. */
import { createGallery } from '../../src-main/gallery/index.ts';
import type { Gallery } from '../../src-main/station/ports.ts';
import { gateScore } from '../../src-main/station/recognition/scores.ts';
import type { Identification } from './face-set.ts';

/** The result of one search. */
export interface Search {
  best: number;
  second: number | null;
  name: string;
}

export interface OpenSet {
  /** Searches of enrolled people's further photos, and whether the best person is the right one. */
  mates: (Search & { right: boolean })[];
  /** Searches of people who are not in the gallery: the strangers, and each enrolled person with themselves left out. */
  others: Search[];
}

const tenant = 1;

/** Enrols `names` with up to `shots` photos each and searches everybody. */
export function openSet(
  set: Identification,
  embeddings: ReadonlyMap<string, Float32Array>,
  names: readonly string[],
  shots: number,
): OpenSet {
  const gallery = galleryOf(set, embeddings, names, shots);
  const search = (probe: Float32Array, without?: string): Search => {
    const [best, second] = gallery
      .search(tenant, probe, 3)
      .map(({ personId, similarity }) => ({ name: names[personId - 1] as string, similarity }))
      .filter(({ name }) => name !== without);
    return { best: best?.similarity ?? -1, second: second?.similarity ?? null, name: best?.name ?? '' };
  };
  const result: OpenSet = { mates: [], others: [] };
  for (const name of names)
    for (const file of set.enrolled[name]?.probes ?? []) {
      const probe = embeddings.get(`${name}/${file}`);
      if (!probe) continue;
      const found = search(probe);
      result.mates.push({ ...found, right: found.name === name });
      if (names.length > 1) result.others.push(search(probe, name));
    }
  for (const file of set.strangers) {
    const probe = embeddings.get(file);
    if (probe) result.others.push(search(probe));
  }
  return result;
}

export function scoreOf(found: Search, impostorMedian: number): number {
  return gateScore(found.best, found.second, impostorMedian);
}

function galleryOf(
  { enrolled }: Identification,
  embeddings: ReadonlyMap<string, Float32Array>,
  names: readonly string[],
  shots: number,
): Gallery {
  const gallery = createGallery({ load: () => [], clock: { now: () => new Date(0) } });
  let templateId = 1;
  for (const [i, name] of names.entries())
    for (const file of (enrolled[name]?.gallery ?? []).slice(0, shots)) {
      const embedding = embeddings.get(`${name}/${file}`);
      if (embedding) gallery.add(tenant, [{ templateId: templateId++, personId: i + 1, embedding }]);
    }
  return gallery;
}
