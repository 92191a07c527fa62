/** Bundles the main-process side for Electron, which does not read TypeScript. Packages stay packages: native ones must. */
import { build, defineConfig, type Plugin } from 'vite';

/** A sandboxed preload is one CommonJS file that may require nothing but `electron`: a build of its own after the rest. */
function preload(): Plugin {
  return {
    name: 'hadir-preload',
    apply: 'build',
    async closeBundle() {
      await build({
        configFile: false,
        logLevel: 'warn',
        build: {
          target: 'chrome140',
          outDir: 'dist/main',
          emptyOutDir: false,
          minify: false,
          lib: { entry: 'src-main/hosts/electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
          rollupOptions: { external: ['electron'] },
        },
      });
    },
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
