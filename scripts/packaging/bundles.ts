/** Builds what Electron runs, the main side and the screens, into a folder of its own, and notes whose code went in: those
 * packages are shipped too, though no node_modules names them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { packageOfFile } from './installed.ts';

/** Each configuration with where its files belong in the app. */
const parts = [
  { config: 'vite.config.ts', into: 'dist/renderer' },
  { config: 'vite.main.config.ts', into: 'dist/main' },
] as const;

/** Writes `into`/dist/main and `into`/dist/renderer from the sources in `root`. Resolves to the folders of the packages whose
 * code is in them. Rejects as Vite does. */
export async function bundle(root: string, into: string): Promise<string[]> {
  // Else a caller's own, such as a test's, makes it a development build: slow, and full of this computer's paths.
  process.env.NODE_ENV = 'production';
  const folders = new Set<string>();
  for (const { config, into: part } of parts)
    await build({
      configFile: join(root, config),
      // The screens' configuration names its own folder of sources.
      ...(part === 'dist/main' ? { root } : {}),
      logLevel: 'warn',
      plugins: [notePackages(folders)],
      build: { outDir: join(into, part), emptyOutDir: true },
    });
  return [...folders].sort();
}

/** Also what was read and then shaken off: better one licence too many. */
function notePackages(folders: Set<string>): Plugin {
  return {
    name: 'note-packages',
    generateBundle() {
      for (const file of this.getModuleIds()) {
        // Virtual modules begin with NUL; a query is Vite's own.
        const folder = packageOfFile(file.replace(/^\0/, '').replace(/\?.*$/, ''));
        if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder);
      }
    },
  };
}
