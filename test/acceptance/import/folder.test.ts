import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hadir } from '../../support/cli.ts';
import { Client, form } from '../../support/client.ts';
import { hurtingPictures } from '../../support/hurting-pictures.ts';
import { nobody, people, photo, sideBySide, varied } from '../../support/photos.ts';
import { endAll, StationProcess, temporaryFolder } from '../../support/station-process.ts';

afterAll(endAll);

async function folderOf(files: Record<string, Promise<Buffer> | Buffer>): Promise<string> {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), await content);
  }
  return folder;
}

function everybody(): Promise<string> {
  return folderOf(Object.fromEntries(people.map((name, i) => [`${i + 1}_${name}.jpg`, photo(name)] as const)));
}

/** When an import into `home` has brought over so many photos. */
async function journalled(home: string, photos: number): Promise<void> {
  const folder = join(home, 'data/imports');
  for (;;) {
    const [file] = existsSync(folder) ? readdirSync(folder) : [];
    if (file && readFileSync(join(folder, file), 'utf8').trim().split('\n').length >= photos) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('takes the photos it can, names every other with its reason, and changes nothing the second time', async () => {
  const photos = await folderOf({
    '11_Ayu.jpg': photo('ayu'),
    '12_Bunga Lestari/IMG_1.jpg': photo('bunga'),
    '12_Bunga Lestari/IMG_2.jpg': varied('bunga', 'darker'),
    '12_Bunga Lestari/IMG_3.jpg': photo('bunga'),
    '13_Wall.jpg': nobody(),
    '14_Two.jpg': sideBySide('citra', 'dewi'),
    '15_Broken.jpg': Buffer.from('not a photo'),
    '16_Twin.jpg': photo('ayu'),
    '11_Somebody else.jpg': photo('eka'),
    '17_Long.png': hurtingPictures['a PNG of 1×10,000'](),
    '18_Wide.png': hurtingPictures['a PNG of 20×60,000'](),
    '19_Large.png': hurtingPictures['an interlaced PNG of 39 megapixels and 16 bits'](),
    'class list.xlsx': Buffer.from('x'),
  });
  const home = temporaryFolder();
  const dry = await hadir(home, ['import', 'folder', photos, '--dry-run']);
  expect(dry.stdout).toContain('Nothing was changed');
  const first = await hadir(home, ['import', 'folder', photos]);
  expect(first).toMatchObject({ code: 1, stderr: '' });
  expect(first.stdout).toContain('13 read: 3 enrolled, 2 new people, 1 already there, 9 refused.');
  const refused = first.stdout.split('Refused:\n')[1]?.trim().split(/\n\s*/);
  expect(refused).toEqual([
    expect.stringMatching(/^11_Somebody else\.jpg: Number 11 belongs to Ayu/),
    expect.stringMatching(/^13_Wall\.jpg: No face/),
    expect.stringMatching(/^14_Two\.jpg: 2 faces/),
    expect.stringMatching(/^15_Broken\.jpg: .*(image|JPEG)/),
    expect.stringMatching(/^16_Twin\.jpg: This face is enrolled as Ayu already/),
    expect.stringMatching(/^17_Long\.png: Image is more than 10 times as long/),
    expect.stringMatching(/^18_Wide\.png: Image is more than 10 times as long/),
    expect.stringMatching(/^19_Large\.png: No face/),
    expect.stringMatching(/^class list\.xlsx: It is not a JPEG/),
  ]);
  const second = await hadir(home, ['import', 'folder', photos]);
  expect(second.stdout).toContain('13 read: 0 enrolled, 0 new people, 4 already there, 9 refused.');

  const station = await StationProcess.start({}, home);
  const api = new Client(station.address);
  const probe = await api.post('/identify', form({ tenant_id: 1 }, await varied('bunga', 'half as large')));
  expect(probe.body).toMatchObject({ match: true, user_id: 12, name: 'Bunga Lestari' });
  await api.delete('/enrollments/1/name/Ayu');
  await station.stop();
  const third = await hadir(home, ['import', 'folder', photos]);
  expect(third.stdout).toContain('1 enrolled, 0 new people, 3 already there');
});

test('goes on where it was killed, and brings nobody twice', async () => {
  const photos = await everybody();
  const home = temporaryFolder();
  const when = journalled(home, 3);
  const killed = await hadir(home, ['import', 'folder', photos], { signal: { name: 'SIGKILL', when } });
  expect(killed).toMatchObject({ code: null, stdout: '' });
  const ended = await hadir(home, ['import', 'folder', photos]);
  const [, enrolled, there] = /12 read: (\d+) enrolled, \d+ new people, (\d+) already there, 0 refused/.exec(
    ended.stdout,
  ) as RegExpExecArray;
  expect(Number(enrolled) + Number(there)).toBe(12);
  const station = await StationProcess.start({}, home);
  const list = await new Client(station.address).get('/enrollments/1');
  expect(list.body.enrollments.map(({ user_id }: { user_id: number }) => user_id).sort()).toEqual(
    people.map((_, i) => i + 1).sort(),
  );
  await station.stop();
});

test('Ctrl-C ends it after the photo in hand, with a word on how to go on', async () => {
  const home = temporaryFolder();
  const signal = { name: 'SIGINT', when: journalled(home, 2) } as const;
  const ran = await hadir(home, ['import', 'folder', await everybody()], { signal });
  expect(ran.code).toBe(1);
  expect(ran.stderr).toBe('hadir import: Stopped. Run the same command again to go on.\n');
});

test('a journal that is lost, as with a restored backup, brings nobody twice either', async () => {
  const photos = await folderOf({ '11_Ayu.jpg': photo('ayu'), '12_Bunga.jpg': photo('bunga') });
  const home = temporaryFolder();
  await hadir(home, ['import', 'folder', photos]);
  rmSync(join(home, 'data/imports'), { recursive: true });
  const again = await hadir(home, ['import', 'folder', photos]);
  expect(again.stdout).toContain('2 read: 0 enrolled, 0 new people, 2 already there, 0 refused.');
});

test('a folder that is not there is one line', async () => {
  const ran = await hadir(temporaryFolder(), ['import', 'folder', '/nowhere']);
  expect(ran).toMatchObject({ code: 1, stderr: 'hadir import: "/nowhere" is not a folder that can be read.\n' });
  expect((await hadir(temporaryFolder(), ['import'])).code).toBe(2);
});
