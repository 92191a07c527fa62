/**
 * The operations of the converter that change a value's shape: padding, averaging, reshaping and matrix products. Each takes
 * its axes or shape from a constant input, in TensorFlow's order of axes.
 */

import { booleanAttribute, textsAttribute, unsupported } from './graphdef.ts';
import { type Activation, type Convert, type Operation, TO_NCHW, TO_NHWC } from './operation.ts';
import { activate } from './ops-elementwise.ts';

const count = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

/** Pads with zeros. Input 1: before and after, an axis a row. */
function pad(operation: Operation): Activation {
  const { node, onnx } = operation;
  const input = operation.activation(0);
  const amounts = Array.from(operation.weight(1).data);
  if (input.shape.length !== 4 || amounts.length !== 8) throw unsupported(node, `a value of shape [${input.shape}]`);
  const before = TO_NCHW.map((axis) => amounts[axis * 2] ?? 0);
  const after = TO_NCHW.map((axis) => amounts[axis * 2 + 1] ?? 0);
  const shape = input.shape.map((size, axis) => size + (amounts[axis * 2] ?? 0) + (amounts[axis * 2 + 1] ?? 0));
  return { name: onnx.node('Pad', [input.name, onnx.integers([...before, ...after])]), shape };
}

/** The average over rows and columns; other axes do not occur. */
function mean(operation: Operation): Activation {
  const { node, onnx } = operation;
  const input = operation.activation(0);
  const axes = Array.from(operation.weight(1).data).toSorted();
  if (input.shape.length !== 4 || axes.join() !== '1,2') throw unsupported(node, `axes [${axes}] of [${input.shape}]`);
  const [batch = 1, , , channels = 0] = input.shape;
  const pooled = onnx.node('GlobalAveragePool', [input.name]);
  if (booleanAttribute(node, 'keep_dims')) return { name: pooled, shape: [batch, 1, 1, channels] };
  return { name: onnx.node('Flatten', [pooled], { axis: 1 }), shape: [batch, channels] };
}

/** Input 1: the new shape, with at most one -1 for "the rest". */
function reshape(operation: Operation): Activation {
  const { node, onnx } = operation;
  const input = operation.activation(0);
  const wanted = Array.from(operation.weight(1).data);
  const known = count(wanted.filter((size) => size !== -1));
  const shape = wanted.map((size) => (size === -1 ? count(input.shape) / known : size));
  if (count(shape) !== count(input.shape)) throw unsupported(node, `[${input.shape}] as [${wanted}]`);
  const flat = input.shape.length === 4 ? onnx.node('Transpose', [input.name], { perm: TO_NHWC }) : input.name;
  const name = onnx.node('Reshape', [flat, onnx.integers(shape)]);
  return { name: shape.length === 4 ? onnx.node('Transpose', [name], { perm: TO_NCHW }) : name, shape };
}

/** Input 1 the matrix, input 2 the bias. */
function fusedMatMul(operation: Operation): Activation {
  const { node, onnx } = operation;
  const input = operation.activation(0);
  const matrix = operation.weight(1);
  const fused = textsAttribute(node, 'fused_ops');
  const [bias, activation, ...more] = fused;
  if (bias !== 'BiasAdd' || activation === 'Prelu' || more.length > 0)
    throw unsupported(node, `the fused operations [${fused.join(', ')}]`);
  if (input.shape.length !== 2 || booleanAttribute(node, 'transpose_a')) throw unsupported(node, `[${input.shape}]`);
  const transB = booleanAttribute(node, 'transpose_b') ? 1 : 0;
  const columns = matrix.shape[transB ? 0 : 1] ?? 0;
  const weights = onnx.floats(Float32Array.from(matrix.data), matrix.shape);
  const biases = onnx.floats(Float32Array.from(operation.weight(2).data), [columns]);
  const name = onnx.node('Gemm', [input.name, weights, biases], { transB });
  const result = { name, shape: [input.shape[0] ?? 1, columns] };
  return activation === undefined ? result : activate(operation, activation, result);
}

export const shapeOps: Readonly<Record<string, Convert>> = {
  Identity: (operation) => operation.activation(0),
  Pad: pad,
  Mean: mean,
  Reshape: reshape,
  _FusedMatMul: fusedMatMul,
};
