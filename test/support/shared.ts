/** The material beside the repository: research photos and stronger networks. Tests that need it are skipped, and say so,
 * where it is absent. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));
/** The folder, whether or not it is there. `HADIR_SHARED` names another. */
export const sharedFolder = process.env.HADIR_SHARED
  ? resolve(process.env.HADIR_SHARED)
  : join(repository, '../shared');
export const sharedModels = join(sharedFolder, 'models');

/** `describe` where every one of `parts` is in the shared folder; elsewhere skipped, with one line that says why. */
export function describeWithShared(title: string, parts: readonly ('faces' | 'models' | 'palms')[], body: () => void) {
  const absent = parts.filter((part) => !existsSync(join(sharedFolder, part)));
  if (absent.length === 0) return describe(title, body);
  console.warn(`SKIPPED "${title}": no ${absent.join(', ')} beside the repository. Set HADIR_SHARED to their folder.`);
  return describe.skip(title, body);
}

export interface FaceSet {
  /** Photos for enrolment and other photos of the same person, by name. */
  enrolled: { name: string; gallery: string[]; probes: string[] }[];
  /** Photos of people who are nobody in `enrolled`. */
  strangers: string[];
}

/** The 1:N protocol of the face set, as paths of files. */
export function faceSet(): FaceSet {
  const folder = join(sharedFolder, 'faces');
  const lists = JSON.parse(readFileSync(join(folder, 'identification.json'), 'utf8')) as {
    enrolled: Record<string, { gallery: string[]; probes: string[] }>;
    strangers: string[];
  };
  const enrolled = Object.entries(lists.enrolled).map(([name, { gallery, probes }]) => ({
    name,
    gallery: gallery.map((file) => join(folder, 'lfw', name, file)),
    probes: probes.map((file) => join(folder, 'lfw', name, file)),
  }));
  return { enrolled, strangers: lists.strangers.map((file) => join(folder, 'lfw', file)) };
}
