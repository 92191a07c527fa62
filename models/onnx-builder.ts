/**
 * Collects a network's nodes and constants while a converter walks its source, and names them. Names are counted per
 * operator, so that two builds of one network are the same bytes.
 */
import type { AttributeValue, OnnxGraph, OnnxNode, OnnxTensor, OnnxValue } from './onnx.ts';

export interface OnnxBuilder {
  /** Adds a node with one output and returns that output's name. */
  node(op: string, inputs: readonly string[], attributes?: Record<string, AttributeValue>): string;
  /** Adds a float32 constant of shape `dims` and returns its name. Throws if the count of `data` is another. */
  floats(data: Float32Array, dims: readonly number[]): string;
  /** Adds a one-dimensional int64 constant and returns its name. */
  integers(data: readonly number[]): string;
  /** Gives `value` the public name `name`. */
  output(value: string, name: string, dims: readonly (number | string)[]): void;
  graph(name: string, inputs: readonly OnnxValue[]): OnnxGraph;
}

export function createOnnxBuilder(): OnnxBuilder {
  const nodes: OnnxNode[] = [];
  const initializers: OnnxTensor[] = [];
  const outputs: OnnxValue[] = [];
  const counts = new Map<string, number>();

  function nextName(kind: string): string {
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    return `${kind}_${count}`;
  }

  function constant(data: OnnxTensor['data'], dims: readonly number[]): string {
    const size = dims.reduce((a, b) => a * b, 1);
    if (size !== data.length) throw new Error(`A constant of shape [${dims}] needs ${size} values, not ${data.length}`);
    const name = nextName('const');
    initializers.push({ name, dims, data });
    return name;
  }

  return {
    node(op, inputs, attributes = {}) {
      const name = nextName(op);
      nodes.push({ op, inputs, outputs: [name], attributes });
      return name;
    },
    floats: constant,
    integers: (data) => constant(BigInt64Array.from(data, BigInt), [data.length]),
    output(value, name, dims) {
      nodes.push({ op: 'Identity', inputs: [value], outputs: [name], attributes: {} });
      outputs.push({ name, dims });
    },
    graph: (name, inputs) => ({ name, inputs, outputs, nodes, initializers }),
  };
}
