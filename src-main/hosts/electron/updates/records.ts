/**
 * What updates write down in their folder, each a small file that is replaced whole: how a start went, the way back from the
 * version that runs, a roll-back under way, and what was taken back. A file that cannot be read says nothing.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Disk, disk as realDisk } from '../custody/disk.ts';
import { isVersion } from './versions.ts';

const version = z.string().refine(isVersion);
const keptFile = z.object({ path: z.string().min(1), sha512: z.base64().length(88) });

const schemas = {
  /** Written at every start and removed when it went well. */
  'starting.json': z.object({ version, tries: z.int().min(1), at: z.iso.datetime() }),
  /** The way back from `from` to `to`. No installer: none of the earlier version was on this computer. */
  'way-back.json': z.object({ from: version, to: version, installer: keptFile.nullable(), backup: keptFile }),
  /** Somebody took it; gone when both the program and the data are back. */
  'rolling-back.json': z.object({ from: version, to: version, backup: keptFile, at: z.iso.datetime() }),
  /** The feed's next offer of it is left alone. `kept`: the name of the newer data, in the data folder. */
  'rolled-back.json': z.object({ from: version, to: version, at: z.iso.datetime(), kept: z.string().nullable() }),
};

type Name = keyof typeof schemas;
export type Recorded<N extends Name> = z.output<(typeof schemas)[N]>;
export type WayBack = Recorded<'way-back.json'>;

export class Records {
  readonly folder: string;
  readonly #disk: Disk;

  constructor(folder: string, disk: Disk = realDisk) {
    this.folder = folder;
    this.#disk = disk;
  }

  read<N extends Name>(name: N): Recorded<N> | null {
    try {
      return schemas[name].parse(JSON.parse(this.#disk.read(join(this.folder, name)))) as Recorded<N>;
    } catch {
      return null;
    }
  }

  write<N extends Name>(name: N, record: Recorded<N>): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, name);
    this.#disk.write(`${path}.partial`, JSON.stringify(record));
    this.#disk.rename(`${path}.partial`, path);
  }

  remove(name: Name): void {
    this.#disk.remove(join(this.folder, name));
  }
}
