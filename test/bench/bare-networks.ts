/** The networks of the standard pack alone, on tensors that are there already: what no pipeline can be faster than. */
import { join } from 'node:path';
import { Network } from '../../src-main/vision/networks/network.ts';
import { readManifest } from '../../src-main/vision/packs/manifest.ts';
import { root } from './face-set.ts';
import { time } from './timing.ts';

export interface BareNetworks {
  /** Milliseconds, medians. */
  detector: number;
  mesh: number;
  embedder: number;
  /** Once round: detect, two mesh passes, embed the chip and its mirror image. */
  run(): Promise<void>;
}

export async function bareNetworks(runs: number): Promise<BareNetworks> {
  const manifest = await readManifest('standard', [join(root, 'models/packs')]);
  const folders = [join(root, 'models/built')];
  const { detector, landmarks, embedder } = manifest;
  if (!landmarks) throw new Error('The standard pack has no landmark network.');
  const networks = {
    detector: await Network.load(detector, detector.outputs, folders),
    mesh: await Network.load(landmarks, landmarks.outputs, folders),
    embedder: await Network.load(embedder, [embedder.output], folders),
  };
  const once = (network: Network, batch: number): (() => Promise<unknown>) => {
    const { width, height } = network.input;
    const tensor = new Float32Array(width * height * 3 * batch).map((_, i) => ((i * 37) % 255) / 255);
    let written = false;
    const write = (out: Float32Array): void => {
      if (!written) out.set(tensor);
      written = true;
    };
    return () => network.run(write, width, height, batch);
  };
  const [detect, mesh, embed] = [once(networks.detector, 1), once(networks.mesh, 1), once(networks.embedder, 2)];
  return {
    detector: (await time(runs, detect)).p50,
    mesh: (await time(runs, mesh)).p50,
    embedder: (await time(runs, embed)).p50,
    run: async () => {
      await detect();
      await mesh();
      await mesh();
      await embed();
    },
  };
}
