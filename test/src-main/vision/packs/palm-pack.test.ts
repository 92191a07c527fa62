import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { palmFactsOf } from '../../../../src-main/vision/packs/facts.ts';
import { importPackFile } from '../../../../src-main/vision/packs/import-file.ts';
import { openPalmPack } from '../../../../src-main/vision/packs/palm-pack.ts';

const models = fileURLToPath(new URL('../../../../models/', import.meta.url));
const packs = join(models, 'packs');
const built = join(models, 'built');

function folder(files: Record<string, object> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'hadir-palm-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), JSON.stringify(content));
  return path;
}
const standard = () => JSON.parse(readFileSync(join(packs, 'palm-standard.json'), 'utf8'));
const open = (id: string, manifests: string, weights = built) =>
  openPalmPack(id, { manifests: [manifests, packs], weights: [weights] });

it('opens the standard pack as it is built; its networks come with the first use, once', async () => {
  const pack = await open('palm-standard', packs);
  expect(await pack.finder()).toBe(await pack.finder());
  const { id, gate, distanceKnots } = palmFactsOf(pack.manifest);
  expect([id, gate.identify]).toEqual(['palm-standard', 0.33]);
  expect(distanceKnots).toContainEqual([gate.identify, 0.35]);
});

it('says what is wrong before the first hand comes: a missing file, another hash, a pack for faces', async () => {
  const missing = { code: 'models_unavailable', details: { file: 'handlandmark-lite.onnx', found: null } };
  await expect(open('palm-standard', packs, folder())).rejects.toMatchObject(missing);
  const other = standard();
  other.landmarks.sha256 = '0'.repeat(64);
  const wrong = open('palm-standard', folder({ 'palm-standard.json': other }));
  await expect(wrong).rejects.toMatchObject({ details: { file: 'handlandmark-lite.onnx', expected: '0'.repeat(64) } });
  await expect(open('standard', packs)).rejects.toMatchObject({ code: 'models_unavailable' });
  const nowhere = { code: 'models_unavailable', message: expect.stringContaining('HADIR_PALM_PACK') };
  await expect(open('palm-nowhere', packs)).rejects.toMatchObject(nowhere);
});

it('a network that cannot be loaded is tried again at the next use', async () => {
  const bad = standard();
  bad.landmarks.input.width = 192;
  const pack = await open('palm-standard', folder({ 'palm-standard.json': bad }));
  for (let i = 0; i < 2; i++) await expect(pack.finder()).rejects.toMatchObject({ code: 'models_unavailable' });
});

it('a school may bring the file of a palm pack', async () => {
  const bytes = readFileSync(join(built, 'handlandmark-lite.onnx'));
  const target = folder();
  const brought = await importPackFile(bytes, { manifests: [packs], weights: [target] }, target);
  expect(brought).toEqual({ pack: 'palm-standard', task: 'handLandmarks' });
  expect((await open('palm-standard', packs, target)).manifest.id).toBe('palm-standard');
});
