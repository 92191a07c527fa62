/** Enrols people as fast as it can and prints each id once the store has said it is there. */
import { writeSync } from 'node:fs';
import { databasePath, openStore } from '../../../../src-main/store/index.ts';

const at = '2025-11-17T00:10:00.000Z';
const store = openStore({ path: databasePath(process.argv[2] as string), key: Buffer.alloc(32, 7) });
store.tenants.create(1, at);
for (let n = 1; ; n++) {
  const { id } = store.transaction(() => {
    const person = store.people.insert({
      tenantId: 1,
      userId: store.people.nextUserId(1),
      name: `User ${n}`,
      group: '',
      createdAt: at,
    });
    const embedding = Float32Array.from({ length: 128 }, (_, i) => Math.sin(n + i));
    const template = store.templates.insert({ personId: person.id, packId: 'standard', embedding, quality: 0.8 }, at);
    store.portraits.put(template.id, Buffer.alloc(5000, n), at);
    return person;
  });
  writeSync(1, `${id}\n`);
}
