import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, test } from 'vitest';
import { importPackFile, listPacks } from '../../../../src-main/vision/packs/catalogue.ts';

const own = fileURLToPath(new URL('../../../../models/packs', import.meta.url));

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'hadir-packs-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

it('lists every manifest with its files, their licences and whether they are there', async () => {
  const weights = folder();
  const before = await listPacks({ manifests: [own], weights: [weights] });
  expect(before.map(({ id, dimension }) => [id, dimension])).toEqual([
    ['edgeface-xs', 512],
    ['faceplugin-512', 512],
    ['omz-0095', 256],
    ['standard', 128],
  ]);
  expect(before.some(({ complete }) => complete)).toBe(false);
  const standard = before.at(-1);
  for (const { file, licence, source, sha256 } of standard?.files ?? []) {
    expect([licence, source, sha256].every((text) => text.length > 2)).toBe(true);
    writeFileSync(join(weights, file), 'weights');
  }
  expect(standard?.files.map(({ task }) => task).slice(0, 3)).toEqual(['detector', 'landmarks', 'embedder']);
  const after = await listPacks({ manifests: [own], weights: [weights] });
  expect(after.filter(({ complete }) => complete).map(({ id }) => id)).toEqual(['standard']);
});

it('takes a school’s own manifests, the first of a name, and leaves out what is none', async () => {
  const school = folder();
  cpSync(join(own, 'standard.json'), join(school, 'standard.json'));
  writeFileSync(join(school, 'broken.json'), '{');
  writeFileSync(join(school, 'notes.txt'), 'x');
  const packs = await listPacks({ manifests: ['/nowhere', own, school], weights: [] });
  expect(packs.map(({ id }) => id)).toEqual(['edgeface-xs', 'faceplugin-512', 'omz-0095', 'standard']);
});

const weights = new TextEncoder().encode('weights of a school');

/** A models folder with a pack whose embedder has `weights` as its file. */
function school(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hadir-models-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const manifest = JSON.parse(readFileSync(join(own, 'edgeface-xs.json'), 'utf8'));
  manifest.id = 'ours';
  manifest.embedder.file = 'ours.onnx';
  manifest.embedder.sha256 = createHash('sha256').update(weights).digest('hex');
  writeFileSync(join(folder, 'ours.json'), JSON.stringify(manifest));
  return folder;
}

test('a file is known by its SHA-256 and kept under the name its manifest gives it', async () => {
  const folder = school();
  const folders = { manifests: [own, folder], weights: [folder] };
  expect(await importPackFile(weights, folders, join(folder, 'models'))).toEqual({ pack: 'ours', task: 'embedder' });
  expect(readFileSync(join(folder, 'models/ours.onnx')).equals(weights)).toBe(true);
  expect(readdirSync(join(folder, 'models'))).toEqual(['ours.onnx']);
  const pack = (await listPacks(folders)).find(({ id }) => id === 'ours');
  expect(pack?.files.find(({ task }) => task === 'embedder')?.present).toBe(true);
  await importPackFile(weights, folders, join(folder, 'models'));
});

test('what no manifest names is refused and leaves nothing', async () => {
  const folder = school();
  const folders = { manifests: [own, folder], weights: [folder] };
  const refused = importPackFile(new TextEncoder().encode('something else'), folders, join(folder, 'models'));
  await expect(refused).rejects.toMatchObject({ code: 'file_unreadable' });
  expect(readdirSync(folder)).toEqual(['ours.json']);
});
