import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { databasePath, openStore } from '../../../src-main/store/index.ts';
import { inspect } from '../../../src-main/store/inspect.ts';
import { run } from './children/run.ts';
import { key, tempFolder } from './support.ts';

it('everybody whose enrolment was acknowledged before the station was killed is there, whole', async () => {
  const folder = tempFolder();
  let acknowledged = 0;
  for (const milliseconds of [60, 140]) {
    const child = run('enrol.ts', folder);
    await child.printed(20);
    await sleep(milliseconds);
    await child.kill('SIGKILL');
    const store = openStore({ path: databasePath(folder), key });
    for (const line of child.lines) {
      const person = store.people.get(Number(line));
      expect(person).toMatchObject({ templateCount: 1, hasPortrait: true });
    }
    acknowledged += child.lines.length;
    // Whoever was in the middle of it is there entirely or not at all.
    expect([acknowledged, acknowledged + 1]).toContain(store.people.count(1));
    acknowledged = store.people.count(1);
    store.close();
    const { people, templates, portraits } = inspect(databasePath(folder), store.seal);
    expect([people, templates, portraits]).toEqual([acknowledged, acknowledged, acknowledged]);
  }
});
