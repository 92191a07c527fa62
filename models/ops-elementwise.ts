/**
 * The element-wise operations of the converter: arithmetic of two values, and activation functions, which also occur fused
 * into convolutions and matrix products.
 */

import { unsupported } from './graphdef.ts';
import { type Activation, broadcastConstant, type Convert, type Operation } from './operation.ts';

/** Applies the activation `kind` (TensorFlow's name). Throws an error naming it if it is unknown. `slope`: Prelu's. */
export function activate({ node, onnx }: Operation, kind: string, input: Activation, slope?: string): Activation {
  const { name, shape } = input;
  switch (kind) {
    case 'Relu':
    case 'Sigmoid':
      return { name: onnx.node(kind, [name]), shape };
    case 'Relu6': {
      const limits = [0, 6].map((limit) => onnx.floats(Float32Array.of(limit), []));
      return { name: onnx.node('Clip', [name, ...limits]), shape };
    }
    case 'Prelu':
      if (slope !== undefined) return { name: onnx.node('PRelu', [name, slope]), shape };
  }
  throw unsupported(node, `the activation ${kind}`);
}

const activation: Convert = (operation) => activate(operation, operation.node.op, operation.activation(0));

const prelu: Convert = (operation) => {
  const input = operation.activation(0);
  return activate(
    operation,
    'Prelu',
    input,
    broadcastConstant(operation.onnx, operation.weight(1), input.shape.length),
  );
};

/** The shape of two values broadcast against each other, ranks equal. */
function broadcast(a: readonly number[], b: readonly number[]): number[] | undefined {
  const fits = a.length === b.length && a.every((size, i) => size === b[i] || size === 1 || b[i] === 1);
  return fits ? a.map((size, i) => Math.max(size, b[i] ?? 0)) : undefined;
}

/** `op` of the inputs from left to right; a weight among the first two takes the other one's layout. */
function arithmetic(op: string): Convert {
  return (operation) => {
    const { node, onnx } = operation;
    const count = node.input?.length ?? 0;
    const order = operation.isWeight(0) ? [1, 0] : [0, 1];
    for (let at = 2; at < count; at++) order.push(at);
    const [first = 0, ...rest] = order;
    return rest.reduce((left, at): Activation => {
      if (operation.isWeight(at)) {
        const weight = operation.weight(at);
        const shape = [...left.shape.slice(weight.shape.length).map(() => 1), ...weight.shape];
        const result = broadcast(left.shape, shape);
        if (!result) throw unsupported(node, `a weight of shape [${weight.shape}] with [${left.shape}]`);
        const constant = broadcastConstant(onnx, weight, left.shape.length);
        return { name: onnx.node(op, [left.name, constant]), shape: result };
      }
      const right = operation.activation(at);
      const shape = broadcast(left.shape, right.shape);
      if (!shape) throw unsupported(node, `[${left.shape}] with [${right.shape}]`);
      return { name: onnx.node(op, [left.name, right.name]), shape };
    }, operation.activation(first));
  };
}

export const elementwiseOps: Readonly<Record<string, Convert>> = {
  Add: arithmetic('Add'),
  AddV2: arithmetic('Add'),
  AddN: arithmetic('Add'),
  Mul: arithmetic('Mul'),
  Minimum: arithmetic('Min'),
  Maximum: arithmetic('Max'),
  Relu: activation,
  Relu6: activation,
  Sigmoid: activation,
  Prelu: prelu,
};
