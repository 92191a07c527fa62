/**
 * Reads ONNX files back into the graphs that `onnx.ts` writes, so that a published network can be changed before it is used.
 * Only what those hold is understood (float32 and int64 constants, the types of attributes below, float32 in and out); anything
 * else is an error that names it, never left out.
 */
import protobuf from 'protobufjs/minimal.js';
import type { AttributeValue, OnnxGraph, OnnxNode, OnnxTensor, OnnxValue } from './onnx.ts';

const FLOAT = 1;
const INT64 = 7;

/** A field's number -> what is done with its value; a field that is not named is skipped. */
type Fields = Readonly<Record<number, (reader: protobuf.Reader, wire: number) => void>>;

/** Reads one message: the rest of `reader`, or what its length prefix says. */
function readFields(reader: protobuf.Reader, end: number, fields: Fields): void {
  while (reader.pos < end) {
    const tag = reader.uint32();
    const read = fields[tag >>> 3];
    if (read) read(reader, tag & 7);
    else reader.skipType(tag & 7);
  }
}

function message(reader: protobuf.Reader, fields: Fields): void {
  const length = reader.uint32();
  readFields(reader, reader.pos + length, fields);
}

/** Repeated numbers come packed behind one length or one at a time. */
function repeated(reader: protobuf.Reader, wire: number, take: () => void): void {
  if (wire !== 2) {
    take();
    return;
  }
  const length = reader.uint32();
  const end = reader.pos + length;
  while (reader.pos < end) take();
}

const integer = (reader: protobuf.Reader): number => Number(reader.int64());

function readAttribute(reader: protobuf.Reader): [string, AttributeValue | OnnxTensor] {
  let [name, type] = ['', 0];
  let [float, int, string] = [0, 0, ''];
  let tensor: OnnxTensor | undefined;
  const ints: number[] = [];
  message(reader, {
    1: (r) => {
      name = r.string();
    },
    2: (r) => {
      float = r.float();
    },
    3: (r) => {
      int = integer(r);
    },
    4: (r) => {
      string = r.string();
    },
    5: (r) => {
      tensor = readTensor(r);
    },
    8: (r, wire) => repeated(r, wire, () => ints.push(integer(r))),
    20: (r) => {
      type = r.int32();
    },
  });
  const value = { 1: { float }, 2: int, 3: string, 4: tensor, 7: ints }[type];
  if (value === undefined) throw new Error(`The attribute ${name} is of type ${type}, which is not read here`);
  return [name, value];
}

/** A constant that is written as a node comes back as what it is. */
function readNode(reader: protobuf.Reader): OnnxNode | OnnxTensor {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes: Record<string, AttributeValue> = {};
  let op = '';
  let constant: OnnxTensor | undefined;
  message(reader, {
    1: (r) => inputs.push(r.string()),
    2: (r) => outputs.push(r.string()),
    4: (r) => {
      op = r.string();
    },
    5: (r) => {
      const [name, value] = readAttribute(r);
      if (typeof value !== 'object' || !('data' in value)) attributes[name] = value;
      else constant = { ...value, name: outputs[0] ?? '' };
    },
    7: (r) => {
      const domain = r.string();
      if (domain !== '' && domain !== 'ai.onnx') throw new Error(`Operators of ${domain} are not read here`);
    },
  });
  if (op === 'Constant' && constant) return constant;
  if (constant) throw new Error(`${op} has a constant among its attributes, which is not read here`);
  return { op, inputs, outputs, attributes };
}

function readTensor(reader: protobuf.Reader): OnnxTensor {
  const dims: number[] = [];
  const floats: number[] = [];
  const integers: bigint[] = [];
  let [name, type] = ['', 0];
  let raw: Uint8Array | null = null;
  message(reader, {
    1: (r, wire) => repeated(r, wire, () => dims.push(integer(r))),
    2: (r) => {
      type = r.int32();
    },
    4: (r, wire) => repeated(r, wire, () => floats.push(r.float())),
    7: (r, wire) => repeated(r, wire, () => integers.push(BigInt(integer(r)))),
    8: (r) => {
      name = r.string();
    },
    9: (r) => {
      raw = r.bytes();
    },
  });
  // A copy, because numbers in the file lie where they fall and arrays of them must not.
  const buffer = raw && Uint8Array.from(raw).buffer;
  if (type === FLOAT) return { name, dims, data: buffer ? new Float32Array(buffer) : Float32Array.from(floats) };
  if (type === INT64) return { name, dims, data: buffer ? new BigInt64Array(buffer) : BigInt64Array.from(integers) };
  throw new Error(`The constant ${name} is of type ${type}, which is not read here`);
}

function readValue(reader: protobuf.Reader): OnnxValue {
  const dims: (number | string)[] = [];
  let [name, type] = ['', 0];
  const dimension: Fields = { 1: (r) => dims.push(integer(r)), 2: (r) => dims.push(r.string()) };
  const tensor: Fields = {
    1: (r) => {
      type = r.int32();
    },
    2: (r) => message(r, { 1: (shape) => message(shape, dimension) }),
  };
  message(reader, {
    1: (r) => {
      name = r.string();
    },
    2: (r) => message(r, { 1: (inner) => message(inner, tensor) }),
  });
  if (type !== FLOAT) throw new Error(`The value ${name} is of type ${type}, which is not read here`);
  return { name, dims };
}

function readGraph(reader: protobuf.Reader): OnnxGraph {
  const nodes: OnnxNode[] = [];
  const initializers: OnnxTensor[] = [];
  const inputs: OnnxValue[] = [];
  const outputs: OnnxValue[] = [];
  let name = '';
  message(reader, {
    1: (r) => {
      const node = readNode(r);
      if ('op' in node) nodes.push(node);
      else initializers.push(node);
    },
    2: (r) => {
      name = r.string();
    },
    5: (r) => initializers.push(readTensor(r)),
    11: (r) => inputs.push(readValue(r)),
    12: (r) => outputs.push(readValue(r)),
  });
  // Older files name their constants among the inputs too.
  const constants = new Set(initializers.map((tensor) => tensor.name));
  return { name, nodes, initializers, outputs, inputs: inputs.filter((value) => !constants.has(value.name)) };
}

/** The graph of an ONNX model file. Throws, naming it, where the file holds what is not read here. */
export function decodeOnnx(file: Uint8Array): OnnxGraph {
  const reader = protobuf.Reader.create(file);
  let graph: OnnxGraph | null = null;
  readFields(reader, file.length, {
    7: (r) => {
      graph = readGraph(r);
    },
  });
  if (!graph) throw new Error('The file holds no network');
  return graph;
}
