import { describe, expect, test } from 'vitest';
import { convertGraph } from '../../models/convert-graph.ts';
import type { GraphModel, GraphNode } from '../../models/graphdef.ts';
import { encodeOnnx } from '../../models/onnx.ts';
import { decodeWeights, transpose, type Weight } from '../../models/weights.ts';
import { InferenceSession, Tensor } from '../../src-main/vision/networks/onnx-runtime.ts';

const base64 = (text: string) => ({ s: Buffer.from(text).toString('base64') });
const ints = (...i: number[]) => ({ list: { i: i.map(String) } });

function placeholder(height: number, width: number, channels: number): GraphNode {
  const dim = [1, height, width, channels].map((size) => ({ size: String(size) }));
  return { name: 'input', op: 'Placeholder', attr: { shape: { shape: { dim } } } };
}

const window = (padding: string, stride: number): NonNullable<GraphNode['attr']> => ({
  padding: base64(padding),
  data_format: base64('NHWC'),
  strides: ints(1, stride, stride, 1),
  dilations: ints(1, 1, 1, 1),
});

function model(nodes: readonly GraphNode[], weights: Record<string, Weight>): GraphModel {
  return { nodes: new Map(nodes.map((node) => [node.name, node])), weights: new Map(Object.entries(weights)) };
}

/** A graph of `middle` alone, between the input and a Reshape that lays its result out flat. */
function flat(input: GraphNode, middle: GraphNode, weights: Record<string, Weight>): GraphModel {
  const output: GraphNode = { name: 'out', op: 'Reshape', input: [middle.name, 'flat'] };
  return model([input, middle, output], { flat: { shape: [2], data: Int32Array.of(1, -1) }, ...weights });
}

const convert = (graph: GraphModel) => convertGraph(graph, { name: 'test', outputs: { out: 'result' } });

async function run(graph: GraphModel, input: readonly number[], dims: readonly number[]): Promise<number[]> {
  const session = await InferenceSession.create(encodeOnnx(convert(graph)), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  const { result } = await session.run({ input: new Tensor('float32', Float32Array.from(input), dims) });
  return Array.from(result?.data as Float32Array);
}

const ones = (...shape: number[]): Weight => ({
  shape,
  data: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(1),
});

describe('what the converter does not know is an error that names it', () => {
  const image = placeholder(4, 4, 1);

  test('an operation', () => {
    const node = { name: 'resize', op: 'ResizeBilinear', input: ['input'] };
    expect(() => convert(flat(image, node, {}))).toThrow('ResizeBilinear "resize"');
  });

  test('a fused operation', () => {
    const attr = { ...window('SAME', 1), fused_ops: { list: { s: ['BiasAdd', 'LeakyRelu'].map((x) => base64(x).s) } } };
    const node = { name: 'conv', op: '_FusedConv2D', input: ['input', 'w', 'b'], attr };
    expect(() => convert(flat(image, node, { w: ones(3, 3, 1, 1), b: ones(1) }))).toThrow(
      '_FusedConv2D "conv": the activation LeakyRelu',
    );
  });

  test('an attribute', () => {
    const node = { name: 'relu', op: 'Relu', input: ['input'], attr: { ceiling: { f: 3 } } };
    expect(() => convert(flat(image, node, {}))).toThrow('Relu "relu": the attribute ceiling');
  });

  test('a padding', () => {
    const node = {
      name: 'pool',
      op: 'MaxPool',
      input: ['input'],
      attr: { ...window('FULL', 2), ksize: ints(1, 2, 2, 1) },
    };
    expect(() => convert(flat(image, node, {}))).toThrow('MaxPool "pool": padding FULL');
  });

  test('a missing node', () => {
    const node = { name: 'relu', op: 'Relu', input: ['nowhere'] };
    expect(() => convert(flat(image, node, {}))).toThrow('"nowhere"');
  });
});

describe('windows', () => {
  const image = placeholder(4, 4, 1);
  const pixels = Array.from({ length: 16 }, (_, i) => i + 1);
  const conv = (attr: GraphNode['attr']): GraphNode => ({
    name: 'conv',
    op: 'Conv2D',
    input: ['input', 'w'],
    ...(attr && { attr }),
  });

  test('SAME with stride 2 pads below and to the right', async () => {
    const graph = flat(image, conv(window('SAME', 2)), { w: ones(3, 3, 1, 1) });
    expect(await run(graph, pixels, [1, 4, 4, 1])).toEqual([54, 45, 72, 54]);
  });

  test('EXPLICIT pads as listed', async () => {
    const attr = { ...window('EXPLICIT', 2), explicit_paddings: ints(0, 0, 1, 0, 1, 0, 0, 0) };
    const graph = flat(image, conv(attr), { w: ones(3, 3, 1, 1) });
    expect(await run(graph, pixels, [1, 4, 4, 1])).toEqual([14, 30, 57, 99]);
  });

  test('channels keep their order through a depthwise convolution, a bias and the flat layout', async () => {
    const node = { name: 'dw', op: 'DepthwiseConv2dNative', input: ['input', 'w'], attr: window('SAME', 1) };
    const add = { name: 'add', op: 'AddV2', input: ['bias', 'dw'] };
    const graph = flat(placeholder(1, 2, 2), add, {
      w: { shape: [1, 1, 2, 1], data: Float32Array.of(10, 100) },
      bias: { shape: [2], data: Float32Array.of(1, 2) },
    });
    const nodes = new Map([...graph.nodes, [node.name, node]]);
    expect(await run({ ...graph, nodes }, [1, 2, 3, 4], [1, 1, 2, 2])).toEqual([11, 202, 31, 402]);
  });
});

describe('weights', () => {
  test('float16 and uint8 become float32', () => {
    const entries = [
      { name: 'half', shape: [4], dtype: 'float32', quantization: { dtype: 'float16' } },
      { name: 'byte', shape: [2], dtype: 'float32', quantization: { dtype: 'uint8', scale: 0.5, min: -1 } },
    ];
    const binary = Uint8Array.of(0x00, 0x3c, 0x00, 0xc0, 0x01, 0x00, 0xff, 0x7b, 0, 4);
    const weights = decodeWeights(entries, binary);
    expect(Array.from(weights.get('half')?.data ?? [])).toEqual([1, -2, 2 ** -24, 65504]);
    expect(Array.from(weights.get('byte')?.data ?? [])).toEqual([-1, 1]);
  });

  test('an unknown storage and a file of the wrong length are errors', () => {
    const entry = { name: 'w', shape: [2], dtype: 'float32' };
    expect(() => decodeWeights([{ ...entry, dtype: 'complex64' }], new Uint8Array(16))).toThrow(
      'w: stored as complex64',
    );
    expect(() => decodeWeights([entry], new Uint8Array(7))).toThrow('w reaches past the end');
    expect(() => decodeWeights([entry], new Uint8Array(9))).toThrow('byte 8 of 9');
  });

  test('transposing', () => {
    const { shape, data } = transpose({ shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) }, [1, 0]);
    expect(shape).toEqual([3, 2]);
    expect(Array.from(data)).toEqual([1, 4, 2, 5, 3, 6]);
  });
});
