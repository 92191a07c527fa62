/**
 * Changes of a network that leave its answers alone and let the runtime keep to its fast layout, in which channels lie in blocks
 * and an activation or a sum is done inside the convolution. Numbers move by float32's rounding only.
 */
import type { OnnxGraph, OnnxNode, OnnxTensor } from './onnx.ts';

/** The longest block of channels that the runtime works in (16 with AVX-512, 8 with AVX2). */
const BLOCK = 16;
/** Operators that let a channel of zeros pass as one that no convolution behind them looks at. */
const CHANNELWISE = new Set(['Conv', 'PRelu', 'Relu', 'Sigmoid', 'Add', 'Mul', 'GlobalAveragePool']);

type Floats = OnnxTensor & { readonly data: Float32Array };

function floats(constants: ReadonlyMap<string, OnnxTensor>, name: string | undefined): Floats {
  const tensor = constants.get(name ?? '');
  if (!(tensor?.data instanceof Float32Array)) throw new Error(`${name} is not a constant of numbers`);
  return tensor as Floats;
}

/** One where the file says nothing. */
const groupsOf = ({ attributes }: OnnxNode) => attributes.group ?? 1;

const named = (tensors: readonly OnnxTensor[]) => new Map(tensors.map((tensor) => [tensor.name, tensor]));

function count(dims: readonly number[]): number {
  return dims.reduce((a, b) => a * b, 1);
}

const isDepthwise = (conv: OnnxNode, { dims }: Floats) => groupsOf(conv) === dims[0] && dims[1] === 1;

/** The filters of `conv` with those that look at its input's channel `c` multiplied by `factors[c]`. */
function scaleInput(conv: OnnxNode, filters: Floats, factors: Float64Array): Floats {
  const [, inner = 1, ...kernel] = filters.dims;
  const size = count(kernel);
  const channelOf = (i: number) => (isDepthwise(conv, filters) ? Math.floor(i / size) : Math.floor(i / size) % inner);
  return { ...filters, data: filters.data.map((value, i) => value * (factors[channelOf(i)] ?? 1)) };
}

/**
 * Puts `PRelu(x) = a · x + (1 − a) · relu(x)` in place of every PRelu of slopes `a`, which the runtime cannot fuse. Each product is a
 * depthwise 1 × 1 convolution, into the second of which the sum goes. Where only convolutions follow, their filters take the factor
 * `s = 1 − a` instead, `s · (relu(x) + (a / s) · x)`: one product less.
 */
export function withoutPRelu(graph: OnnxGraph): OnnxGraph {
  const constants = named(graph.initializers);
  /** Whether `node` is a convolution whose filters, its own alone, can take a factor for each channel that it looks at. */
  const takesFactors = (node: OnnxNode): boolean => {
    const [, name = ''] = node.inputs;
    if (node.op !== 'Conv' || graph.nodes.filter(({ inputs }) => inputs.includes(name)).length !== 1) return false;
    return groupsOf(node) === 1 || isDepthwise(node, floats(constants, name));
  };
  const replace = (node: OnnxNode): OnnxNode[] => {
    const [x = '', slopeName] = node.inputs;
    const [y = ''] = node.outputs;
    const slopes = floats(constants, slopeName).data;
    const rests = Float64Array.from(slopes, (slope) => 1 - slope);
    const next = graph.nodes.filter(({ inputs }) => inputs.includes(y));
    const givenOut = graph.outputs.some(({ name }) => name === y);
    const folds = !givenOut && next.every(takesFactors) && rests.every((rest) => Math.abs(rest) > 1e-3);
    const product = (of: string, output: string, factors: ArrayLike<number>): OnnxNode => {
      const name = `${output}_factors`;
      constants.set(name, { name, dims: [slopes.length, 1, 1, 1], data: Float32Array.from(factors) });
      const attributes = { group: slopes.length, kernel_shape: [1, 1] };
      return { op: 'Conv', inputs: [of, name], outputs: [output], attributes };
    };
    if (folds)
      for (const conv of next) {
        const filters = floats(constants, conv.inputs[1]);
        constants.set(filters.name, scaleInput(conv, filters, rests));
      }
    const factors = folds ? rests.map((rest, c) => (slopes[c] ?? 0) / rest) : slopes;
    const positive = folds ? `${y}_relu` : `${y}_positive`;
    return [
      { op: 'Relu', inputs: [x], outputs: [`${y}_relu`], attributes: {} },
      ...(folds ? [] : [product(`${y}_relu`, positive, rests)]),
      product(x, `${y}_part`, factors),
      { op: 'Add', inputs: [positive, `${y}_part`], outputs: [y], attributes: {} },
    ];
  };
  const nodes = graph.nodes.flatMap((node) => (node.op === 'PRelu' ? replace(node) : [node]));
  return withoutDeadEnds({ ...graph, nodes, initializers: [...constants.values()] });
}

/** `tensor` with its first two lengths grown to `outer` and `inner`; what is new is 0. */
function grow(tensor: Floats, outer: number, inner: number): Floats {
  const [from = 1, within = 1, ...kernel] = tensor.dims;
  const size = count(kernel);
  const data = new Float32Array(outer * inner * size);
  for (let o = 0; o < from; o++)
    data.set(tensor.data.subarray(o * within * size, (o + 1) * within * size), o * inner * size);
  return { ...tensor, dims: [outer, inner, ...kernel].slice(0, Math.max(2, tensor.dims.length)), data };
}

/** `tensor` of one number a channel, grown in its first length. */
function growFirst(tensor: Floats, channels: number): Floats {
  const data = new Float32Array(channels);
  data.set(tensor.data);
  return { ...tensor, dims: [channels, ...tensor.dims.slice(1)], data };
}

/**
 * Grows every convolution's channels to whole blocks, by channels that are 0 and that nobody looks at: one whose groups are not a
 * multiple of the block falls out of the fast layout. Throws where a grown value would reach what counts its channels.
 */
export function inWholeBlocks(graph: OnnxGraph): OnnxGraph {
  const constants = named(graph.initializers);
  /** Names of values that have more channels now. */
  const grown = new Set<string>();
  const whole = (channels: number) => Math.ceil(channels / BLOCK) * BLOCK;
  const set = (tensor: Floats) => constants.set(tensor.name, tensor);

  function convolution(node: OnnxNode): OnnxNode {
    const { inputs, outputs, attributes } = node;
    const filters = floats(constants, inputs[1]);
    const [outer = 0, inner = 0] = filters.dims;
    const depthwise = isDepthwise(node, filters);
    if (groupsOf(node) !== 1 && !depthwise) throw new Error(`${outputs[0]} has groups of several channels`);
    set(grow(filters, whole(outer), grown.has(inputs[0] ?? '') && !depthwise ? whole(inner) : inner));
    if (inputs[2]) set(growFirst(floats(constants, inputs[2]), whole(outer)));
    if (whole(outer) !== outer) grown.add(outputs[0] ?? '');
    return depthwise ? { ...node, attributes: { ...attributes, group: whole(outer) } } : node;
  }

  const nodes = graph.nodes.map((node) => {
    if (node.op === 'Conv') return convolution(node);
    if (!node.inputs.some((name) => grown.has(name))) return node;
    if (!CHANNELWISE.has(node.op)) throw new Error(`${node.op} counts the channels of ${node.inputs[0]}`);
    if (node.op === 'PRelu') {
      const slopes = floats(constants, node.inputs[1]);
      set(growFirst(slopes, whole(slopes.data.length)));
    }
    for (const output of node.outputs) grown.add(output);
    return node;
  });
  for (const { name } of graph.outputs) if (grown.has(name)) throw new Error(`The output ${name} would grow`);
  return { ...graph, nodes, initializers: [...constants.values()] };
}

/**
 * Puts one Flatten in place of a Reshape to rows whose length the network reckons out itself (Shape, Gather, …), as exporters
 * write it; nodes and constants that then lead nowhere go.
 */
export function withFlatten(graph: OnnxGraph): OnnxGraph {
  const constants = named(graph.initializers);
  const flat = graph.nodes.map((node): OnnxNode => {
    const [x = '', shape = ''] = node.inputs;
    if (node.op !== 'Reshape' || constants.has(shape)) return node;
    return { op: 'Flatten', inputs: [x], outputs: node.outputs, attributes: { axis: 1 } };
  });
  return withoutDeadEnds({ ...graph, nodes: flat });
}

/** Only what an output needs, in the order it was. */
function withoutDeadEnds(graph: OnnxGraph): OnnxGraph {
  const needed = new Set(graph.outputs.map(({ name }) => name));
  const nodes = graph.nodes.toReversed().filter(({ inputs, outputs }) => {
    if (!outputs.some((name) => needed.has(name))) return false;
    for (const name of inputs) needed.add(name);
    return true;
  });
  return {
    ...graph,
    nodes: nodes.toReversed(),
    initializers: graph.initializers.filter(({ name }) => needed.has(name)),
  };
}
