import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { listPacks } from '../../../../src-main/vision/packs/catalogue.ts';
import { importPackFile } from '../../../../src-main/vision/packs/import-file.ts';

const own = fileURLToPath(new URL('../../../../models/packs', import.meta.url));
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
