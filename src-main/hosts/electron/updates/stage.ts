/** From an installer somewhere to one that is kept and may run: list, signature, product, computer, version, bytes, in this order. */
import type { KeyObject } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Installers, KeptFile } from './installers.ts';
import { updateProblem } from './problem.ts';
import {
  type Computer,
  entryOf,
  listName,
  longestList,
  type ReleaseFile,
  type ReleaseList,
  readList,
  requireNewer,
  signatureName,
} from './release.ts';

/** Where updates come from by themselves, as the rest of `updates/` sees it: electron-updater in the app. */
export interface FeedRelease {
  version: string;
  /** The signed list (`release.ts`) and its signature, base64; '' where the feed has none. */
  list: string;
  signature: string;
}

export interface Feed {
  /** null: nothing newer, or not for this computer yet (a staged release). Throws `FeedOffline`, and anything else for a feed
   * that answers nonsense. */
  check(): Promise<FeedRelease | null>;
  /** Of what `check` found last. `progress`: percent. Answers the path of the installer. Throws as `check`. */
  download(progress: (percent: number) => void): Promise<string>;
  /** Starts the installer of what `download` brought and ends the app. */
  install(): void;
  /** Whether the system says that this package's publisher signed a program: null for yes, else why not. Only on Windows. */
  verifyPublisher?(file: string): Promise<string | null>;
}

/** Nobody is to be told: schools are offline for days. */
export class FeedOffline extends Error {
  override readonly name = 'FeedOffline';
}

export interface StageOptions {
  installers: Installers;
  keys: readonly KeyObject[];
  computer: Computer;
  /** What runs. */
  version: string;
  /** The system's own check of who signed a program, where it has one: null for a good one, else why not. */
  verifyPublisher?: ((file: string) => Promise<string | null>) | undefined;
}

export interface Staged extends KeptFile {
  version: string;
}

/** The release that the feed names, before anything is downloaded. Throws `import_refused`. */
export function acceptFeed({ list, signature, version }: FeedRelease, options: StageOptions): ReleaseList {
  const release = readList(Buffer.from(list, 'base64'), signature, options.keys);
  if (release.version !== version) throw updateProblem('signature');
  requireNewer(release, options.version);
  return release;
}

/** What the feed brought: the one file of the list that has these bytes. Its name is electron-updater's business. */
export function stageDownload(file: string, release: ReleaseList, options: StageOptions): Promise<Staged> {
  const ours = release.files.filter(
    ({ platform, arch }) => platform === options.computer.platform && arch === options.computer.arch,
  );
  return keep(file, release.version, ours, options);
}

/** A file on a stick, with the signed list beside it. `wanted`: exactly this version instead of a newer one. Throws
 * `import_refused`, its `reason` an UpdateFailure. */
export async function stageFile(file: string, options: StageOptions, wanted?: string): Promise<Staged> {
  if (options.keys.length === 0) throw updateProblem('no_release_key');
  const folder = dirname(file);
  const release = readList(
    readSmall(join(folder, listName)),
    readSmall(join(folder, signatureName)).toString('latin1'),
    options.keys,
  );
  const entry = entryOf(release, basename(file), options.computer);
  if (wanted === undefined) requireNewer(release, options.version);
  else if (release.version !== wanted) throw updateProblem('older');
  return keep(file, release.version, [entry], options);
}

async function keep(
  file: string,
  version: string,
  entries: readonly ReleaseFile[],
  { installers, verifyPublisher }: StageOptions,
): Promise<Staged> {
  const kept = await installers.keep(version, file, (sha512, size) => {
    if (!entries.some((entry) => entry.sha512 === sha512 && entry.size === size)) throw updateProblem('hash');
  });
  if (verifyPublisher && (await verifyPublisher(kept.path)) !== null) throw updateProblem('signature');
  return { ...kept, version };
}

/** Throws `import_refused` (`reason` no_list, signature: much too long to be one). */
function readSmall(path: string): Buffer {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw updateProblem('no_list');
  }
  try {
    if (fstatSync(file).size > longestList) throw updateProblem('signature');
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
