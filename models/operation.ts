/**
 * What the converter's operations share: the values they pass on, the view each has of its node, and the layout of images.
 */
import type { GraphNode } from './graphdef.ts';
import type { OnnxBuilder } from './onnx.ts';
import { transpose, type Weight } from './weights.ts';

/** A value computed in the network. `shape` is TensorFlow's; one of rank 4 is held in ONNX with its channels second. */
export interface Activation {
  readonly name: string;
  readonly shape: readonly number[];
}

/** What an operation sees of the conversion. `at` counts the node's inputs from 0. */
export interface Operation {
  readonly node: GraphNode;
  readonly onnx: OnnxBuilder;
  /** The input as a computed value; an error if it is a weight. */
  activation(at: number): Activation;
  /** The input as a weight; an error if it is computed. */
  weight(at: number): Weight;
  isWeight(at: number): boolean;
}

export type Convert = (operation: Operation) => Activation;

/** Image axes of TensorFlow's NHWC in ONNX's order, and the way back. */
export const TO_NCHW = [0, 3, 1, 2] as const;
export const TO_NHWC = [0, 2, 3, 1] as const;

/** A weight as an ONNX constant that broadcasts against an activation of rank `rank` the way TensorFlow broadcasts it. */
export function broadcastConstant(onnx: OnnxBuilder, weight: Weight, rank: number): string {
  if (rank !== 4 || weight.shape.length === 0) return onnx.floats(Float32Array.from(weight.data), weight.shape);
  const shape = [...Array<number>(4 - weight.shape.length).fill(1), ...weight.shape];
  const image = transpose({ shape, data: weight.data }, TO_NCHW);
  return onnx.floats(image.data, image.shape);
}
