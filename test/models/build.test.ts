import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  buildStandardPack,
  findMismatches,
  readManifest,
  readPalmManifest,
  standardWeights,
} from '../../models/build.ts';
import { standardNetworks } from '../../models/networks.ts';
import { filesOf, type WeightsEntry } from '../../src-shared/pack-manifest.ts';
import { palmFilesOf } from '../../src-shared/palm-manifest.ts';

const packs = new URL('../../models/packs/', import.meta.url);
const standard = readManifest(new URL('standard.json', packs));
const weights = standardWeights();
const files = weights.map(({ file }) => file);

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hadir-models-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** The same, but that the detector's file should have the SHA-256 `sha256`. */
const withDetectorHash = (sha256: string): WeightsEntry[] =>
  weights.map((entry) => (entry.file === standard.detector.file ? { ...entry, sha256 } : entry));

describe('the packs that are always there', () => {
  test('come out as their manifests say, and nothing else is left in the folder', () => {
    const built = buildStandardPack(dir);
    expect(built.map(({ file }) => file)).toEqual(files);
    expect(built.every((file) => file.built)).toBe(true);
    expect(findMismatches(dir, weights)).toEqual([]);
    expect(readdirSync(dir).sort()).toEqual([...files].sort());
  });

  test.each(files)('%s is the same bytes twice', (file) => {
    const build = standardNetworks[file];
    if (!build) throw new Error(`Nothing builds ${file}`);
    expect(Buffer.compare(build(), build())).toBe(0);
  });

  test('are left alone when they are there', () => {
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
    const [mismatch, ...more] = findMismatches(dir, weights);
    expect(more).toEqual([]);
    expect(mismatch).toEqual({ file: 'facemesh.onnx', expected, found: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const lines: string[] = [];
    const files = buildStandardPack(dir, { log: (line) => lines.push(line) });
    expect(lines[0]).toBe(`facemesh.onnx: expected SHA-256 ${expected}, found ${mismatch?.found}; building it again`);
    expect(files.filter((file) => file.built).map(({ file }) => file)).toEqual(['facemesh.onnx']);
    expect(findMismatches(dir, weights)).toEqual([]);
  });

  test('a build that differs from the manifest is an error with file, expected and found hash, and is not written', () => {
    const wrong = '0'.repeat(64);
    expect(() => buildStandardPack(dir, { weights: withDetectorHash(wrong) })).toThrow(
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
  const palms = names.filter((name) => name.startsWith('palm-'));

  test('are these', () => {
    expect(names).toEqual([
      'edgeface-xs.json',
      'faceplugin-512.json',
      'omz-0095.json',
      'palm-mediapipe.json',
      'palm-standard.json',
      'standard.json',
    ]);
  });

  test.each(palms)('%s is one of palms', (name) => {
    const pack = readPalmManifest(new URL(name, packs));
    expect(`${pack.id}.json`).toBe(name);
    const { distance } = pack.calibration;
    for (const axis of [0, 1] as const) {
      const numbers = distance.map((knot) => knot[axis]);
      expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    }
    expect(distance[0]).toEqual([0, 0]);
    expect(distance).toContainEqual([pack.gate.identify, 0.35]);
    expect(distance.map(([, documented]) => documented)).toContain(0.5);
    expect(distance.at(-1)?.[1]).toBe(1);
    expect(pack.gate.duplicate).toBeGreaterThanOrEqual(pack.gate.identify);
    expect(palmFilesOf(pack).at(-1)?.task).toBe('handLandmarks');
  });

  test.each(names.filter((name) => !palms.includes(name)))('%s is one of faces', (name) => {
    const pack = readManifest(new URL(name, packs));
    expect(`${pack.id}.json`).toBe(name);
    expect(filesOf(pack).map(({ task }) => task)).toEqual(expect.arrayContaining(['detector', 'embedder']));
    expect(pack.livenessThreshold !== undefined).toBe(pack.liveness.length > 0);
    const similarities = pack.calibration.distance.map(([similarity]) => similarity);
    const distances = pack.calibration.distance.map(([, distance]) => distance);
    expect(similarities).toEqual(similarities.toSorted((a, b) => a - b));
    expect(distances).toEqual(distances.toSorted((a, b) => b - a));
  });
});
