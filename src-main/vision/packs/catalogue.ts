/** Which model packs a station could recognise with: every manifest it can find, and whether its files are there. */
import { readdir } from 'node:fs/promises';
import type { PackSummary } from '../../../src-shared/domain.ts';
import type { PackManifest, WeightsEntry } from '../../../src-shared/pack-manifest.ts';
import { fileNames } from './locate.ts';
import { readManifest } from './manifest.ts';
import type { PackFolders } from './pack.ts';

/** Sorted by id. A manifest that cannot be read is left out: loading it by its name says what is wrong with it. Of the files
 * only the names are looked at; their SHA-256 is checked whenever a pack is loaded. */
export async function listPacks({ manifests, weights }: PackFolders): Promise<Omit<PackSummary, 'active'>[]> {
  const there = await fileNames(weights);
  const packs: Omit<PackSummary, 'active'>[] = [];
  for (const id of await manifestIds(manifests)) {
    const manifest = await readManifest(id, manifests).catch(() => null);
    if (manifest) packs.push(summary(manifest, there));
  }
  return packs;
}

async function manifestIds(folders: readonly string[]): Promise<string[]> {
  const ids = new Set<string>();
  // A folder that is not there holds no manifest.
  for (const folder of folders)
    for (const name of await readdir(folder).catch(() => []))
      if (name.endsWith('.json')) ids.add(name.slice(0, -'.json'.length));
  return [...ids].sort();
}

function summary(manifest: PackManifest, there: ReadonlySet<string>): Omit<PackSummary, 'active'> {
  const { id, title, embedder, detector, landmarks, liveness, handLandmarks } = manifest;
  const entries: [task: string, entry: WeightsEntry | undefined][] = [
    ['detector', detector],
    ['landmarks', landmarks],
    ['embedder', embedder],
    ...liveness.map((entry): [string, WeightsEntry] => ['liveness', entry]),
    ['handLandmarks', handLandmarks],
  ];
  const files = entries.flatMap(([task, entry]) => (entry ? [fileOf(task, entry, there)] : []));
  return { id, title, dimension: embedder.dimension, complete: files.every((file) => file.present), files };
}

function fileOf(task: string, entry: WeightsEntry, there: ReadonlySet<string>): PackSummary['files'][number] {
  const { file, sha256, licence, source } = entry;
  return { task, file, sha256, licence, source, present: there.has(file) };
}
