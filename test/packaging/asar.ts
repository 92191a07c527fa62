/** Reads a package's archive by its own format, so that what packs it is not what judges it. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Node {
  files?: Record<string, Node>;
  size?: number;
  offset?: string;
  unpacked?: boolean;
  integrity?: { algorithm: string; hash: string };
}

export interface ArchiveEntry {
  /** From the app's folder, with forward slashes. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Beside the archive instead of in it. */
  readonly unpacked: boolean;
  /** SHA-256 of the content as the header has it; Electron compares at every read. */
  readonly hash: string | null;
}

export class Archive {
  readonly entries: readonly ArchiveEntry[];
  readonly #file: string;
  readonly #bytes: Buffer;
  readonly #content: number;
  readonly #nodes = new Map<string, Node>();

  constructor(file: string) {
    this.#file = file;
    this.#bytes = readFileSync(file);
    // Two of Chromium's pickles: the header's size, then the header: length, length of the text, text.
    const headerSize = this.#bytes.readUInt32LE(4);
    const text = this.#bytes.subarray(16, 16 + this.#bytes.readUInt32LE(12)).toString('utf8');
    this.#content = 8 + headerSize;
    this.#walk(JSON.parse(text) as Node, '');
    this.entries = [...this.#nodes].map(([path, { size = 0, unpacked = false, integrity }]) => ({
      path,
      size,
      unpacked,
      hash: integrity?.hash ?? null,
    }));
  }

  /** Throws where there is no such file. */
  read(path: string): Buffer {
    const node = this.#nodes.get(path);
    if (!node) throw new Error(`${this.#file} has no ${path}`);
    if (node.unpacked) return readFileSync(join(`${this.#file}.unpacked`, path));
    const start = this.#content + Number(node.offset);
    return this.#bytes.subarray(start, start + (node.size ?? 0));
  }

  /** All of it as plain files in `folder`: what Electron shows to the program. */
  extract(folder: string): void {
    for (const { path, unpacked } of this.entries) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      if (unpacked) copyFileSync(join(`${this.#file}.unpacked`, path), target);
      else writeFileSync(target, this.read(path));
    }
  }

  #walk(node: Node, path: string): void {
    if (!node.files) return void this.#nodes.set(path, node);
    for (const [name, child] of Object.entries(node.files)) this.#walk(child, path ? `${path}/${name}` : name);
  }
}
