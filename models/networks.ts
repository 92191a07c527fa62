/**
 * The four networks of the standard packs: where each one's weights lie, and how it is made. The weights come with two
 * development packages, so the packs are built at install and nothing is downloaded for it.
 */
import { fileURLToPath } from 'node:url';
import { convertGraph } from './convert-graph.ts';
import { buildDlibFace, readDlibWeights } from './dlib.ts';
import { readGraphModel } from './graphdef.ts';
import { encodeOnnx } from './onnx.ts';

const packages = new URL('../node_modules/@vladmandic/', import.meta.url);
const locate = (path: string) => fileURLToPath(new URL(path, packages));

/** `outputs` maps TensorFlow's names to ours; see the pack's manifest for what each one means. */
function graphNetwork(file: string, outputs: Readonly<Record<string, string>>) {
  return () => {
    const model = readGraphModel(locate(`human/models/${file}.json`));
    return encodeOnnx(convertGraph(model, { name: file, outputs }));
  };
}

/** File name -> builder of its bytes. */
export const standardNetworks: Readonly<Record<string, () => Uint8Array>> = {
  'blazeface.onnx': graphNetwork('blazeface', {
    Identity: 'logits16',
    Identity_1: 'logits8',
    Identity_2: 'boxes16',
    Identity_3: 'boxes8',
  }),
  // The third output, contours of eyes and lips, is a coarser reading of the mesh: it is left out.
  'facemesh.onnx': graphNetwork('facemesh', { Identity_2: 'mesh', Identity_1: 'presence' }),
  'handlandmark-lite.onnx': graphNetwork('handlandmark-lite', {
    Identity: 'landmarks',
    Identity_1: 'presence',
    Identity_2: 'handedness',
    Identity_3: 'world',
  }),
  'dlib-face.onnx': () =>
    encodeOnnx(buildDlibFace(readDlibWeights(locate('face-api/model/face_recognition_model-weights_manifest.json')))),
};
