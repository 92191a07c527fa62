/** Whether every network of the active packs, of faces and of palms, is there and is the file its manifest names. */
import { palmFilesOf } from '../../../../src-shared/palm-manifest.ts';
import { packFolders } from '../../../hosts/node/build-station.ts';
import type { Config } from '../../../hosts/node/config.ts';
import { readWeights } from '../../../vision/networks/weights-files.ts';
import { readManifest, readPalmManifest } from '../../../vision/packs/manifest.ts';
import { counted } from '../wording.ts';
import { type Finding, finding, ok } from './finding.ts';

export function models(config: Config, root: string): Promise<Finding> {
  return finding('Models', async () => {
    const folders = packFolders(config, root);
    const manifest = await readManifest(config.HADIR_MODEL_PACK, folders.manifests);
    const entries = [manifest.detector, manifest.landmarks, manifest.embedder, ...manifest.liveness];
    const files = entries.filter((entry) => entry != null);
    for (const entry of files) await readWeights(entry, folders.weights);
    return ok('Models', `pack ${manifest.id} (${manifest.title}), ${files.length} files, all with the right SHA-256.`);
  });
}

export function palmModels(config: Config, root: string): Promise<Finding> {
  return finding('Palms', async () => {
    const folders = packFolders(config, root);
    const manifest = await readPalmManifest(config.HADIR_PALM_PACK, folders.manifests);
    const files = palmFilesOf(manifest);
    for (const { entry } of files) await readWeights(entry, folders.weights);
    const count = counted(files.length, 'file', 'files');
    return ok('Palms', `pack ${manifest.id} (${manifest.title}), ${count} with the right SHA-256.`);
  });
}
