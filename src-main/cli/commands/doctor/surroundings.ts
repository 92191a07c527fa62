/** What the doctor looks at around the data: the running station, the ports, the model packs. */

import { createServer } from 'node:net';
import { palmFilesOf } from '../../../../src-shared/palm-manifest.ts';
import { packFolders } from '../../../hosts/node/build-station.ts';
import type { Config } from '../../../hosts/node/config.ts';
import { readWeights } from '../../../vision/networks/weights-files.ts';
import { readManifest, readPalmManifest } from '../../../vision/packs/manifest.ts';
import type { RunningStation } from '../../station-client.ts';
import { counted } from '../wording.ts';
import { type Finding, fail, finding, ok, warn } from './finding.ts';

/** What the running station says of itself. */
export function station(running: RunningStation | null): Promise<Finding> {
  return finding('Station', async () => {
    if (!running) return ok('Station', 'none runs here now.');
    const { health, problems } = await running.station.call('station.status', {});
    if (health === 'ok') return ok('Station', 'runs and is well.');
    return warn('Station', problems[0]?.message ?? 'runs, but recognition is not ready. Look again in a moment.');
  });
}

/** Whether the station's ports are free, or open because the station itself has them. `open`: ports of the station that runs over
 * this data folder. */
export function ports(config: Config, open: readonly number[]): Promise<Finding[]> {
  return Promise.all((['HADIR_PORT', 'HADIR_BIOMETRIC_PORT'] as const).map((setting) => port(config, setting, open)));
}

async function port(
  config: Config,
  setting: 'HADIR_PORT' | 'HADIR_BIOMETRIC_PORT',
  open: readonly number[],
): Promise<Finding> {
  const number = config[setting];
  const subject = `Port ${number}`;
  if (number === 0) return ok(subject, 'any free one.');
  if (open.includes(number)) return ok(subject, 'open: the station answers on it.');
  const code = await trial(config.HADIR_HOST, number);
  if (code === null) return ok(subject, 'free.');
  if (code === 'EADDRINUSE')
    return fail(subject, `taken by another program. Close that, or choose another port with ${setting}.`);
  if (code === 'EACCES')
    return fail(subject, `needs an administrator's rights. Choose one above 1023 with ${setting}.`);
  return fail(subject, `cannot be opened on ${config.HADIR_HOST}. Check HADIR_HOST.`);
}

/** The system's error code for listening there; null where it works. */
function trial(host: string, number: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen({ host, port: number, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** Whether every network of the active packs, of faces and of palms, is there and is the file its manifest names. */
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
