/** Which packages run in the station, as package-lock.json has them: a package of development is none of them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface InstalledPackage {
  /** `node_modules/a/node_modules/b`, with forward slashes. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
}

interface LockEntry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
}

const afterLastFolder = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/**
 * The production packages below `root` (a folder with package-lock.json and node_modules). An optional one for another system
 * is left out where it is not there; any other that is not there is an Error.
 */
export function productionPackages(root: string): InstalledPackage[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  const wanted = Object.entries(lock.packages).filter(([path, entry]) => path && !entry.dev && !entry.devOptional);
  const [there, absent] = partition(wanted, ([path]) => existsSync(join(root, path, 'package.json')));
  const missing = absent.filter(([, entry]) => !entry.optional).map(([path]) => path);
  if (missing.length > 0) throw new Error(`Not installed: ${missing.join(', ')}. Run npm ci.`);
  return there.map(([path, { version = '' }]) => ({ path, name: afterLastFolder(path), version }));
}

/** The package that a file of node_modules belongs to; null for a file of our own. */
export function packageOfFile(file: string): string | null {
  const match = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll('\\', '/'));
  return match ? match[0] : null;
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
