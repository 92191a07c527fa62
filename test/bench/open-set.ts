/** Open-set identification 1:N: enrolled people with several shots, their further photos, and strangers. */
import { gateScore } from '../../src-main/station/recognition/scores.ts';
import type { Identification } from './face-set.ts';
import { cosine } from './figures.ts';

export interface Gallery {
  people: { name: string; shots: Float32Array[] }[];
}

/** The result of one search. */
export interface Search {
  best: number;
  second: number | null;
  name: string;
}

export function galleryOf(
  { enrolled }: Identification,
  embeddings: ReadonlyMap<string, Float32Array>,
  names: readonly string[],
  shots: number,
): Gallery {
  const people = names.map((name) => ({
    name,
    shots: (enrolled[name]?.gallery ?? [])
      .slice(0, shots)
      .map((file) => embeddings.get(`${name}/${file}`))
      .filter((embedding) => embedding !== undefined),
  }));
  return { people };
}

/** Best person and runner-up; person score is the best of the shots. `without` leaves one person out. */
export function search({ people }: Gallery, probe: Float32Array, without?: string): Search {
  let [best, second, name] = [-Infinity, -Infinity, ''];
  for (const person of people) {
    if (person.name === without) continue;
    const score = Math.max(...person.shots.map((shot) => cosine(shot, probe)));
    if (score > best) [best, second, name] = [score, best, person.name];
    else if (score > second) second = score;
  }
  return { best, second: second === -Infinity ? null : second, name };
}

export interface OpenSet {
  /** Searches of enrolled people's further photos, and whether the best person is the right one. */
  mates: (Search & { right: boolean })[];
  /** Searches of people who are not in the gallery: the strangers, and each enrolled person with themselves left out. */
  others: Search[];
}

export function openSet(set: Identification, embeddings: ReadonlyMap<string, Float32Array>, gallery: Gallery): OpenSet {
  const result: OpenSet = { mates: [], others: [] };
  for (const { name } of gallery.people)
    for (const file of set.enrolled[name]?.probes ?? []) {
      const probe = embeddings.get(`${name}/${file}`);
      if (!probe) continue;
      const found = search(gallery, probe);
      result.mates.push({ ...found, right: found.name === name });
      if (gallery.people.length > 1) result.others.push(search(gallery, probe, name));
    }
  for (const file of set.strangers) {
    const probe = embeddings.get(file);
    if (probe) result.others.push(search(gallery, probe));
  }
  return result;
}

export function scoreOf(found: Search, impostorMedian: number): number {
  return gateScore(found.best, found.second, impostorMedian);
}
