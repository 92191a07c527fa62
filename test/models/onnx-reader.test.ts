import protobuf from 'protobufjs/minimal.js';
import { describe, expect, test } from 'vitest';
import { standardNetworks } from '../../models/networks.ts';
import { encodeOnnx, type OnnxGraph } from '../../models/onnx.ts';
import { decodeOnnx } from '../../models/onnx-reader.ts';

const small: OnnxGraph = {
  name: 'small',
  inputs: [{ name: 'x', dims: ['N', 2, 4, 4] }],
  outputs: [{ name: 'y', dims: ['N', 32] }],
  nodes: [
    {
      op: 'Conv',
      inputs: ['x', 'w'],
      outputs: ['a'],
      attributes: { group: 1, pads: [1, 1, 1, 1], auto_pad: 'NOTSET' },
    },
    { op: 'LeakyRelu', inputs: ['a'], outputs: ['b'], attributes: { alpha: { float: 0.25 } } },
    { op: 'Reshape', inputs: ['b', 'shape'], outputs: ['y'], attributes: {} },
  ],
  initializers: [
    { name: 'w', dims: [2, 2, 3, 3], data: Float32Array.from({ length: 36 }, (_, i) => i / 7 - 2) },
    { name: 'shape', dims: [2], data: BigInt64Array.of(-1n, 32n) },
  ],
};

test('what is read is what was written', () => {
  expect(decodeOnnx(encodeOnnx(small))).toEqual(small);
});

test.each(Object.keys(standardNetworks))('%s comes out of it as the same bytes', (file) => {
  const bytes = standardNetworks[file]?.() ?? new Uint8Array();
  expect(Buffer.compare(encodeOnnx(decodeOnnx(bytes)), bytes)).toBe(0);
});

/** A model file whose graph holds only the message `write` in the field `field`. */
function fileWith(field: number, write: (writer: protobuf.Writer) => unknown): Uint8Array {
  const writer = protobuf.Writer.create();
  writer.uint32((7 << 3) | 2).fork();
  writer.uint32((field << 3) | 2).fork();
  write(writer);
  return writer.ldelim().ldelim().finish();
}
const text = (writer: protobuf.Writer, field: number, value: string) => writer.uint32((field << 3) | 2).string(value);
const number = (writer: protobuf.Writer, field: number, value: number) => writer.uint32(field << 3).int32(value);

describe('a constant', () => {
  test('may have its numbers one by one, packed or not, and may be a node', () => {
    const tensor = (writer: protobuf.Writer) => {
      number(writer, 1, 2);
      number(writer, 2, 1);
      text(writer, 8, 'k');
      writer
        .uint32((4 << 3) | 5)
        .float(0.5)
        .uint32((4 << 3) | 5)
        .float(-3);
    };
    expect(decodeOnnx(fileWith(5, tensor)).initializers).toEqual([
      { name: 'k', dims: [2], data: Float32Array.of(0.5, -3) },
    ]);
    const node = fileWith(1, (writer) => {
      text(writer, 2, 'c');
      text(writer, 4, 'Constant');
      writer.uint32((5 << 3) | 2).fork();
      text(writer, 1, 'value');
      writer.uint32((5 << 3) | 2).fork();
      number(writer, 2, 7);
      writer.uint32((7 << 3) | 2).fork();
      writer.int64(9).ldelim().ldelim();
      number(writer, 20, 4).ldelim();
    });
    expect(decodeOnnx(node)).toMatchObject({
      nodes: [],
      initializers: [{ name: 'c', dims: [], data: BigInt64Array.of(9n) }],
    });
  });
});

describe('what is not read here is an error that names it', () => {
  test('a file without a network', () => {
    expect(() => decodeOnnx(new Uint8Array())).toThrow('holds no network');
  });

  test('a constant of another type', () => {
    const half = fileWith(5, (writer) => {
      number(writer, 2, 10);
      text(writer, 8, 'half');
    });
    expect(() => decodeOnnx(half)).toThrow('The constant half is of type 10');
  });

  test('an attribute of another type', () => {
    const node = fileWith(1, (writer) => {
      text(writer, 4, 'If');
      writer.uint32((5 << 3) | 2).fork();
      text(writer, 1, 'then_branch');
      number(writer, 20, 5).ldelim();
    });
    expect(() => decodeOnnx(node)).toThrow('The attribute then_branch is of type 5');
  });

  test('operators of another maker', () => {
    const node = fileWith(1, (writer) => text(writer, 7, 'com.example'));
    expect(() => decodeOnnx(node)).toThrow('Operators of com.example');
  });
});
