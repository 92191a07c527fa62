/** Reads a folder of photos: `12_Budi Santoso.jpg`, several as `12_Budi Santoso_2.jpg`, or a folder a person with any number of
 * photos. Whatever is not one of these is refused by name; nothing is passed over in silence. */
import type { Dirent } from 'node:fs';
import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { personName } from '../../../src-shared/contract/fields.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { ImportItem, ImportSource, RefusedItem } from './item.ts';

const photoEnding = /\.(jpe?g|png|webp)$/i;
/** What systems leave in every folder. */
const systemFile = /^(\..*|Thumbs\.db|desktop\.ini)$/i;
const mostBytes = 10 * 1024 * 1024;

/** Throws `invalid_argument` where there is no folder. */
export async function* photoFolder(path: string): ImportSource {
  for (const item of itemsOf(path)) {
    if (item.isDirectory()) yield* personFolder(path, item.name);
    else yield photoItem(path, item, item.name.replace(photoEnding, ''), item.name);
  }
}

/** How many photos there seem to be, for the progress bar. */
export function countPhotos(path: string): number {
  return itemsOf(path).reduce((sum, item) => sum + (item.isDirectory() ? itemsOf(join(path, item.name)).length : 1), 0);
}

function* personFolder(path: string, folder: string): Generator<ImportItem | RefusedItem> {
  const items = itemsOf(join(path, folder));
  if (items.length === 0) yield { label: `${folder}/`, refused: 'There is no photo in it.' };
  for (const item of items) yield photoItem(join(path, folder), item, folder, `${folder}/${item.name}`);
}

function photoItem(folder: string, item: Dirent, who: string, label: string): ImportItem | RefusedItem {
  if (item.isDirectory()) return { label, refused: 'A folder inside a person’s folder is not read.' };
  if (!item.isFile()) return { label, refused: 'It is not a file.' };
  if (!photoEnding.test(item.name)) return { label, refused: 'It is not a JPEG, PNG or WebP photo.' };
  const person = personOf(who);
  if (!person) return { label, refused: 'Its name should be like 12_Budi Santoso.jpg: number, underscore, name.' };
  return { label, ...person, face: async () => ({ photo: await readPhoto(join(folder, item.name)) }) };
}

/** `12_Budi_Santoso` and `12_Budi Santoso_2`, the second photo of the same person. */
function personOf(text: string): { userId: number; name: string } | null {
  const match = /^\s*(\d{1,15})_(.+?)(?:_\d{1,3})?\s*$/.exec(text.normalize('NFC'));
  const name = personName.safeParse(match?.[2]?.replaceAll('_', ' ').replace(/\s+/g, ' '));
  return match && name.success ? { userId: Number(match[1]), name: name.data } : null;
}

async function readPhoto(path: string): Promise<Uint8Array> {
  try {
    if (statSync(path).size <= mostBytes) return await readFile(path);
  } catch {
    throw new StationError('image_unreadable', 'The file cannot be read. Check its permissions.');
  }
  throw new StationError('image_too_large', 'Image is larger than 10 MB. Save a smaller one.');
}

/** In the order of their numbers. */
function itemsOf(path: string): Dirent[] {
  let items: Dirent[];
  try {
    items = readdirSync(path, { withFileTypes: true });
  } catch {
    throw new StationError('invalid_argument', `"${path}" is not a folder that can be read.`);
  }
  return items
    .filter((item) => !systemFile.test(item.name))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}
