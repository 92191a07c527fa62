/**
 * Builds dlib's face recognition network (dlib_face_recognition_resnet_model_v1, in the public domain) from the weights that
 * face-api.js stores. Only the weights are stored there, so the layers are written out here: a residual network whose every
 * convolution is followed by a per-channel scale, which is folded into the convolution's own numbers.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createOnnxBuilder, type OnnxBuilder, type OnnxGraph } from './onnx.ts';
import { decodeWeights, transpose, type Weight, type WeightEntry } from './weights.ts';

/** Side of the input in pixels. */
const CHIP = 150;
/** The residual blocks in order; one that ends in `_down` (or `_down_out`) halves rows and columns. */
const BLOCKS = [
  ...['conv32_1', 'conv32_2', 'conv32_3'],
  ...['conv64_down', 'conv64_1', 'conv64_2', 'conv64_3'],
  ...['conv128_down', 'conv128_1', 'conv128_2'],
  ...['conv256_down', 'conv256_1', 'conv256_2', 'conv256_down_out'],
] as const;

type Weights = ReadonlyMap<string, Weight>;

/** An image in the network: its rows (= columns) and channels are known, its batch is not. */
interface Image {
  readonly name: string;
  readonly side: number;
  readonly channels: number;
}

type Net = { readonly onnx: OnnxBuilder; readonly weights: Weights };

/** Reads the weights that the manifest at `path` lists; the files lie beside it. */
export function readDlibWeights(path: string): Weights {
  const groups = JSON.parse(readFileSync(path, 'utf8')) as { paths: string[]; weights: WeightEntry[] }[];
  const binary = Buffer.concat(
    groups.flatMap((group) => group.paths).map((name) => readFileSync(join(dirname(path), name))),
  );
  return decodeWeights(
    groups.flatMap((group) => group.weights),
    binary,
  );
}

function weightOf(weights: Weights, name: string): Weight {
  const weight = weights.get(name);
  if (!weight) throw new Error(`The face recognition weights have no "${name}"`);
  return weight;
}

/** One convolution with its scale folded in: `(conv(x) + bias) * scale + shift`. Strided ones are not padded. */
function convolve({ onnx, weights }: Net, input: Image, layer: string, stride: 1 | 2, relu: boolean): Image {
  const filter = weightOf(weights, `${layer}/conv/filters`);
  const [bias, scale, shift] = ['conv/bias', 'scale/weights', 'scale/biases'].map(
    (name) => weightOf(weights, `${layer}/${name}`).data,
  );
  if (!bias || !scale || !shift) throw new Error(`The layer ${layer} is incomplete`);
  const channels = bias.length;
  const { shape, data } = transpose(filter, [3, 2, 0, 1]);
  const perChannel = data.length / channels;
  const folded = data.map((value, i) => value * (scale[Math.floor(i / perChannel)] ?? 0));
  const offsets = Float32Array.from(bias, (value, c) => value * (scale[c] ?? 0) + (shift[c] ?? 0));
  const kernel = shape[2] ?? 0;
  const pad = stride === 1 ? Math.floor(kernel / 2) : 0;
  const attributes = { kernel_shape: [kernel, kernel], strides: [stride, stride], pads: [pad, pad, pad, pad] };
  const conv = onnx.node(
    'Conv',
    [input.name, onnx.floats(folded, shape), onnx.floats(offsets, [channels])],
    attributes,
  );
  const side = Math.floor((input.side + 2 * pad - kernel) / stride) + 1;
  return { name: relu ? onnx.node('Relu', [conv]) : conv, side, channels };
}

/** Appends zeros: channels, and rows and columns at the bottom and right. */
function grow({ onnx }: Net, input: Image, side: number, channels: number): Image {
  if (input.side === side && input.channels === channels) return input;
  const ends = [0, channels - input.channels, side - input.side, side - input.side];
  return { name: onnx.node('Pad', [input.name, onnx.integers([0, 0, 0, 0, ...ends])]), side, channels };
}

function pool({ onnx }: Net, input: Image, op: 'MaxPool' | 'AveragePool', window: number): Image {
  const name = onnx.node(op, [input.name], { kernel_shape: [window, window], strides: [2, 2] });
  return { name, side: Math.floor((input.side - window) / 2) + 1, channels: input.channels };
}

function block(net: Net, input: Image, name: string): Image {
  const down = name.includes('_down');
  const inner = convolve(net, input, `${name}/conv1`, down ? 2 : 1, true);
  const mapped = convolve(net, inner, `${name}/conv2`, 1, false);
  // The skipped-over input has no weights of its own: a down block averages it and gives it empty channels.
  const skipped = down ? pool(net, input, 'AveragePool', 2) : input;
  const side = Math.max(mapped.side, skipped.side);
  const summands = [skipped, mapped].map((image) => grow(net, image, side, mapped.channels).name);
  return { name: net.onnx.node('Relu', [net.onnx.node('Add', summands)]), side, channels: mapped.channels };
}

/**
 * The network in ONNX. Input `chip`: N x 3 x 150 x 150, RGB, `(pixel - (122.782, 117.001, 104.298)) / 255` with pixels in
 * 0..255. Output `embedding`: N x 128, not normalised.
 */
export function buildDlibFace(weights: Weights): OnnxGraph {
  const onnx = createOnnxBuilder();
  const net: Net = { onnx, weights };
  let image: Image = { name: 'chip', side: CHIP, channels: 3 };
  image = convolve(net, image, 'conv32_down', 2, true);
  image = pool(net, image, 'MaxPool', 3);
  for (const name of BLOCKS) image = block(net, image, name);
  const features = onnx.node('Flatten', [onnx.node('GlobalAveragePool', [image.name])], { axis: 1 });
  const last = weightOf(weights, 'fc');
  const matrix = onnx.floats(Float32Array.from(last.data), last.shape);
  onnx.output(onnx.node('MatMul', [features, matrix]), 'embedding', ['N', last.shape[1] ?? 0]);
  return onnx.graph('dlib-face', [{ name: 'chip', dims: ['N', 3, CHIP, CHIP] }]);
}
