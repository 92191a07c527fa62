/** A data folder with as many pupils as the largest school has, for tables. Nobody in it exists. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import names from '../../../scripts/demo/names.json' with { type: 'json' };
import { dice } from '../../../scripts/demo/random.ts';
import { databasePath, openStore } from '../../../src-main/store/index.ts';
import type { DataFolder } from '../gallery-data.ts';

export function largeSchool(people: number): DataFolder {
  const folder = mkdtempSync(join(tmpdir(), 'hadir-bench-'));
  const [dataDir, keyFile, key] = [join(folder, 'data'), join(folder, 'sealing.key'), randomBytes(32)];
  mkdirSync(dataDir);
  writeFileSync(keyFile, key.toString('base64'), { mode: 0o600 });
  const store = openStore({ path: databasePath(dataDir), key });
  const luck = dice(5000);
  const createdAt = new Date().toISOString();
  store.transaction(() => {
    store.tenants.create(1, createdAt);
    for (let userId = 1; userId <= people; userId++) {
      const name = `${luck.pick(names[luck.chance(0.5) ? 'P' : 'L'])} ${luck.pick(names.families)} ${userId}`;
      const group = `Kelas ${luck.between(1, 60)}`;
      const { id } = store.people.insert({ tenantId: 1, userId, name, group, createdAt });
      store.memberships.add(id, { group, from: '2020-01-01', to: null });
    }
  });
  store.close();
  return { dataDir, keyFile };
}
