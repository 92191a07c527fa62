/** A loaded model pack, of faces or of palms: its networks behind the words of the pipeline. */
import type { PackManifest } from '../../../src-shared/pack-manifest.ts';
import { type PalmManifest, palmFilesOf } from '../../../src-shared/palm-manifest.ts';
import { BlazeFace } from '../detect/blazeface.ts';
import type { Detector } from '../detect/detector.ts';
import { YuNet } from '../detect/yunet.ts';
import { Embedder } from '../embed/embedder.ts';
import { FaceMesh } from '../landmarks/facemesh.ts';
import { Liveness } from '../liveness/liveness.ts';
import { Network } from '../networks/network.ts';
import { readWeights } from '../networks/weights-files.ts';
import { CropFinder } from '../palm/crop-finder.ts';
import { DetectorFinder } from '../palm/detector-finder.ts';
import type { HandFinder } from '../palm/finder.ts';
import { HandLandmarks, PalmDetector } from '../palm/hand-networks.ts';
import { readManifest, readPalmManifest } from './manifest.ts';

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

/** A palm pack: its manifest is read and its files are checked at the start, its networks loaded with the first hand: a station
 * that reads faces alone does not pay for them. */
export interface PalmPack {
  readonly manifest: PalmManifest;
  /** The same one at every call. Throws `models_unavailable`; the next call tries again. */
  finder(): Promise<HandFinder>;
}

/** Throws `models_unavailable` naming the first thing that is wrong with the manifest or a file of it. */
export async function openPalmPack(id: string, folders: PackFolders): Promise<PalmPack> {
  const manifest = await readPalmManifest(id, folders.manifests);
  for (const { entry } of palmFilesOf(manifest)) await readWeights(entry, folders.weights);
  let loading: Promise<HandFinder> | null = null;
  return {
    manifest,
    finder: () => {
      loading ??= load(manifest, folders.weights).catch((error) => {
        loading = null;
        throw error;
      });
      return loading;
    },
  };
}

async function load({ detector, landmarks }: PalmManifest, weights: readonly string[]): Promise<HandFinder> {
  const hands = new HandLandmarks(await Network.load(landmarks, landmarks.outputs, weights));
  if (!detector) return new CropFinder(hands);
  return new DetectorFinder(new PalmDetector(await Network.load(detector, detector.outputs, weights), detector), hands);
}
