/**
 * Turns a TensorFlow graph model into an ONNX network. TensorFlow keeps images as NHWC, ONNX convolutions want NCHW, so every
 * image inside the ONNX network is NCHW: the input is transposed once, and back again only where a Reshape lays the numbers
 * out flat. Shapes are followed statically (batch 1), which turns "SAME" padding into plain numbers.
 */
import { checkAttributes, type GraphModel, type GraphNode, shapeAttribute, unsupported } from './graphdef.ts';
import { createOnnxBuilder, type OnnxGraph } from './onnx.ts';
import { type Activation, type Convert, type Operation, TO_NCHW } from './operation.ts';
import { convolutionOps } from './ops-convolution.ts';
import { elementwiseOps } from './ops-elementwise.ts';
import { shapeOps } from './ops-shape.ts';

const operations: Readonly<Record<string, Convert>> = { ...convolutionOps, ...elementwiseOps, ...shapeOps };

export interface ConvertOptions {
  readonly name: string;
  /** TensorFlow output -> ONNX output, in the order wanted. What no named output needs is left out. */
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Converts `model`. The ONNX input keeps its name and NHWC layout, its batch is 1. Throws an error that names the operation
 * if the graph holds one that is unknown, or known but used in a way that has no conversion here.
 */
export function convertGraph(model: GraphModel, options: ConvertOptions): OnnxGraph {
  const onnx = createOnnxBuilder();
  const inputs: { name: string; dims: number[] }[] = [];
  const done = new Map<string, Activation>();

  function placeholder(node: GraphNode): Activation {
    const [batch, ...rest] = shapeAttribute(node, 'shape');
    if (rest.length !== 3 || (batch !== 1 && batch !== -1))
      throw unsupported(node, `an input of shape [${batch},${rest}]`);
    const shape = [1, ...rest];
    inputs.push({ name: node.name, dims: shape });
    return { name: onnx.node('Transpose', [node.name], { perm: TO_NCHW }), shape };
  }

  function operation(node: GraphNode): Operation {
    const inputAt = (at: number): string => {
      const name = node.input?.[at];
      if (name === undefined) throw new Error(`${node.op} "${node.name}" has no input ${at}`);
      return name;
    };
    return {
      node,
      onnx,
      isWeight: (at) => model.weights.has(inputAt(at)),
      activation: (at) => convert(inputAt(at)),
      weight(at) {
        const weight = model.weights.get(inputAt(at));
        if (!weight) throw unsupported(node, `a computed input ${at}`);
        return weight;
      },
    };
  }

  function convert(name: string): Activation {
    const ready = done.get(name);
    if (ready) return ready;
    const node = model.nodes.get(name);
    if (!node) throw new Error(`The graph has no node "${name}"`);
    const converter = node.op === 'Placeholder' ? null : operations[node.op];
    if (converter === undefined) throw unsupported(node, `the operation ${node.op}`);
    checkAttributes(node);
    const value = converter === null ? placeholder(node) : converter(operation(node));
    done.set(name, value);
    return value;
  }

  for (const [source, name] of Object.entries(options.outputs)) {
    const value = convert(source);
    if (value.shape.length === 4) throw new Error(`Output ${source} is an image, which has no flat layout`);
    onnx.output(value.name, name, value.shape);
  }
  return onnx.graph(options.name, inputs);
}
