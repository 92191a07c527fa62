/**
 * Writes ONNX files. The station's runtime reads only ONNX, and the handful of message types a network needs is small enough
 * to write field by field (numbers are those of onnx.proto3), so no ONNX library and no generated code are kept for it.
 */
import protobuf from 'protobufjs/minimal.js';

export type AttributeValue = number | string | readonly number[] | { readonly float: number };

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** A plain number or list is written as integers; wrap a float as `{ float }`. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  /** Float32Array becomes FLOAT, BigInt64Array INT64. */
  readonly data: Float32Array | BigInt64Array;
}

export interface OnnxValue {
  readonly name: string;
  /** A string is a named free dimension, such as the batch. */
  readonly dims: readonly (number | string)[];
}

export interface OnnxGraph {
  readonly name: string;
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
}

const IR_VERSION = 8;
const OPSET = 17;
const FLOAT = 1;
const INT64 = 7;

const varint = (field: number) => (field << 3) >>> 0;
const fixed32 = (field: number) => ((field << 3) | 5) >>> 0;
const bytes = (field: number) => ((field << 3) | 2) >>> 0;

type Write = (writer: protobuf.Writer) => void;

function message(writer: protobuf.Writer, field: number, write: Write): void {
  writer.uint32(bytes(field)).fork();
  write(writer);
  writer.ldelim();
}

function writeAttribute(writer: protobuf.Writer, name: string, value: AttributeValue): void {
  writer.uint32(bytes(1)).string(name);
  let type: number;
  if (typeof value === 'number') {
    writer.uint32(varint(3)).int64(value);
    type = 2;
  } else if (typeof value === 'string') {
    writer.uint32(bytes(4)).string(value);
    type = 3;
  } else if ('float' in value) {
    writer.uint32(fixed32(2)).float(value.float);
    type = 1;
  } else {
    for (const item of value) writer.uint32(varint(8)).int64(item);
    type = 7;
  }
  writer.uint32(varint(20)).int32(type);
}

function writeNode(writer: protobuf.Writer, node: OnnxNode): void {
  for (const name of node.inputs) writer.uint32(bytes(1)).string(name);
  for (const name of node.outputs) writer.uint32(bytes(2)).string(name);
  writer.uint32(bytes(3)).string(node.outputs[0] ?? node.op);
  writer.uint32(bytes(4)).string(node.op);
  for (const [name, value] of Object.entries(node.attributes))
    message(writer, 5, (w) => writeAttribute(w, name, value));
}

function writeTensor(writer: protobuf.Writer, tensor: OnnxTensor): void {
  const { data } = tensor;
  for (const dim of tensor.dims) writer.uint32(varint(1)).int64(dim);
  writer.uint32(varint(2)).int32(data instanceof Float32Array ? FLOAT : INT64);
  writer.uint32(bytes(8)).string(tensor.name);
  // raw_data is little-endian, as is every platform that Node and Electron run on.
  writer.uint32(bytes(9)).bytes(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

function writeValue(writer: protobuf.Writer, value: OnnxValue): void {
  writer.uint32(bytes(1)).string(value.name);
  message(writer, 2, (type) =>
    message(type, 1, (tensor) => {
      tensor.uint32(varint(1)).int32(FLOAT);
      message(tensor, 2, (shape) => {
        for (const dim of value.dims) {
          message(shape, 1, (w) =>
            typeof dim === 'number' ? w.uint32(varint(1)).int64(dim) : w.uint32(bytes(2)).string(dim),
          );
        }
      });
    }),
  );
}

/** The bytes of an ONNX model file (IR 8, opset 17). The same graph always gives the same bytes. */
export function encodeOnnx(graph: OnnxGraph): Uint8Array {
  const writer = protobuf.Writer.create();
  writer.uint32(varint(1)).int64(IR_VERSION);
  writer.uint32(bytes(2)).string('hadir');
  message(writer, 7, (w) => {
    for (const node of graph.nodes) message(w, 1, (x) => writeNode(x, node));
    w.uint32(bytes(2)).string(graph.name);
    for (const tensor of graph.initializers) message(w, 5, (x) => writeTensor(x, tensor));
    for (const value of graph.inputs) message(w, 11, (x) => writeValue(x, value));
    for (const value of graph.outputs) message(w, 12, (x) => writeValue(x, value));
  });
  message(writer, 8, (w) => {
    w.uint32(bytes(1)).string('');
    w.uint32(varint(2)).int64(OPSET);
  });
  return writer.finish();
}

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

/**
 * Collects a network's nodes and constants while a converter walks its source, and names them. Names are counted per
 * operator, so that two builds of one network are the same bytes.
 */
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
