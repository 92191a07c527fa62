/** Builds the screens: one bundle that a web host serves and the desktop shell loads from its own protocol, hence the
 * relative base and no inline scripts (the module-preload helper is one). */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src-renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // Chromium only: the desktop shell's, or a current browser at the school.
    target: 'chrome120',
    modulePreload: { polyfill: false },
    // Fonts and icons stay files: a strict policy need not allow data: for them.
    assetsInlineLimit: 0,
    // Loaded from the same computer: one file is quicker than many.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // Together, so that the library is set up before any chunk makes a schema with it, whichever comes first.
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|[\\/]zod-setup\.ts$/ }] },
      },
    },
  },
});
