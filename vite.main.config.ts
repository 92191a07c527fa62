/** Bundles the main-process side for Electron, which does not read TypeScript. Packages stay packages: native ones must. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite';

/** A sandboxed preload is one CommonJS file that may require nothing but `electron`: a build of its own. */
export const preloadBuild: InlineConfig = {
  configFile: false,
  root: fileURLToPath(new URL('.', import.meta.url)),
  logLevel: 'warn',
  build: {
    target: 'chrome140',
    outDir: 'dist/main',
    emptyOutDir: false,
    minify: false,
    lib: { entry: 'src-main/hosts/electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rollupOptions: { external: ['electron'] },
  },
};

/** After the rest, which empties the folder; into the same folder, wherever a caller put that. */
function preload(): Plugin {
  let outDir = 'dist/main';
  return {
    name: 'hadir-preload',
    apply: 'build',
    configResolved: (config) => {
      outDir = resolve(config.root, config.build.outDir);
    },
    // Nothing that is bundled imports it, and watching should see it change.
    buildStart() {
      this.addWatchFile(fileURLToPath(new URL('src-main/hosts/electron/preload.ts', import.meta.url)));
    },
    closeBundle: async () => void (await build({ ...preloadBuild, build: { ...preloadBuild.build, outDir } })),
  };
}

export default defineConfig({
  plugins: [preload()],
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist/main',
    emptyOutDir: true,
    rollupOptions: {
      input: {
        electron: 'src-main/hosts/electron/main.ts',
        worker: 'src-main/vision/worker/main.ts',
        'backup-thread': 'src-main/hosts/node/backup-thread.ts',
        'file-thread': 'src-main/files/thread/main.ts',
      },
      external: ['electron'],
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
