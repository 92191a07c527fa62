/** Which model packs a station could recognise with: every manifest it can find, and whether its files are there. */

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
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
async function listFiles({ manifests, weights }: PackFolders): Promise<(CatalogueFile & { pack: string })[]> {
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

/** The largest network that a station could recognise with in time is far smaller. */
export const largestWeights = 300e6;

/** Takes a weights file that somebody brings: known by its SHA-256 alone, whatever it is called, and refused where no manifest
 * names it. Writes it into `folder` under the name that its manifest gives it, whole or not at all. Throws `file_unreadable`,
 * `file_too_large`, `storage_full`. */
export async function importPackFile(
  bytes: Uint8Array,
  folders: PackFolders,
  folder: string,
): Promise<{ pack: string; task: string }> {
  if (bytes.byteLength > largestWeights)
    throw new StationError('file_too_large', `A model file has at most ${largestWeights / 1e6} MB.`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const wanted = (await listFiles(folders)).find((file) => file.sha256 === sha256);
  if (!wanted)
    throw new StationError(
      'file_unreadable',
      'No recognition pack names this file. Use the original file of the pack.',
      {
        reason: 'unknown_pack_file',
      },
    );
  await writeWhole(folder, wanted.file, bytes);
  return { pack: wanted.pack, task: wanted.task };
}

async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const partial = join(folder, `.${randomUUID()}.partial`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(partial, bytes, { mode: 0o600, flush: true });
    await rename(partial, join(folder, name));
  } catch (error) {
    await rm(partial, { force: true });
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    throw new StationError('storage_full', 'The disk is full. Free some space and try again.');
  }
}
