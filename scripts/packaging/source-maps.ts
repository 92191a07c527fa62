/** Source maps of the screens: made with every build, and kept apart from what is served and installed, in `source-maps` beside the
 * built screens. Whoever has a stack out of a station's log reads it with them (docs/updates.md). */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

export const mapsFolder = 'source-maps';
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Takes the maps out of the folder that is built. The build itself must make them hidden: nothing names them. */
export function sourceMapsApart(): Plugin {
  return {
    name: 'hadir-source-maps',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      if (!dir) return;
      const apart = join(dirname(dir), mapsFolder);
      rmSync(apart, { recursive: true, force: true });
      mkdirSync(apart, { recursive: true });
      for (const name of Object.keys(bundle)) {
        const file = join(dir, name);
        if (!name.endsWith('.map') || !existsSync(file)) continue;
        writeFileSync(join(apart, basename(name)), withoutThisComputer(readFileSync(file, 'utf8'), dirname(file)));
        rmSync(file);
      }
    },
  };
}

/** Sources by their names in the repository, wherever this build of it lies. */
function withoutThisComputer(text: string, folder: string): string {
  const map = JSON.parse(text) as { sources: string[] };
  const sources = map.sources.map((source) => {
    const file = resolve(folder, source);
    // Those of a worker are as seen from somewhere else in the repository.
    return existsSync(file) ? relative(root, file).replaceAll('\\', '/') : source.replace(/^(\.\.\/)+/, '');
  });
  return JSON.stringify({ ...map, sources });
}

/** Packs the maps of a build into one file beside the installers; answers its path. Throws where there are none. */
export function packSourceMaps(folder: string, output: string, name: string): string {
  if (!readdirSync(folder).some((file) => file.endsWith('.map'))) throw new Error(`${folder} has no source maps.`);
  // No .zip: in the list of a release those are installers.
  const packed = join(output, `${name}.tgz`);
  execFileSync('tar', ['-czf', packed, '-C', folder, '.']);
  return packed;
}
