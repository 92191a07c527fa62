/**
 * Makes a clean copy of the app, from which packages are made: the built sources, the models, the resources, and exactly the
 * production packages of package-lock.json. Whatever else lies in a developer's folder is not there to slip in, and packages
 * for another system can stand beside this one's.
 */
import { copyFileSync, cpSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildStandardPack } from '../../models/build.ts';
import { bundle } from './bundles.ts';
import { productionPackages } from './installed.ts';
import { ensurePackages } from './packages.ts';
import { noticesText } from './shipped-notices.ts';
import { mapsFolder } from './source-maps.ts';
import type { Target } from './target.ts';

const copied = ['package.json', 'package-lock.json', 'electron-builder.yml', 'resources', 'models/packs'] as const;

/** Empties `folder` and fills it from the checkout `root`. For another system than this one the registry must be in reach. */
export async function stage(root: string, folder: string, target: Target): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  buildStandardPack(join(folder, 'models/built'));
  const bundled = await bundle(root, folder);
  linkPackages(ensurePackages(root, target), folder);
  // They stay with the release, beside what is packed.
  const maps = join(dirname(folder), mapsFolder);
  rmSync(maps, { recursive: true, force: true });
  renameSync(join(folder, 'dist', mapsFolder), maps);
  writeFileSync(join(folder, 'dist/THIRD-PARTY-NOTICES.txt'), noticesText(folder, bundled));
}

/** As hard links where the file system has them: they are read, never written. */
function linkPackages(root: string, folder: string): void {
  for (const { path } of productionPackages(root)) linkTree(join(root, path), join(folder, path));
}

/** Without nested node_modules: what of them is production is a package of its own. */
function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isFile()) linkOrCopy(source, copy);
    else if (entry.isDirectory() && entry.name !== 'node_modules') linkTree(source, copy);
  }
}

function linkOrCopy(source: string, copy: string): void {
  try {
    linkSync(source, copy);
  } catch {
    copyFileSync(source, copy);
  }
}
