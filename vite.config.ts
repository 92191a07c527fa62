/** Builds the screens: one bundle that a web host serves and the desktop shell loads from its own protocol, hence the
 * relative base and no inline scripts (the module-preload helper is one). */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };
import { sourceMapsApart } from './scripts/packaging/source-maps.ts';

export default defineConfig({
  root: 'src-renderer',
  base: './',
  plugins: [react(), sourceMapsApart()],
  // The screens say which build they are when they tell of a fault.
  define: { 'import.meta.env.HADIR_VERSION': JSON.stringify(manifest.version) },
  build: {
    // Nothing that is served names the maps, and the plugin takes them away.
    sourcemap: 'hidden',
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
