/** What runs before a new version is asked about must not need what may be broken in it: native code, the data, the station. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from './double/make.ts';

/** Files and packages that are loaded before a line of the program runs: `import type` and late imports are not. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.endsWith('.ts')) return seen;
  const text = readFileSync(posix.join(repository, file), 'utf8');
  for (const [, target = ''] of text.matchAll(/^(?:import|export)\b(?!\s+type\b)[^'"]*?\bfrom\s+['"]([^'"]+)['"]/gm))
    loadedWith(target.startsWith('.') ? posix.join(posix.dirname(file), target) : target, seen);
  return seen;
}

it('is neither the store, nor vision, nor anything native', () => {
  const loaded = [...loadedWith('src-main/hosts/electron/main.ts')];
  expect(loaded).toContain('src-main/hosts/electron/updates/start-check.ts');
  const late =
    /^(better-sqlite3|sharp|onnxruntime-node|usearch|electron-updater|fastify)$|^src-main\/(store|vision|gallery|api)\//;
  // It knows the file system and nothing of the database.
  const early = 'src-main/store/sync-folder.ts';
  expect(loaded.filter((name) => late.test(name) && name !== early)).toEqual([]);
});
