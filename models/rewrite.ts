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

const named = (tensors: readonly OnnxTensor[]) => new Map(tensors.map((tensor) => [tensor.name, tensor]));

function count(dims: readonly number[]): number {
  return dims.reduce((a, b) => a * b, 1);
}

/** A convolution's filters with those that look at its input's channel `c` multiplied by `factors[c]`. */
function scaleInput(filters: Floats, grouped: boolean, factors: Float64Array): Floats {
  const [, inner = 1, ...kernel] = filters.dims;
  const size = count(kernel);
  const channelOf = (i: number) => (grouped ? Math.floor(i / size / inner) : Math.floor(i / size) % inner);
  return { ...filters, data: filters.data.map((value, i) => value * (factors[channelOf(i)] ?? 1)) };
}

/**
 * Puts `PRelu(x) = s · (relu(x) + (a / s) · x)`, `s = 1 − a`, in place of every PRelu of slopes `a`, which the runtime cannot fuse:
 * the product with `a / s` is a depthwise 1 × 1 convolution into which the sum goes, and `s` goes into the filters of the
 * convolution that follows. Throws where something else follows, or where a slope is 1 and there is no such form.
 */
export function withoutPRelu(graph: OnnxGraph): OnnxGraph {
  const constants = named(graph.initializers);
  const replace = (node: OnnxNode): OnnxNode[] => {
    const [x = '', slopeName] = node.inputs;
    const [y = ''] = node.outputs;
    const slopes = floats(constants, slopeName);
    const channels = slopes.data.length;
    const rests = Float64Array.from(slopes.data, (slope) => 1 - slope);
    if (rests.some((rest) => Math.abs(rest) < 1e-4)) throw new Error(`${y} has a slope of 1`);
    for (const next of graph.nodes.filter(({ inputs }) => inputs.includes(y))) {
      if (next.op !== 'Conv') throw new Error(`${y} goes into ${next.op}, which does not take a factor`);
      const filters = floats(constants, next.inputs[1]);
      constants.set(filters.name, scaleInput(filters, next.attributes.group !== 1, rests));
    }
    const factors = {
      name: `${y}_factors`,
      dims: [channels, 1, 1, 1],
      data: slopes.data.map((a, c) => a / (rests[c] ?? 1)),
    };
    constants.delete(slopes.name);
    constants.set(factors.name, factors);
    const attributes = { group: channels, kernel_shape: [1, 1] };
    return [
      { op: 'Relu', inputs: [x], outputs: [`${y}_relu`], attributes: {} },
      { op: 'Conv', inputs: [x, factors.name], outputs: [`${y}_part`], attributes },
      { op: 'Add', inputs: [`${y}_relu`, `${y}_part`], outputs: [y], attributes: {} },
    ];
  };
  const nodes = graph.nodes.flatMap((node) => (node.op === 'PRelu' ? replace(node) : [node]));
  return { ...graph, nodes, initializers: [...constants.values()] };
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

  function convolution({ inputs, outputs, attributes, op }: OnnxNode): OnnxNode {
    const filters = floats(constants, inputs[1]);
    const [outer = 0, inner = 0] = filters.dims;
    const depthwise = attributes.group === outer && inner === 1;
    if (attributes.group !== 1 && !depthwise) throw new Error(`${outputs[0]} has groups of several channels`);
    set(grow(filters, whole(outer), grown.has(inputs[0] ?? '') && !depthwise ? whole(inner) : inner));
    if (inputs[2]) set(growFirst(floats(constants, inputs[2]), whole(outer)));
    if (whole(outer) !== outer) grown.add(outputs[0] ?? '');
    return { op, inputs, outputs, attributes: depthwise ? { ...attributes, group: whole(outer) } : attributes };
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
