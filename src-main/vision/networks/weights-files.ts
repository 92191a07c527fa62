/** Finds a pack's files by name and SHA-256 and reads them: what was hashed is what is loaded. */
import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StationError } from '../../../src-shared/errors.ts';
import type { WeightsEntry } from '../../../src-shared/pack-manifest.ts';

/** How deep below a models folder files are looked for. */
const maxDepth = 6;

/** The bytes of the weights file `entry` names, from the first of `folders` (searched recursively) that holds it with the
 * right hash. Throws `models_unavailable` naming the file, the hash expected and the one found. */
export async function readWeights(entry: WeightsEntry, folders: readonly string[]): Promise<Uint8Array> {
  let found: string | null = null;
  for (const folder of folders)
    for await (const path of filesNamed(folder, entry.file)) {
      const bytes = await readFile(path);
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (hash === entry.sha256) return bytes;
      found = hash;
    }
  throw found ? wrongHash(entry, found) : missing(entry);
}

/** Every file's name below `folders`. */
export async function fileNames(folders: readonly string[]): Promise<Set<string>> {
  const names = new Set<string>();
  for (const folder of folders) for await (const { item } of filesBelow(folder, maxDepth)) names.add(item.name);
  return names;
}

async function* filesNamed(folder: string, name: string): AsyncGenerator<string> {
  for await (const { item, path } of filesBelow(folder, maxDepth)) if (item.name === name) yield path;
}

async function* filesBelow(folder: string, depth: number): AsyncGenerator<{ item: Dirent; path: string }> {
  let items: Dirent[];
  try {
    items = await readdir(folder, { withFileTypes: true });
  } catch {
    return; // A models folder that is not there holds nothing.
  }
  for (const item of items.sort((a, b) => a.name.localeCompare(b.name))) {
    const path = join(folder, item.name);
    if (item.isFile()) yield { item, path };
    else if (item.isDirectory() && depth > 0) yield* filesBelow(path, depth - 1);
  }
}

function missing(entry: WeightsEntry): StationError {
  return new StationError(
    'models_unavailable',
    `Model file ${entry.file} (SHA-256 ${entry.sha256}) was not found. Put it into the models folder of the data folder, or name its folder in HADIR_MODELS_DIR.`,
    { file: entry.file, expected: entry.sha256, found: null },
  );
}

function wrongHash(entry: WeightsEntry, found: string): StationError {
  return new StationError(
    'models_unavailable',
    `Model file ${entry.file} has SHA-256 ${found}, expected ${entry.sha256}. Replace it with the original file.`,
    { file: entry.file, expected: entry.sha256, found },
  );
}
