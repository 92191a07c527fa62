import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ImportItem } from '../../../src-main/outbound/imports/item.ts';
import { countPhotos, photoFolder } from '../../../src-main/outbound/imports/photo-folder.ts';
import { tempFolder } from '../store/support.ts';
import { all } from './support.ts';

function folderOf(...files: string[]): string {
  const folder = tempFolder();
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    if (file.endsWith('/')) mkdirSync(join(folder, file), { recursive: true });
    else writeFileSync(join(folder, file), file);
  }
  return folder;
}

async function read(folder: string) {
  return (await all(photoFolder(folder))).map(({ label, ...item }) =>
    'refused' in item ? { label, refused: item.refused } : { label, userId: item.userId, name: item.name },
  );
}

it('reads who it is from the names, in the order of the numbers', async () => {
  const folder = folderOf('10_Ayu.PNG', '9_Budi_Santoso.jpg', '9_Budi Santoso_2.jpeg', "11_Nur'aini binti Ümar.webp");
  expect(await read(folder)).toEqual(
    [
      { label: '9_Budi_Santoso.jpg', userId: 9, name: 'Budi Santoso' },
      { label: '9_Budi Santoso_2.jpeg', userId: 9, name: 'Budi Santoso' },
      { label: '10_Ayu.PNG', userId: 10, name: 'Ayu' },
      { label: "11_Nur'aini binti Ümar.webp", userId: 11, name: "Nur'aini binti Ümar" },
    ].sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true })),
  );
  expect(countPhotos(folder)).toBe(4);
});

it('reads a folder a person, whatever the photos are called', async () => {
  const folder = folderOf('7_Citra Dewi/IMG_0001.jpg', '7_Citra Dewi/left.png');
  expect(await read(folder)).toEqual([
    { label: '7_Citra Dewi/IMG_0001.jpg', userId: 7, name: 'Citra Dewi' },
    { label: '7_Citra Dewi/left.png', userId: 7, name: 'Citra Dewi' },
  ]);
  const [item] = (await all(photoFolder(folder))) as ImportItem[];
  expect(await item?.face?.()).toEqual({ photo: Buffer.from('7_Citra Dewi/IMG_0001.jpg') });
});

it('names everything that it cannot take', async () => {
  const folder = folderOf(
    'Budi.jpg',
    '12_.jpg',
    'list.xlsx',
    '8_Eka/deep/x.jpg',
    '8_Eka/notes.txt',
    '9_Empty/',
    'x/1.jpg',
  );
  symlinkSync('/etc/passwd', join(folder, '13_Link.jpg'));
  const refused = await read(folder);
  expect(refused.map(({ label }) => label)).toEqual([
    '8_Eka/deep',
    '8_Eka/notes.txt',
    '9_Empty/',
    '12_.jpg',
    '13_Link.jpg',
    'Budi.jpg',
    'list.xlsx',
    'x/1.jpg',
  ]);
  for (const item of refused) expect(item).toHaveProperty('refused', expect.stringMatching(/^[A-Z].*\.$/));
});

it('passes over only what systems leave behind', async () => {
  expect(await read(folderOf('.DS_Store', 'Thumbs.db', 'desktop.ini', '._1_A.jpg'))).toEqual([]);
});

it('says why a photo cannot be read when its turn comes', async () => {
  const folder = folderOf('1_A.jpg');
  truncateSync(join(folder, '1_A.jpg'), 11 * 1024 * 1024);
  const [large] = (await all(photoFolder(folder))) as ImportItem[];
  await expect(large?.face?.()).rejects.toMatchObject({ code: 'image_too_large' });
  if (process.getuid?.() === 0) return;
  chmodSync(join(folder, '1_A.jpg'), 0);
  await expect(large?.face?.()).rejects.toMatchObject({ code: 'image_unreadable' });
});

it('refuses a path that is no folder', async () => {
  await expect(read('/nowhere')).rejects.toThrow('"/nowhere" is not a folder that can be read.');
});
