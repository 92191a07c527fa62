/**
 * The networks of the packs that are always there: where each one's weights lie, and how it is made. The weights come with
 * development packages, so the packs are built at install and nothing is downloaded for it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { convertGraph } from './convert-graph.ts';
import { buildDlibFace, readDlibWeights } from './dlib.ts';
import { readGraphModel } from './graphdef.ts';
import { encodeOnnx, type OnnxGraph } from './onnx.ts';
import { decodeOnnx } from './onnx-reader.ts';
import { inWholeBlocks, withFlatten, withoutPRelu } from './rewrite.ts';

const packages = new URL('../node_modules/', import.meta.url);
const locate = (path: string) => fileURLToPath(new URL(path, packages));

/** `outputs` maps TensorFlow's names to ours; see the pack's manifest for what each one means. */
function graphNetwork(file: string, outputs: Readonly<Record<string, string>>, rewrite = (graph: OnnxGraph) => graph) {
  return () => {
    const model = readGraphModel(locate(`@vladmandic/human/models/${file}.json`));
    return encodeOnnx(rewrite(convertGraph(model, { name: file, outputs })));
  };
}

// The third output, contours of eyes and lips, is a coarser reading of the mesh: it is left out.
const meshOutputs = { Identity_2: 'mesh', Identity_1: 'presence' };

/** A network that its package carries as ONNX already. */
export function publishedNetwork(name: 'fr_feature' | 'fr_liveness'): Uint8Array {
  return readFileSync(locate(`faceplugin-face-recognition-js/model/${name}.onnx`));
}

/** The same answers in about half the time; see `rewrite.ts`. */
function rewrittenNetwork(name: Parameters<typeof publishedNetwork>[0]) {
  return () => encodeOnnx(withoutPRelu(inWholeBlocks(withFlatten(decodeOnnx(publishedNetwork(name))))));
}

/** File name -> builder of its bytes. */
export const standardNetworks: Readonly<Record<string, () => Uint8Array>> = {
  'blazeface.onnx': graphNetwork('blazeface', {
    Identity: 'logits16',
    Identity_1: 'logits8',
    Identity_2: 'boxes16',
    Identity_3: 'boxes8',
  }),
  'facemesh.onnx': graphNetwork('facemesh', meshOutputs),
  'facemesh-fast.onnx': graphNetwork('facemesh', meshOutputs, withoutPRelu),
  'handlandmark-lite.onnx': graphNetwork('handlandmark-lite', {
    Identity: 'landmarks',
    Identity_1: 'presence',
    Identity_2: 'handedness',
    Identity_3: 'world',
  }),
  'dlib-face.onnx': () =>
    encodeOnnx(
      buildDlibFace(readDlibWeights(locate('@vladmandic/face-api/model/face_recognition_model-weights_manifest.json'))),
    ),
  'faceplugin-face.onnx': rewrittenNetwork('fr_feature'),
  'faceplugin-liveness.onnx': rewrittenNetwork('fr_liveness'),
};
