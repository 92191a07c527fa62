/**
 * The window operations of the converter: convolutions, with what TensorFlow fuses into them, and max pooling. Where the two
 * worlds differ: TensorFlow's "SAME" puts the odd pixel of padding at the bottom and right, and its filters are HWIO.
 */

import { type GraphNode, integersAttribute, textAttribute, textsAttribute, unsupported } from './graphdef.ts';
import type { AttributeValue } from './onnx.ts';
import { type Activation, broadcastConstant, type Convert, type Operation } from './operation.ts';
import { activate } from './ops-elementwise.ts';
import { transpose } from './weights.ts';

interface Window {
  readonly attributes: Record<string, AttributeValue>;
  /** Rows and columns of the result. */
  readonly size: readonly [number, number];
}

/** The two middle numbers of an NHWC list; the outer two must be 1. */
function spatial(node: GraphNode, name: string): [number, number] {
  const list = integersAttribute(node, name);
  if (list.length === 0 && name === 'dilations') return [1, 1];
  const [n, h, w, c] = list;
  if (list.length !== 4 || n !== 1 || c !== 1 || !h || !w) throw unsupported(node, `${name} [${list}]`);
  return [h, w];
}

/** Padding before and after one axis. */
function paddingOf(node: GraphNode, axis: 0 | 1, input: number, window: number, stride: number): [number, number] {
  const mode = textAttribute(node, 'padding');
  if (mode === 'VALID') return [0, 0];
  if (mode === 'SAME') {
    const total = Math.max((Math.ceil(input / stride) - 1) * stride + window - input, 0);
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  }
  // EXPLICIT: before and after of each axis of NHWC.
  const list = integersAttribute(node, 'explicit_paddings');
  const [before, after] = list.slice(2 + axis * 2, 4 + axis * 2);
  if (mode !== 'EXPLICIT' || list.length !== 8 || before === undefined || after === undefined)
    throw unsupported(node, `padding ${mode} [${list}]`);
  return [before, after];
}

function slide(node: GraphNode, input: Activation, kernel: readonly [number, number]): Window {
  if (textAttribute(node, 'data_format') !== 'NHWC') throw unsupported(node, 'data_format other than NHWC');
  const [, height = 0, width = 0] = input.shape;
  const strides = spatial(node, 'strides');
  const dilations = spatial(node, 'dilations');
  const reach = kernel.map((side, axis) => (side - 1) * (dilations[axis as 0 | 1] ?? 1) + 1) as [number, number];
  const [top, bottom] = paddingOf(node, 0, height, reach[0], strides[0]);
  const [left, right] = paddingOf(node, 1, width, reach[1], strides[1]);
  return {
    attributes: { kernel_shape: kernel, strides, dilations, pads: [top, left, bottom, right] },
    size: [
      Math.floor((height + top + bottom - reach[0]) / strides[0]) + 1,
      Math.floor((width + left + right - reach[1]) / strides[1]) + 1,
    ],
  };
}

function image(operation: Operation): Activation {
  const input = operation.activation(0);
  if (input.shape.length !== 4) throw unsupported(operation.node, `an input of rank ${input.shape.length}`);
  return input;
}

/** `bias` is the index of the bias input, if there is one. */
function convolution(operation: Operation, bias?: number): Activation {
  const { node, onnx } = operation;
  const input = image(operation);
  const filter = operation.weight(1);
  const [height = 0, width = 0, inChannels, outChannels = 0] = filter.shape;
  if (inChannels !== input.shape[3])
    throw unsupported(node, `a filter for ${inChannels} of ${input.shape[3]} channels`);
  const { attributes, size } = slide(node, input, [height, width]);
  const oihw = transpose(filter, [3, 2, 0, 1]);
  const inputs = [input.name, onnx.floats(oihw.data, oihw.shape)];
  if (bias !== undefined) inputs.push(onnx.floats(Float32Array.from(operation.weight(bias).data), [outChannels]));
  return { name: onnx.node('Conv', inputs, attributes), shape: [1, ...size, outChannels] };
}

function depthwise(operation: Operation): Activation {
  const { node, onnx } = operation;
  const input = image(operation);
  const filter = operation.weight(1);
  const [height = 0, width = 0, channels = 0, multiplier = 0] = filter.shape;
  if (channels !== input.shape[3]) throw unsupported(node, `a filter for ${channels} of ${input.shape[3]} channels`);
  const { attributes, size } = slide(node, input, [height, width]);
  const outChannels = channels * multiplier;
  const weights = onnx.floats(transpose(filter, [2, 3, 0, 1]).data, [outChannels, 1, height, width]);
  const name = onnx.node('Conv', [input.name, weights], { ...attributes, group: channels });
  return { name, shape: [1, ...size, outChannels] };
}

/** Input 2 is the bias, input 3 what the activation needs (Prelu's slopes). */
function fusedConvolution(operation: Operation): Activation {
  const { node, onnx } = operation;
  const fused = textsAttribute(node, 'fused_ops');
  const [bias, activation, ...more] = fused;
  if (bias !== 'BiasAdd' || more.length > 0) throw unsupported(node, `the fused operations [${fused.join(', ')}]`);
  const result = convolution(operation, 2);
  if (activation === undefined) return result;
  const slope = activation === 'Prelu' ? broadcastConstant(onnx, operation.weight(3), 4) : undefined;
  return activate(operation, activation, result, slope);
}

function maxPool(operation: Operation): Activation {
  const input = image(operation);
  const { attributes, size } = slide(operation.node, input, spatial(operation.node, 'ksize'));
  return { name: operation.onnx.node('MaxPool', [input.name], attributes), shape: [1, ...size, input.shape[3] ?? 0] };
}

export const convolutionOps: Readonly<Record<string, Convert>> = {
  Conv2D: (operation) => convolution(operation),
  _FusedConv2D: fusedConvolution,
  DepthwiseConv2dNative: depthwise,
  MaxPool: maxPool,
};
