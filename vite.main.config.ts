/** Bundles the main-process side for Electron, which does not read TypeScript. Packages stay packages: native ones must. */
import { defineConfig } from 'vite';

export default defineConfig({
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
