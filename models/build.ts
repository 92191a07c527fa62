/**
 * Makes the model packs that are always there, for faces and for palms: `node models/build.ts` writes their ONNX files to models/built/. A school's
 * first start must work without a download, so they are converted at install from weights that development packages carry. The manifest
 * has each file's SHA-256: a file that already has it is kept, and a build that comes out differently is an error.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOf, type PackManifest, packManifestSchema, type WeightsEntry } from '../src-shared/pack-manifest.ts';
import { type PalmManifest, palmFilesOf, palmManifestSchema } from '../src-shared/palm-manifest.ts';
import { standardNetworks } from './networks.ts';

export interface BuildOptions {
  /** Default: what the built packs name. */
  readonly weights?: readonly WeightsEntry[];
  /** File name -> builder of its bytes. Default: the built packs' networks. */
  readonly networks?: Readonly<Record<string, () => Uint8Array>>;
  /** Told each step in one line, such as a found file that does not have its hash. */
  readonly log?: (line: string) => void;
}

export interface BuiltFile {
  readonly file: string;
  readonly sha256: string;
  /** False if the file was there already. */
  readonly built: boolean;
}

export interface HashMismatch {
  readonly file: string;
  readonly expected: string;
  /** Null if there is no such file. */
  readonly found: string | null;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The manifest of a face pack at `path`, decoded. Throws if it is not one. */
export function readManifest(path: string | URL): PackManifest {
  return packManifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** The manifest of a palm pack, in the same way. */
export function readPalmManifest(path: string | URL): PalmManifest {
  return palmManifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** The face packs that are built here. */
export const builtFacePacks = ['standard', 'faceplugin-512'] as const;

/** Every weights file of the packs that are always there, once each: faces first. */
export function standardWeights(): WeightsEntry[] {
  const faces = builtFacePacks.map((id) => readManifest(new URL(`packs/${id}.json`, import.meta.url)));
  const palm = readPalmManifest(new URL('packs/palm-standard.json', import.meta.url));
  const entries = [...faces.flatMap(filesOf), ...palmFilesOf(palm)].map(({ entry }) => entry);
  return [...new Map(entries.map((entry) => [entry.file, entry])).values()];
}

function hashOf(path: string): string | null {
  try {
    return sha256(readFileSync(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Those of `weights` that are missing from the folder `dir`, or are there with another hash. */
export function findMismatches(dir: string, weights: readonly WeightsEntry[]): HashMismatch[] {
  return weights
    .map(({ file, sha256: expected }) => ({ file, expected, found: hashOf(join(dir, file)) }))
    .filter(({ expected, found }) => found !== expected);
}

export function describeMismatch({ file, expected, found }: HashMismatch): string {
  return `${file}: expected SHA-256 ${expected}, found ${found ?? 'no file'}`;
}

/** Written under another name first, so that a reader never meets half a file. */
function writeVerified(path: string, bytes: Uint8Array, expected: string): void {
  const partial = `${path}.${process.pid}.partial`;
  try {
    writeFileSync(partial, bytes);
    const found = hashOf(partial);
    if (found !== expected) throw new Error(`${path}: wrote SHA-256 ${expected}, read back ${found}`);
    renameSync(partial, path);
  } finally {
    rmSync(partial, { force: true });
  }
}

/**
 * Puts the packs' files into the folder `outDir`, in the manifests' order. Takes about a second; nothing if all are there.
 * Throws, naming file, expected and found hash, if a network does not come out as the manifest says; such a file is not
 * written.
 */
export function buildStandardPack(outDir: string, options: BuildOptions = {}): BuiltFile[] {
  const { weights = standardWeights(), networks = standardNetworks, log = () => {} } = options;
  const mismatches = new Map(findMismatches(outDir, weights).map((mismatch) => [mismatch.file, mismatch]));
  mkdirSync(outDir, { recursive: true });
  return weights.map(({ file, sha256: expected }) => {
    const mismatch = mismatches.get(file);
    if (!mismatch) return { file, sha256: expected, built: false };
    if (mismatch.found !== null) log(`${describeMismatch(mismatch)}; building it again`);
    const build = networks[file];
    if (!build) throw new Error(`The manifest names ${file}, which no network here makes`);
    const bytes = build();
    const found = sha256(bytes);
    if (found !== expected) throw new Error(`The build of ${describeMismatch({ file, expected, found })}`);
    writeVerified(join(outDir, file), bytes, expected);
    log(`${file}: built, ${bytes.length} bytes`);
    return { file, sha256: expected, built: true };
  });
}

if (import.meta.main) {
  const files = buildStandardPack(fileURLToPath(new URL('built/', import.meta.url)), { log: console.log });
  if (files.every((file) => !file.built)) console.log('The standard packs are up to date.');
}
