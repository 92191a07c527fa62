/** `@vladmandic/face-api`: one of its two detectors, 68 landmarks and its descriptor network, with the default options. */
import { join } from 'node:path';
import type { Frame, Peer } from './peer.ts';
import { packageFolder, requireHere, startWasm, wasmMode } from './wasm.ts';

interface Net {
  loadFromDisk(folder: string): Promise<void>;
}
interface FaceApi {
  version: string;
  nets: Record<'ssdMobilenetv1' | 'tinyFaceDetector' | 'faceLandmark68Net' | 'faceRecognitionNet', Net>;
  SsdMobilenetv1Options: new () => object;
  TinyFaceDetectorOptions: new () => object;
  detectAllFaces(
    input: object,
    options: object,
  ): { withFaceLandmarks(): { withFaceDescriptors(): PromiseLike<{ descriptor: Float32Array }[]> } };
}

export async function loadFaceApi(
  { pixels, width, height }: Frame,
  detector: 'ssdMobilenetv1' | 'tinyFaceDetector',
): Promise<Peer> {
  const folder = packageFolder('@vladmandic/face-api');
  const tf = await startWasm();
  const api: FaceApi = requireHere(join(folder, 'dist/face-api.node-wasm.js'));
  const { nets } = api;
  for (const net of [nets[detector], nets.faceLandmark68Net, nets.faceRecognitionNet]) {
    await net.loadFromDisk(join(folder, 'model'));
  }
  const options = detector === 'ssdMobilenetv1' ? new api.SsdMobilenetv1Options() : new api.TinyFaceDetectorOptions();
  const input = tf.tensor3d(pixels, [height, width, 3], 'int32');
  return {
    name: `@vladmandic/face-api ${api.version}, ${detector} (${await wasmMode(tf)})`,
    async describe() {
      const faces = await api.detectAllFaces(input, options).withFaceLandmarks().withFaceDescriptors();
      return faces.map(({ descriptor }) => descriptor);
    },
  };
}
