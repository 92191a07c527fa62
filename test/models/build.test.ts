import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildStandardPack, findMismatches, readManifest, weightsOf } from '../../models/build.ts';
import { standardNetworks } from '../../models/networks.ts';
import type { PackManifest } from '../../src-shared/pack-manifest.ts';

const packs = new URL('../../models/packs/', import.meta.url);
const standard = readManifest(new URL('standard.json', packs));
const files = weightsOf(standard).map(({ file }) => file);

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hadir-models-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A pack whose detector's file has the SHA-256 `sha256`. */
const withDetectorHash = (sha256: string): PackManifest => ({
  ...standard,
  detector: { ...standard.detector, sha256 },
});

describe('the standard pack', () => {
  test('comes out as its manifest says, and nothing else is left in the folder', () => {
    const built = buildStandardPack(dir);
    expect(built.map(({ file }) => file)).toEqual(files);
    expect(built.every((file) => file.built)).toBe(true);
    expect(findMismatches(dir, standard)).toEqual([]);
    expect(readdirSync(dir).sort()).toEqual([...files].sort());
  });

  test.each(files)('%s is the same bytes twice', (file) => {
    const build = standardNetworks[file];
    if (!build) throw new Error(`Nothing builds ${file}`);
    expect(Buffer.compare(build(), build())).toBe(0);
  });

  test('is left alone when it is there', () => {
    buildStandardPack(dir);
    const before = files.map((file) => statSync(join(dir, file)).mtimeMs);
    const again = buildStandardPack(dir, {
      networks: {},
      log: (line) => expect.unreachable(line),
    });
    expect(again.some((file) => file.built)).toBe(false);
    expect(files.map((file) => statSync(join(dir, file)).mtimeMs)).toEqual(before);
  });

  test('a damaged file is reported with both hashes and built again, the others are not', () => {
    buildStandardPack(dir);
    writeFileSync(join(dir, 'facemesh.onnx'), 'not a network');
    const expected = standard.landmarks?.sha256 ?? '';
    const [mismatch, ...more] = findMismatches(dir, standard);
    expect(more).toEqual([]);
    expect(mismatch).toEqual({ file: 'facemesh.onnx', expected, found: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const lines: string[] = [];
    const files = buildStandardPack(dir, { log: (line) => lines.push(line) });
    expect(lines[0]).toBe(`facemesh.onnx: expected SHA-256 ${expected}, found ${mismatch?.found}; building it again`);
    expect(files.filter((file) => file.built).map(({ file }) => file)).toEqual(['facemesh.onnx']);
    expect(findMismatches(dir, standard)).toEqual([]);
  });

  test('a build that differs from the manifest is an error with file, expected and found hash, and is not written', () => {
    const wrong = '0'.repeat(64);
    expect(() => buildStandardPack(dir, { manifest: withDetectorHash(wrong) })).toThrow(
      `blazeface.onnx: expected SHA-256 ${wrong}, found ${standard.detector.sha256}`,
    );
    expect(readdirSync(dir)).toEqual([]);
  });

  test('a file that nothing builds is an error naming it', () => {
    expect(() => buildStandardPack(dir, { networks: {} })).toThrow('blazeface.onnx');
  });
});

describe('the manifests', () => {
  const names = readdirSync(packs).sort();

  test('are these', () => {
    expect(names).toEqual(['edgeface-xs.json', 'omz-0095.json', 'standard.json']);
  });

  test.each(names)('%s is one', (name) => {
    const pack = readManifest(new URL(name, packs));
    expect(`${pack.id}.json`).toBe(name);
    expect(pack.livenessThreshold !== undefined).toBe(pack.liveness.length > 0);
    const similarities = pack.calibration.distance.map(([similarity]) => similarity);
    const distances = pack.calibration.distance.map(([, distance]) => distance);
    expect(similarities).toEqual(similarities.toSorted((a, b) => a - b));
    expect(distances).toEqual(distances.toSorted((a, b) => b - a));
  });
});
