/** A data folder with a school's worth of made-up templates: random directions, which is the hardest case for nobody. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databasePath, openStore } from '../../src-main/store/index.ts';

export interface DataFolder {
  dataDir: string;
  keyFile: string;
}

/** Unit vectors of `dimension` in a fixed pseudo-random order. */
export function* directions(count: number, dimension: number, seed = 1): Generator<Float32Array> {
  let state = seed;
  // mulberry32: the same folder for every run.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296 - 0.5;
  };
  for (let i = 0; i < count; i++) {
    const vector = Float32Array.from({ length: dimension }, next);
    const norm = Math.hypot(...vector);
    yield vector.map((value) => value / norm);
  }
}

/** A folder with `templates` templates of the pack, five a person. */
export function makeDataFolder(templates: number, packId: string, dimension: number): DataFolder {
  const folder = mkdtempSync(join(tmpdir(), 'hadir-bench-'));
  const key = randomBytes(32);
  const keyFile = join(folder, 'sealing.key');
  writeFileSync(keyFile, key.toString('base64'), { mode: 0o600 });
  const store = openStore({ path: databasePath(folder), key });
  const at = new Date().toISOString();
  store.transaction(() => {
    store.tenants.create(1, at);
    let personId = 0;
    let i = 0;
    for (const embedding of directions(templates, dimension)) {
      if (i % 5 === 0)
        personId = store.people.insert({
          tenantId: 1,
          userId: 1000 + i,
          name: `Murid ${i}`,
          group: '',
          createdAt: at,
        }).id;
      store.templates.insert({ personId, packId, embedding, quality: 0.8 }, at);
      i++;
    }
  });
  store.close();
  return { dataDir: folder, keyFile };
}
