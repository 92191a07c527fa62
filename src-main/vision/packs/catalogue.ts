/** Which model packs a station could recognise with: every manifest it can find, and whether its files are there. */
import { readdir } from 'node:fs/promises';
import type { PackSummary } from '../../../src-shared/domain.ts';
import { filesOf, type PackFile, type PackManifest } from '../../../src-shared/pack-manifest.ts';
import { palmFilesOf } from '../../../src-shared/palm-manifest.ts';
import { fileNames } from '../networks/weights-files.ts';
import { readManifest, readPalmManifest } from './manifest.ts';
import type { PackFolders } from './pack.ts';

/** The packs for faces, sorted by id. A manifest that cannot be read is left out: loading it by its name says what is wrong with it. Of the files
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

/** Every file that a pack names, of faces or of palms, by the pack's id. */
export async function listFiles({ manifests, weights }: PackFolders): Promise<(CatalogueFile & { pack: string })[]> {
  const there = await fileNames(weights);
  const files: (CatalogueFile & { pack: string })[] = [];
  for (const pack of await manifestIds(manifests)) {
    const named =
      (await readManifest(pack, manifests).then(filesOf, () => null)) ??
      (await readPalmManifest(pack, manifests).then(palmFilesOf, () => []));
    files.push(...named.map((file) => ({ pack, ...fileOf(file, there) })));
  }
  return files;
}

async function manifestIds(folders: readonly string[]): Promise<string[]> {
  const ids = new Set<string>();
  // A folder that is not there holds no manifest.
  for (const folder of folders)
    for (const name of await readdir(folder).catch(() => []))
      if (name.endsWith('.json')) ids.add(name.slice(0, -'.json'.length));
  return [...ids].sort();
}

type CatalogueFile = PackSummary['files'][number];

function summary(manifest: PackManifest, there: ReadonlySet<string>): Omit<PackSummary, 'active'> {
  const { id, title, embedder } = manifest;
  const files = filesOf(manifest).map((file) => fileOf(file, there));
  return { id, title, dimension: embedder.dimension, complete: files.every((file) => file.present), files };
}

function fileOf({ task, entry }: PackFile, there: ReadonlySet<string>): CatalogueFile {
  const { file, sha256, licence, source } = entry;
  return { task, file, sha256, licence, source, present: there.has(file) };
}
