/** A palm pack: its manifest is read and its files are checked at the start, its networks loaded with the first hand: a station
 * that reads faces alone does not pay for them. */
import type { PalmManifest } from '../../../src-shared/palm-manifest.ts';
import { palmFilesOf } from '../../../src-shared/palm-manifest.ts';
import { Network } from '../networks/network.ts';
import { readWeights } from '../networks/weights-files.ts';
import { CropFinder } from '../palm/crop-finder.ts';
import { DetectorFinder } from '../palm/detector-finder.ts';
import type { HandFinder } from '../palm/finder.ts';
import { HandLandmarks } from '../palm/hand-landmarks.ts';
import { PalmDetector } from '../palm/palm-detector.ts';
import { readPalmManifest } from './manifest.ts';
import type { PackFolders } from './pack.ts';

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
