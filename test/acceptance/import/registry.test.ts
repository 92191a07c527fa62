import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hadir } from '../../support/cli.ts';
import { Client, form } from '../../support/client.ts';
import { photo, photoOfAyuAnotherDay, varied } from '../../support/photos.ts';
import { stationOfFile } from '../../support/station-fixture.ts';
import { StationProcess, temporaryFolder } from '../../support/station-process.ts';

interface Face {
  id_face: string;
  name: string;
  image: string;
}

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

/** A registry as its document says, with these faces; every `breakAfter`-th answer ends in the middle of an entry. */
async function registry(faces: () => Iterable<Face>, { breakAfter = 0 } = {}): Promise<string> {
  let answers = 0;
  const server = createServer(async (request, response) => {
    if (request.url !== '/api/face/') return void response.writeHead(404).end();
    const breaks = breakAfter > 0 && ++answers === 1;
    response.write('[');
    let first = true;
    let sent = 0;
    for (const face of faces()) {
      if (breaks && sent++ === breakAfter) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        return void response.destroy();
      }
      const more = response.write(`${first ? '' : ','}${JSON.stringify(face)}`);
      first = false;
      if (!more) await new Promise((resolve) => response.once('drain', resolve));
    }
    response.end(']');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let faces: Face[];
beforeAll(async () => {
  const face = (id: string, name: string, image: Buffer): Face => ({
    id_face: id,
    name,
    image: image.toString('base64'),
  });
  faces = [
    face('a', 'Ayu', await photo('ayu')),
    face('b', 'Rani', await photo('bunga')),
    face('c', 'Rani', await photo('citra')),
    face('d', 'Ayu', await varied('ayu', 'darker')),
    face('e', 'Ayu', await photo('ayu')),
    { id_face: 'f', name: 'Nobody', image: '' },
    face('g', 'Broken', Buffer.from('x')),
    face('h', 'Impostor', await photo('ayu')),
  ];
});

test('enrols the pictures: one person a face and name, namesakes apart', async () => {
  const url = await registry(() => faces);
  const home = temporaryFolder();
  const first = await hadir(home, ['import', 'registry', '--url', url]);
  expect(first.stderr).toBe('');
  expect(first.stdout).toContain('8 read: 4 enrolled, 3 new people, 1 already there, 3 refused.');
  expect(first.stdout).toMatch(/entry 6 \(Nobody\): It has no picture/);
  expect(first.stdout).toMatch(/entry 8 \(Impostor\): This face is enrolled as Ayu already/);
  const second = await hadir(home, ['import', 'registry', '--url', `${url}/`]);
  expect(second.stdout).toContain('8 read: 0 enrolled, 0 new people, 5 already there, 3 refused.');

  const station = await StationProcess.start({}, home);
  const api = new Client(station.address);
  const { body } = await api.post('/identify', form({ tenant_id: 1 }, await photoOfAyuAnotherDay()));
  expect(body.name).toBe('Ayu');
  await station.stop();
});

test('a service that breaks off: what came is kept, and the next run goes on', async () => {
  const url = await registry(() => faces.slice(0, 4), { breakAfter: 2 });
  const home = temporaryFolder();
  const broken = await hadir(home, ['import', 'registry', '--url', url]);
  expect(broken.code).toBe(1);
  expect(broken.stderr).toMatch(/broke off\. Run the same command again/);
  const whole = await hadir(home, ['import', 'registry', '--url', url]);
  expect(whole.stdout).toMatch(/4 read: [23] enrolled, [12] new (person|people), [12] already there, 0 refused/);
});

test('5,000 entries, 350 MB of them, in bounded memory', async () => {
  const image = 'A'.repeat(70_000);
  function* many(): Generator<Face> {
    for (let i = 0; i < 5000; i++) yield { id_face: `${i}`, name: `Pupil ${i}`, image: i % 2 ? '' : image };
  }
  const url = await registry(many);
  const ran = await hadir(temporaryFolder(), ['import', 'registry', '--url', url, '--dry-run'], {
    settings: { NODE_OPTIONS: '--max-old-space-size=96' } as never,
  });
  expect(ran.stderr).toBe('');
  expect(ran.stdout).toContain('5000 read: 2500 would be enrolled');
});

const old = stationOfFile();

test('from a Hadir station', async () => {
  await old.api.post('/enroll', form({ tenant_id: 1, user_id: 5, name: 'Dewi' }, await photo('dewi')));
  const ran = await hadir(temporaryFolder(), ['import', 'registry', '--url', old.station.address]);
  expect(ran.stderr).toBe('');
  expect(ran.stdout).toContain('1 read: 1 enrolled, 1 new person, 0 already there, 0 refused.');
});
