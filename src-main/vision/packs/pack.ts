/** A loaded model pack: its networks behind the words of the pipeline. */
import type { PackManifest } from '../../../src-shared/pack-manifest.ts';
import { BlazeFace } from '../detect/blazeface.ts';
import type { Detector } from '../detect/detector.ts';
import { YuNet } from '../detect/yunet.ts';
import { Embedder } from '../embed/embedder.ts';
import { FaceMesh } from '../landmarks/facemesh.ts';
import { Liveness } from '../liveness/liveness.ts';
import { Network } from '../networks/network.ts';
import { readManifest } from './manifest.ts';

export interface Pack {
  manifest: PackManifest;
  detector: Detector;
  mesh: FaceMesh | null;
  embedder: Embedder;
  liveness: Liveness | null;
}

export interface PackFolders {
  /** Where `<id>.json` is looked for. */
  manifests: readonly string[];
  /** Where weights are looked for, recursively. */
  weights: readonly string[];
}

/** Loads and verifies every network of the pack. Throws `models_unavailable` naming the first thing that is wrong. */
export async function loadPack(id: string, folders: PackFolders): Promise<Pack> {
  const manifest = await readManifest(id, folders.manifests);
  const load = (entry: Parameters<typeof Network.load>[0], outputs: readonly string[]): Promise<Network> =>
    Network.load(entry, outputs, folders.weights);
  const detector = await load(manifest.detector, manifest.detector.outputs);
  const landmarks = manifest.landmarks && (await load(manifest.landmarks, manifest.landmarks.outputs));
  const embedder = await load(manifest.embedder, [manifest.embedder.output]);
  const liveness = [];
  for (const entry of manifest.liveness) liveness.push({ network: await load(entry, [entry.output]), manifest: entry });
  return {
    manifest,
    detector: new { blazeface: BlazeFace, yunet: YuNet }[manifest.detector.kind](detector, manifest.detector),
    mesh: landmarks ? new FaceMesh(landmarks) : null,
    embedder: new Embedder(embedder, manifest.embedder),
    liveness: liveness.length > 0 ? new Liveness(liveness) : null,
  };
}
