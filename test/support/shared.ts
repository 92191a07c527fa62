/** The material beside the repository: research photos and stronger networks. Tests that need it are skipped, and say so,
 * where it is absent. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll } from 'vitest';
import { describeUnless } from './skips.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
/** The folder, whether or not it is there. `HADIR_SHARED` names another. */
const sharedFolder = process.env.HADIR_SHARED ? resolve(process.env.HADIR_SHARED) : join(repository, '../shared');
/** Only named, as a setting of stations that tests start: reading it is theirs. */
export const sharedModels = join(sharedFolder, 'models');

type Part = 'faces' | 'models' | 'palms';

/** Whether vitest still collects the tests of this file: skipped blocks are collected too. Benches import this file without vitest. */
let collecting = process.env.VITEST !== undefined;
if (collecting)
  beforeAll(() => {
    collecting = false;
  });

/** The path of something in the shared folder. Throws while tests are collected: whoever has no such folder would see the run fail. */
export function sharedPath(part: Part, ...rest: string[]): string {
  if (collecting)
    throw new Error(
      `${[part, ...rest].join('/')}: ask for it in beforeAll or in a test, not while tests are collected.`,
    );
  return join(sharedFolder, part, ...rest);
}

/** Whether that part is there; may be asked at any time. */
export function hasShared(part: Part): boolean {
  return existsSync(join(sharedFolder, part));
}

/** `describe` where every one of `parts` is in the shared folder; elsewhere skipped, with one line that says why. */
export function describeWithShared(title: string, parts: readonly Part[], body: () => void) {
  const absent = parts.filter((part) => !hasShared(part));
  const reason = `no ${absent.join(', ')} beside the repository; set HADIR_SHARED to their folder`;
  describeUnless(absent.length > 0 ? reason : null, title, body);
}

export interface FaceSet {
  /** Photos for enrolment and other photos of the same person, by name. */
  enrolled: { name: string; gallery: string[]; probes: string[] }[];
  /** Photos of people who are nobody in `enrolled`. */
  strangers: string[];
}

/** The 1:N protocol of the face set, as paths of files. */
export function faceSet(): FaceSet {
  const folder = sharedPath('faces');
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
