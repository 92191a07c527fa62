import { beforeAll, expect, test } from 'vitest';
import { hadir } from '../../support/cli.ts';
import { Client, form } from '../../support/client.ts';
import { photo, varied } from '../../support/photos.ts';
import { enrol, stationOfFile } from '../../support/station-fixture.ts';
import { StationProcess, temporaryFolder } from '../../support/station-process.ts';

const old = stationOfFile();

beforeAll(async () => {
  await enrol(old.api, 7, 11, 'ayu', { name: 'Ayu' });
  await enrol(old.api, 7, 12, 'bunga', { name: 'Bunga' });
  await enrol(old.api, 7, 11, await varied('ayu', 'darker'), { name: 'Ayu' });
});

function importing(folder: string, ...more: string[]) {
  return hadir(folder, ['import', 'tenant-service', '--url', old.station.address, '--tenant', '7', ...more]);
}

async function identified(station: StationProcess, who: 'ayu' | 'bunga'): Promise<number | null> {
  const api = new Client(station.address);
  return (await api.post('/identify', form({ tenant_id: 7 }, await photo(who)))).body.user_id;
}

test('with the network named, the people are recognised at once; a second run changes nothing', async () => {
  const folder = temporaryFolder();
  const dry = await importing(folder, '--network', 'standard', '--dry-run');
  expect(dry).toMatchObject({ code: 0, stderr: '' });
  expect(dry.stdout).toContain('3 read: 3 would be enrolled, 2 new people, 0 already there, 0 refused.');
  const first = await importing(folder, '--network', 'standard');
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toContain('3 read: 3 enrolled, 2 new people, 0 already there, 0 refused.');
  const second = await importing(folder, '--network', 'standard');
  expect(second.stdout).toContain('3 read: 0 enrolled, 0 new people, 3 already there, 0 refused.');
  const station = await StationProcess.start({}, folder);
  expect(await identified(station, 'ayu')).toBe(11);
  expect(await identified(station, 'bunga')).toBe(12);
  await station.stop();
});

test('without it, people come without faces and are listed to be photographed', async () => {
  const folder = temporaryFolder();
  const ran = await importing(folder);
  expect(ran.code).toBe(0);
  expect(ran.stdout).toContain('2 to be photographed.');
  expect(ran.stdout).toMatch(/To be photographed:\n {2}11 {2}Ayu\n {2}12 {2}Bunga\n/);
  const again = await importing(folder);
  expect(again.stdout).toContain('0 enrolled, 0 new people, 3 already there, 0 refused, 2 to be photographed.');
  const station = await StationProcess.start({}, folder);
  expect(await identified(station, 'ayu')).toBe(null);
  await station.stop();
});

test('a network that is not the active one brings nothing', async () => {
  const folder = temporaryFolder();
  const ran = await importing(folder, '--network', 'arcface-r100');
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr).toMatch(/^hadir import: --network is "arcface-r100", but the station works with standard\./);
});

test.each([
  [['--tenant', '99'], /has nothing at \/enrollments\/99 \(HTTP 404\)/],
  [['--tenant', 'x'], /--tenant is "x"/],
  [['--url', 'http://127.0.0.1:9', '--tenant', '1'], /127\.0\.0\.1:9/],
  [['--url', 'ftp://a', '--tenant', '1'], /--url is "ftp/],
  [['--nonsense'], /--nonsense/],
])('%j is one line', async (args, message) => {
  const ran = await hadir(temporaryFolder(), ['import', 'tenant-service', '--url', old.station.address, ...args]);
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr).toMatch(message);
  expect(ran.stderr.trim().split('\n')).toHaveLength(1);
});
