/**
 * Reads a TensorFlow graph model as TensorFlow.js stores it: a GraphDef in JSON beside a file of weights. Attributes are
 * decoded by the kind the caller expects, so that a converter never meets the raw encoding (integers as text, text as
 * base64), and an attribute of another kind is an error instead of a default.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeWeights, type Weight, type WeightEntry } from './weights.ts';

interface RawAttribute {
  readonly s?: string;
  readonly i?: string | number;
  readonly b?: boolean;
  readonly f?: number;
  readonly shape?: { readonly dim?: readonly { readonly size: string | number }[] };
  readonly list?: { readonly s?: readonly string[]; readonly i?: readonly (string | number)[] };
}

/** One operation of the graph. Weights are nodes too, with the op `Const`. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, RawAttribute>>;
}

export interface GraphModel {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly weights: ReadonlyMap<string, Weight>;
}

interface GraphModelFile {
  readonly modelTopology: { readonly node: readonly GraphNode[] };
  readonly weightsManifest: readonly { readonly paths: readonly string[]; readonly weights: readonly WeightEntry[] }[];
}

/** Reads the model at `path` (its .json; weight files lie beside it). Throws if a file is missing or cut short. */
export function readGraphModel(path: string): GraphModel {
  const file = JSON.parse(readFileSync(path, 'utf8')) as GraphModelFile;
  const weights = new Map<string, Weight>();
  for (const group of file.weightsManifest) {
    const binary = Buffer.concat(group.paths.map((name) => readFileSync(join(dirname(path), name))));
    for (const [name, weight] of decodeWeights(group.weights, binary)) weights.set(name, weight);
  }
  return { nodes: new Map(file.modelTopology.node.map((node) => [node.name, node])), weights };
}

const text = (base64: string) => Buffer.from(base64, 'base64').toString('latin1');

/** An error that names the operation it is about. */
export function unsupported(node: GraphNode, what: string): Error {
  return new Error(`${node.op} "${node.name}": ${what} is not supported by the converter`);
}

/** Every attribute that the converter reads, or that says nothing about the result. */
const KNOWN_ATTRIBUTES = new Set([
  ...['dtype', 'shape', 'value', 'T', 'Tidx', 'Tpaddings', 'Tshape', 'N', 'num_args', 'epsilon', 'use_cudnn_on_gpu'],
  ...['data_format', 'dilations', 'explicit_paddings', 'ksize', 'padding', 'strides'],
  ...['fused_ops', 'keep_dims', 'transpose_a', 'transpose_b'],
]);

/** Throws if `node` has an attribute that the converter would overlook. Those with an underscore are TensorFlow's own notes. */
export function checkAttributes(node: GraphNode): void {
  for (const name of Object.keys(node.attr ?? {}))
    if (!name.startsWith('_') && !KNOWN_ATTRIBUTES.has(name)) throw unsupported(node, `the attribute ${name}`);
}

function attribute(node: GraphNode, name: string): RawAttribute {
  const value = node.attr?.[name];
  if (value === undefined) throw new Error(`${node.op} "${node.name}" has no attribute ${name}`);
  return value;
}

export function textAttribute(node: GraphNode, name: string): string {
  return text(attribute(node, name).s ?? '');
}

/** False where the attribute is absent, as TensorFlow has it. */
export function booleanAttribute(node: GraphNode, name: string): boolean {
  return node.attr?.[name]?.b ?? false;
}

/** Empty where the attribute is absent. */
export function integersAttribute(node: GraphNode, name: string): number[] {
  return (node.attr?.[name]?.list?.i ?? []).map(Number);
}

/** Empty where the attribute is absent. */
export function textsAttribute(node: GraphNode, name: string): string[] {
  return (node.attr?.[name]?.list?.s ?? []).map(text);
}

/** A placeholder's shape; -1 is a free dimension. */
export function shapeAttribute(node: GraphNode, name: string): number[] {
  return (attribute(node, name).shape?.dim ?? []).map((dim) => Number(dim.size));
}
