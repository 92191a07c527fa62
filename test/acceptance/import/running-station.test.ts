import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hadir } from '../../support/cli.ts';
import { form } from '../../support/client.ts';
import { nobody, photo, varied } from '../../support/photos.ts';
import { enrol, stationOfFile } from '../../support/station-fixture.ts';
import { temporaryFolder } from '../../support/station-process.ts';

const used = stationOfFile();
const old = stationOfFile();

async function identified(tenant: number, image: Uint8Array): Promise<number | null> {
  return (await used.api.post('/identify', form({ tenant_id: tenant }, image))).body.user_id;
}

test('photos go into the station that runs, which knows them at once', async () => {
  const photos = temporaryFolder();
  mkdirSync(join(photos, '21_Citra'));
  writeFileSync(join(photos, '21_Citra/1.jpg'), await photo('citra'));
  writeFileSync(join(photos, '22_Nobody.jpg'), await nobody());
  const ran = await hadir(used.station.folder, ['import', 'folder', photos]);
  expect(ran).toMatchObject({ code: 1, stderr: '' });
  expect(ran.stdout).toContain('2 read: 1 enrolled, 1 new person, 0 already there, 1 refused.');
  expect(await identified(1, await varied('citra', 'darker'))).toBe(21);
  const again = await hadir(used.station.folder, ['import', 'folder', photos]);
  expect(again.stdout).toContain('0 enrolled, 0 new people, 1 already there, 1 refused');
});

test('templates of a service with the same network too, and its people without', async () => {
  await enrol(old.api, 5, 31, 'dewi', { name: 'Dewi' });
  const from = ['import', 'tenant-service', '--url', old.station.address, '--tenant', '5'];
  const people = await hadir(used.station.folder, [...from, '--into', '6']);
  expect(people.stdout).toContain(
    '1 read: 0 enrolled, 1 new person, 0 already there, 0 refused, 1 to be photographed.',
  );
  expect(await identified(6, await photo('dewi'))).toBe(null);
  const faces = await hadir(used.station.folder, [...from, '--into', '6', '--network', 'standard']);
  expect(faces.stdout).toContain('1 read: 1 enrolled, 0 new people, 0 already there, 0 refused.');
  expect(await identified(6, await photo('dewi'))).toBe(31);
});
