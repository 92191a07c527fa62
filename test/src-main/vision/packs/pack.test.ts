import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importPackFile } from '../../../../src-main/vision/packs/catalogue.ts';
import { palmFactsOf, readManifest } from '../../../../src-main/vision/packs/manifest.ts';
import { loadPack, openPalmPack } from '../../../../src-main/vision/packs/pack.ts';
import type { PackManifest } from '../../../../src-shared/pack-manifest.ts';

describe('pack', () => {
  const models = fileURLToPath(new URL('../../../../models/', import.meta.url));
  const packs = join(models, 'packs');
  const built = join(models, 'built');

  /** A deep copy of the standard pack's manifest, to be altered. */
  function standard(): PackManifest {
    return JSON.parse(readFileSync(join(packs, 'standard.json'), 'utf8'));
  }

  /** A folder with `<id>.json` of this content. */
  function folderWith(id: string, content: string | object): string {
    const folder = mkdtempSync(join(tmpdir(), 'hadir-pack-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, `${id}.json`), typeof content === 'string' ? content : JSON.stringify(content));
    return folder;
  }

  const unavailable = (text: RegExp) =>
    expect.objectContaining({ code: 'models_unavailable', message: expect.stringMatching(text) });

  const dimensions = { standard: 128, 'faceplugin-512': 512, 'edgeface-xs': 512, 'omz-0095': 256 };

  describe('manifests', () => {
    it.each(Object.entries(dimensions))('%s is valid, its scores make sense', async (id, dimension) => {
      const { calibration, gate, embedder } = await readManifest(id, [packs]);
      const similarities = calibration.distance.map(([similarity]) => similarity);
      const distances = calibration.distance.map(([, distance]) => distance);
      expect(similarities).toEqual([...similarities].sort((a, b) => a - b));
      expect(distances).toEqual([...distances].sort((a, b) => b - a));
      expect([distances[0], distances.at(-1), similarities.at(-1)]).toEqual([1, 0, 1]);
      for (const known of [0.35, 0.5]) expect(distances).toContain(known);
      expect(calibration.impostorMedian).toBeLessThan(gate.duplicate);
      expect(gate.perDecade).toBeGreaterThanOrEqual(0);
      expect(embedder.dimension).toBe(dimension);
    });

    it('are taken from the first folder that has one', async () => {
      const own = folderWith('standard', { ...standard(), title: 'Our own' });
      expect((await readManifest('standard', ['/nowhere', own, packs])).title).toBe('Our own');
      expect((await readManifest('standard', [packs, own])).title).not.toBe('Our own');
    });

    it.each(['../standard', 'Standard', '', 'a/b', '.hidden'])('%j is no name of a pack', async (id) => {
      await expect(readManifest(id, [packs])).rejects.toEqual(unavailable(/is not the name of a model pack/));
    });

    it('that are nowhere are named', async () => {
      await expect(readManifest('school-7', [packs])).rejects.toEqual(unavailable(/school-7\.json/));
    });

    it.each<[string, string | object, RegExp]>([
      ['that are not JSON', '{', /school\.json is not JSON/],
      ['that are empty', {}, /school\.json: /],
      ['that name another pack', standard(), /names the pack "standard"/],
      ['of a later format', { ...standard(), id: 'school', format: 2 }, /format/],
      ['with a path for a file', withDetector({ file: '../x.onnx' }), /bare file name/],
      ['with half a hash', withDetector({ sha256: 'abc' }), /SHA-256/],
      ['with an unknown detector', withDetector({ kind: 'haar' }), /kind/],
      ['with a threshold beyond 1', withDetector({ minScore: 2 }), /minScore/],
    ])('%s are refused, saying why', async (_what, content, text) => {
      await expect(readManifest('school', [folderWith('school', content)])).rejects.toEqual(unavailable(text));
    });
  });

  function withDetector(changes: object): object {
    const manifest = standard();
    return { ...manifest, id: 'school', detector: { ...manifest.detector, ...changes } };
  }

  describe('loading', () => {
    const load = (manifest: object, weights = [built]) =>
      loadPack('school', { manifests: [folderWith('school', { ...manifest, id: 'school' })], weights });

    it('takes the standard pack as it is built', async () => {
      const pack = await loadPack('standard', { manifests: [packs], weights: [built] });
      expect(pack).toMatchObject({ manifest: { id: 'standard' }, liveness: null });
      expect(pack.mesh).not.toBeNull();
    });

    it('takes the pack with a liveness network as it is built', async () => {
      const pack = await loadPack('faceplugin-512', { manifests: [packs], weights: [built] });
      expect(pack.liveness).not.toBeNull();
      expect(pack.mesh).not.toBeNull();
    });

    it('names the missing file', async () => {
      await expect(load(standard(), ['/nowhere'])).rejects.toMatchObject({
        code: 'models_unavailable',
        details: { file: 'blazeface.onnx', found: null },
      });
    });

    it('names the hash that was expected and the one that is there', async () => {
      const manifest = standard();
      const found = manifest.detector.sha256;
      manifest.detector.sha256 = '0'.repeat(64);
      await expect(load(manifest)).rejects.toMatchObject({
        code: 'models_unavailable',
        details: { file: 'blazeface.onnx', expected: '0'.repeat(64), found },
      });
    });

    it('refuses a network of another input size, naming both', async () => {
      const manifest = standard();
      manifest.detector.input.width = 128;
      await expect(load(manifest)).rejects.toEqual(unavailable(/blazeface\.onnx.*128.*256/));
    });

    it('refuses a network of another layout', async () => {
      const manifest = standard();
      manifest.detector.input.layout = 'NCHW';
      await expect(load(manifest)).rejects.toEqual(unavailable(/blazeface\.onnx/));
    });

    it('refuses a network without the input or the outputs of that name', async () => {
      const input = standard();
      input.detector.input.name = 'image';
      await expect(load(input)).rejects.toEqual(unavailable(/input image .* none of that name/));
      const output = standard();
      output.embedder.output = 'descriptor';
      await expect(load(output)).rejects.toEqual(unavailable(/no output descriptor/));
    });

    it('refuses a file that is no network', async () => {
      const folder = folderWith('school', 'x');
      writeFileSync(join(folder, 'blazeface.onnx'), 'no network');
      const manifest = standard();
      manifest.detector.sha256 = createHash('sha256').update('no network').digest('hex');
      await expect(load(manifest, [folder])).rejects.toEqual(unavailable(/not a network that can be run/));
    });
  });
});

describe('palm pack', () => {
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
    await expect(wrong).rejects.toMatchObject({
      details: { file: 'handlandmark-lite.onnx', expected: '0'.repeat(64) },
    });
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
});
