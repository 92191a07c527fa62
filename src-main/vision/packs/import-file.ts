/** Takes a weights file that somebody brings: known by its SHA-256 alone, whatever it is called, and refused where no manifest
 * names it. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StationError } from '../../../src-shared/errors.ts';
import { listFiles } from './catalogue.ts';
import type { PackFolders } from './pack.ts';

/** The largest network that a station could recognise with in time is far smaller. */
export const largestWeights = 300e6;

/** Writes it into `folder` under the name that its manifest gives it, whole or not at all. Throws `file_unreadable`,
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
