/**
 * The converted networks' answers to seeded noise, so that a change of the converter that changes a number is noticed. The
 * conversion itself was proven against the originals before these were recorded: TensorFlow.js 4.22 (CPU) running the graph
 * models, and face-api.js's own FaceRecognitionNet, agreed to 5e-6 of each output's largest number (a face's presence close to
 * 0: to 3e-4 of itself); `rewrite.test.ts` compares the rewritten networks with those that their package carries.
 *
 * `node test/models/golden.ts` records them anew from models/built; compare with the originals again first.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readManifest, readPalmManifest } from '../../models/build.ts';
import { InferenceSession, Tensor } from '../../src-main/vision/networks/onnx-runtime.ts';
import type { ImageInput, PackManifest } from '../../src-shared/pack-manifest.ts';
import type { PalmManifest } from '../../src-shared/palm-manifest.ts';

/** What is kept of one output. */
export interface Fingerprint {
  readonly dims: readonly number[];
  readonly mean: number;
  readonly maxAbs: number;
  /** Up to 16 numbers, evenly spaced from the first. */
  readonly samples: readonly number[];
}

/** File -> output -> fingerprint. */
export type Golden = Record<string, Record<string, Fingerprint>>;

const SAMPLES = 16;

/** Uniform in 0..1, the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `batch` images of random pixels, prepared as the manifest says. */
function noise({ width, height, layout, mean, scale }: ImageInput, batch: number): Tensor {
  const random = mulberry32(20240229);
  const nchw = layout === 'NCHW';
  const data = Float32Array.from({ length: batch * width * height * 3 }, (_, i) => {
    const channel = nchw ? Math.floor(i / (width * height)) % 3 : i % 3;
    return (Math.floor(random() * 256) - (mean[channel] ?? 0)) * scale;
  });
  return new Tensor('float32', data, nchw ? [batch, 3, height, width] : [batch, height, width, 3]);
}

function fingerprint(tensor: Tensor): Fingerprint {
  const data = Array.from(tensor.data as Float32Array);
  const step = Math.max(1, Math.floor(data.length / SAMPLES));
  return {
    dims: tensor.dims,
    mean: data.reduce((a, b) => a + b, 0) / data.length,
    maxAbs: data.reduce((a, b) => Math.max(a, Math.abs(b)), 0),
    samples: data.filter((_, i) => i % step === 0).slice(0, SAMPLES),
  };
}

export interface StandardPacks {
  face: PackManifest;
  faceplugin: PackManifest;
  palm: PalmManifest;
}

export function standardPacks(): StandardPacks {
  const packs = new URL('../../models/packs/', import.meta.url);
  return {
    face: readManifest(new URL('standard.json', packs)),
    faceplugin: readManifest(new URL('faceplugin-512.json', packs)),
    palm: readPalmManifest(new URL('palm-standard.json', packs)),
  };
}

/** The networks of the built packs with the outputs that were compared; the embedder takes a chip and its mirror image. */
export function networksOf({ face: { detector, landmarks, embedder }, faceplugin, palm }: StandardPacks) {
  if (!landmarks) throw new Error('The standard pack has landmarks for faces');
  return [
    { ...detector, batch: 1 },
    { ...landmarks, batch: 1 },
    { ...embedder, outputs: [embedder.output], batch: 2 },
    ...(faceplugin.landmarks ? [{ ...faceplugin.landmarks, batch: 1 }] : []),
    { ...faceplugin.embedder, outputs: [faceplugin.embedder.output], batch: 1 },
    ...faceplugin.liveness.map((entry) => ({ ...entry, outputs: [entry.output], batch: 1 })),
    { ...palm.landmarks, outputs: [...palm.landmarks.outputs, 'world'], batch: 1 },
  ];
}

/** Runs every network of `packs` from the folder `dir` on its noise. */
export async function measure(dir: string, packs: StandardPacks): Promise<Golden> {
  const golden: Golden = {};
  for (const { file, input, outputs, batch } of networksOf(packs)) {
    const session = await InferenceSession.create(join(dir, file), { intraOpNumThreads: 1, interOpNumThreads: 1 });
    const results = await session.run({ [input.name]: noise(input, batch) }, outputs);
    golden[file] = Object.fromEntries(outputs.map((name) => [name, fingerprint(results[name] as Tensor)]));
    await session.release();
  }
  return golden;
}

if (import.meta.main) {
  const golden = await measure(fileURLToPath(new URL('../../models/built/', import.meta.url)), standardPacks());
  writeFileSync(new URL('golden.json', import.meta.url), `${JSON.stringify(golden, null, 2)}\n`);
}
