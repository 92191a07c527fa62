/**
 * Installers kept on this computer, a folder a version: the one that is staged, and the one that runs, which is the way back.
 * What is kept was copied and hashed in one pass, so that what was checked is what is run, whatever becomes of the stick.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isVersion } from './versions.ts';

export interface KeptFile {
  /** Absolute. */
  path: string;
  /** Base64. */
  sha512: string;
}

/** Copies `source` to `target`, whole or not at all. `accept` sees the copy's hash and size before it gets its name, and throws. */
export async function copyChecked(
  source: string,
  target: string,
  accept: (sha512: string, size: number) => void = () => {},
): Promise<KeptFile> {
  const partial = `${target}.partial`;
  const hash = createHash('sha512');
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(createReadStream(source), count, createWriteStream(partial, { mode: 0o600 }));
    const sha512 = hash.digest('base64');
    accept(sha512, size);
    await bringToDisk(partial);
    await rename(partial, target);
    return { path: target, sha512 };
  } finally {
    await rm(partial, { force: true });
  }
}

/** Base64. Throws where the file cannot be read. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('base64');
}

/** It is the file that was kept, unchanged. */
export async function isIntact({ path, sha512 }: KeptFile): Promise<boolean> {
  return existsSync(path) && (await hashOf(path).catch(() => '')) === sha512;
}

export class Installers {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** `accept` as above. An AppImage must be executable to be of use. */
  async keep(version: string, source: string, accept?: (sha512: string, size: number) => void): Promise<KeptFile> {
    const folder = join(this.#folder, version);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const kept = await copyChecked(source, join(folder, basename(source)), accept);
    await chmod(kept.path, 0o700);
    return kept;
  }

  /** null where none is kept of that version. */
  async find(version: string): Promise<KeptFile | null> {
    const folder = join(this.#folder, version);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.partial')) : [];
    const [name] = names.sort();
    return name === undefined ? null : { path: join(folder, name), sha512: await hashOf(join(folder, name)) };
  }

  /** Removes all but those of `versions`. */
  async prune(versions: readonly string[]): Promise<void> {
    if (!existsSync(this.#folder)) return;
    for (const name of readdirSync(this.#folder))
      if (isVersion(name) && !versions.includes(name)) await rm(join(this.#folder, name), { recursive: true });
  }
}

async function bringToDisk(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
