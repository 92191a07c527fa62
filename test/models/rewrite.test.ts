import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { publishedNetwork, standardNetworks } from '../../models/networks.ts';
import { encodeOnnx, type OnnxGraph } from '../../models/onnx.ts';
import { decodeOnnx } from '../../models/onnx-reader.ts';
import raw from '../../models/packs/faceplugin-512.json' with { type: 'json' };
import { inWholeBlocks, withFlatten, withoutPRelu } from '../../models/rewrite.ts';
import { decode } from '../../src-main/vision/image/decode.ts';
import { Pyramid } from '../../src-main/vision/image/pyramid.ts';
import { warp } from '../../src-main/vision/image/warp.ts';
import { InferenceSession, Tensor } from '../../src-main/vision/networks/onnx-runtime.ts';
import { type ImageInput, packManifestSchema } from '../../src-shared/pack-manifest.ts';
import { people, photo } from '../support/photos.ts';
import { describeUnless } from '../support/skips.ts';

const manifest = packManifestSchema.parse(raw);
// Errors only: it would say that the last filters of a changed end are not needed.
const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const;

async function answer(bytes: Uint8Array, input: Tensor, output: string, name = 'input'): Promise<Float32Array> {
  const session = await InferenceSession.create(bytes, options);
  const results = await session.run({ [name]: input });
  await session.release();
  return results[output]?.data as Float32Array;
}

/** Largest difference, as a part of the largest number. */
function difference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  const largest = Math.max(...b.map(Math.abs));
  return Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? Number.NaN)))) / largest;
}

/** The whole picture, prepared as the manifest says. */
async function prepared(jpeg: Buffer, input: ImageInput): Promise<Tensor> {
  const { width, height } = input;
  const image = await decode(jpeg);
  const out = new Float32Array(3 * width * height);
  const toSource = { a: image.width / width, b: 0, c: 0, d: 0, e: image.height / height, f: 0 };
  warp(new Pyramid(image), toSource, { out, offset: 0, width, height, input });
  return new Tensor('float32', out, [1, 3, height, width]);
}

test('the mesh in its fast form is the mesh', async () => {
  const { landmarks } = manifest;
  if (!landmarks) throw new Error('The pack has a mesh.');
  const { width, height } = landmarks.input;
  for (const person of people.slice(0, 4)) {
    const { data } = await prepared(await photo(person), { ...landmarks.input, layout: 'NHWC' });
    const tensor = new Tensor('float32', data as Float32Array, [1, height, width, 3]);
    const [slow, fast] = ['facemesh.onnx', landmarks.file].map(
      (file) => standardNetworks[file]?.() ?? new Uint8Array(),
    );
    for (const output of landmarks.outputs) {
      const was = await answer(slow as Uint8Array, tensor, output, landmarks.input.name);
      expect(difference(await answer(fast as Uint8Array, tensor, output, landmarks.input.name), was)).toBeLessThan(
        1e-4,
      );
    }
  }
});

const published = new URL('../../node_modules/faceplugin-face-recognition-js/model/', import.meta.url);
const absent = existsSync(fileURLToPath(published)) ? null : 'the package that carries the networks is not installed';

describeUnless(absent, 'the rewritten networks answer photos of people as the published ones do', () => {
  const [liveness] = manifest.liveness;
  test.each([
    ['fr_feature', manifest.embedder],
    ['fr_liveness', liveness ?? manifest.embedder],
  ] as const)('%s', async (name, { file, input, output }) => {
    const rewritten = standardNetworks[file]?.() ?? new Uint8Array();
    for (const person of people) {
      const tensor = await prepared(await photo(person), input);
      const was = await answer(publishedNetwork(name), tensor, output);
      const is = await answer(rewritten, tensor, output);
      // Some fifty layers of float32 in another order; one part in a million is what the same layers give on two processors.
      expect(difference(is, was), person).toBeLessThan(1e-5);
    }
  });
});

/** 1 × 3 × 6 × 6 -> conv to 5 channels -> PRelu -> depthwise -> PRelu -> conv to `last` -> flat by its own reckoning. */
function small(slopes = [0.25, -1.3, 0, 1.2, 0.5], last = 16): OnnxGraph {
  const numbers = (dims: number[], seed: number) => ({
    dims,
    data: Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(seed + i * 1.7)),
  });
  const conv = (inputs: string[], output: string, group: number, pads = [0, 0, 0, 0]) => ({
    op: 'Conv',
    inputs,
    outputs: [output],
    attributes: { group, pads },
  });
  return {
    name: 'small',
    inputs: [{ name: 'input', dims: [1, 3, 6, 6] }],
    outputs: [{ name: 'output', dims: [1, 'numbers'] }],
    nodes: [
      conv(['input', 'w1', 'b1'], 'a', 1),
      { op: 'PRelu', inputs: ['a', 's1'], outputs: ['b'], attributes: {} },
      conv(['b', 'w2', 'b2'], 'c', 5, [1, 1, 1, 1]),
      { op: 'PRelu', inputs: ['c', 's2'], outputs: ['d'], attributes: {} },
      conv(['d', 'w3'], 'e', 1),
      { op: 'Shape', inputs: ['e'], outputs: ['shape'], attributes: {} },
      { op: 'Gather', inputs: ['shape', 'zero'], outputs: ['rows'], attributes: { axis: 0 } },
      { op: 'Concat', inputs: ['rows', 'rest'], outputs: ['flat'], attributes: { axis: 0 } },
      { op: 'Reshape', inputs: ['e', 'flat'], outputs: ['output'], attributes: {} },
    ],
    initializers: [
      { name: 'w1', ...numbers([5, 3, 1, 1], 1) },
      { name: 'b1', ...numbers([5], 2) },
      { name: 's1', dims: [5, 1, 1], data: Float32Array.from(slopes) },
      { name: 'w2', ...numbers([5, 1, 3, 3], 3) },
      { name: 'b2', ...numbers([5], 4) },
      { name: 's2', dims: [5, 1, 1], data: Float32Array.from(slopes.toReversed()) },
      { name: 'w3', ...numbers([last, 5, 1, 1], 5) },
      { name: 'zero', dims: [1], data: BigInt64Array.of(0n) },
      { name: 'rest', dims: [1], data: BigInt64Array.of(-1n) },
    ],
  };
}

const input = new Tensor(
  'float32',
  Float32Array.from({ length: 108 }, (_, i) => Math.cos(i * 0.9)),
  [1, 3, 6, 6],
);
const ops = ({ nodes }: OnnxGraph) => nodes.map(({ op }) => op);

describe('a rewritten network', () => {
  test.each([
    ['with Flatten', withFlatten],
    ['without PRelu', withoutPRelu],
    ['in whole blocks', (graph: OnnxGraph) => inWholeBlocks(withFlatten(graph))],
    ['in all three ways', (graph: OnnxGraph) => withoutPRelu(inWholeBlocks(withFlatten(graph)))],
  ])('%s gives the same numbers', async (_way, rewrite) => {
    const [was, is] = [small(), rewrite(small())].map((graph) => answer(encodeOnnx(graph), input, 'output'));
    expect(difference((await is) as Float32Array, (await was) as Float32Array)).toBeLessThan(1e-6);
  });

  /** What the second PRelu gives goes into `change` instead of the last convolution. */
  const endingIn = (change: Partial<OnnxGraph['nodes'][number]>): OnnxGraph => {
    const graph = small();
    return { ...graph, nodes: graph.nodes.map((node) => (node.outputs[0] === 'e' ? { ...node, ...change } : node)) };
  };

  test.each([
    ['before something that takes no factor', endingIn({ op: 'Sigmoid', inputs: ['d'], attributes: {} })],
    [
      'before filters that another convolution has too',
      endingIn({ inputs: ['d', 'w2', 'b2'], attributes: { group: 5 } }),
    ],
    ['with a slope of 1', small([0.25, 1, 0, 1.2, 0.5])],
    ['that is given out itself', { ...small(), outputs: [{ name: 'd', dims: [1, 5, 6, 6] }] }],
  ])('gives the same numbers for a PRelu %s', async (_where, graph) => {
    const output = graph.outputs[0]?.name ?? '';
    const after = withoutPRelu(graph);
    expect(ops(after)).not.toContain('PRelu');
    const was = await answer(encodeOnnx(graph), input, output);
    expect(difference(await answer(encodeOnnx(after), input, output), was)).toBeLessThan(1e-6);
  });

  test('has no PRelu and no reckoning of lengths left, and no constant that nobody needs', () => {
    expect(ops(withFlatten(small())).slice(-2)).toEqual(['Conv', 'Flatten']);
    const after = withoutPRelu(withFlatten(small()));
    expect(ops(after)).not.toContain('PRelu');
    const used = new Set(after.nodes.flatMap(({ inputs }) => inputs));
    expect(after.initializers.filter(({ name }) => !used.has(name))).toEqual([]);
  });

  test('has channels in whole blocks', () => {
    const graph = decodeOnnx(standardNetworks['faceplugin-liveness.onnx']?.() ?? new Uint8Array());
    const lengths = new Map(graph.initializers.map(({ name, dims }) => [name, dims[0] ?? 0]));
    const convolutions = graph.nodes.filter(({ op }) => op === 'Conv');
    expect(convolutions.length).toBeGreaterThan(50);
    expect(convolutions.filter(({ inputs }) => (lengths.get(inputs[1] ?? '') ?? 1) % 16 !== 0)).toEqual([]);
  });
});

describe('what has no such form is an error that says why', () => {
  test('an output that would grow', () => {
    expect(() => inWholeBlocks(withFlatten(small(undefined, 2)))).toThrow('Flatten counts the channels of e');
    const [first] = small().nodes;
    const graph = { ...small(), nodes: first ? [first] : [], outputs: [{ name: 'a', dims: [1, 5, 6, 6] }] };
    expect(() => inWholeBlocks(graph)).toThrow('The output a would grow');
  });

  test('groups of several channels', () => {
    const graph = small();
    const nodes = graph.nodes.map((node) => (node.outputs[0] === 'c' ? { ...node, attributes: { group: 2 } } : node));
    expect(() => inWholeBlocks({ ...graph, nodes })).toThrow('c has groups of several channels');
  });
});
