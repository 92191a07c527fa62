import { defineConfig } from 'vitest/config';
import { keepCompiled } from './scripts/compile-cache.ts';
import { slowTests, unitFolders } from './test/support/fast.ts';
import LongestFirst from './test/support/longest-first.ts';
import { workInMemory } from './test/support/quick-folder.ts';

workInMemory();
// Stations are started some two hundred times: what Node has compiled once it need not compile again.
keepCompiled();
const slow = slowTests();

// Two cores: never more than two files at a time. What measures is a bench, not a test.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'fast',
          include: unitFolders.map((folder) => `${folder}/${folder === 'test' ? '' : '**/'}*.test.{ts,tsx}`),
          // While watching, a new file is a fast one until it is found to be none.
          exclude: slow,
          setupFiles: ['test/support/fast-setup.ts'],
          // What they load they share: starting anew for each file is most of what they take.
          isolate: false,
          testTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: { name: 'slow', include: slow, testTimeout: 60_000, maxWorkers: 2 },
      },
      {
        test: {
          name: 'electron-smoke',
          include: ['test/electron-smoke/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'year',
          include: ['test/year/**/*.test.ts'],
          testTimeout: 1_800_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'acceptance',
          include: ['test/acceptance/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // They wait for films and screens more than they reckon.
          maxWorkers: 2,
          // A whole browser with a camera, on a machine that others may be using: a second try is printed as one.
          retry: 1,
        },
      },
    ],
  },
});
