/** Camera frames through the whole station: JPEG in, tracked and matched faces out, over the real worker process. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { files } from '../../src-main/files/index.ts';
import { createGallery, createPalmGallery } from '../../src-main/gallery/index.ts';
import { keyHasher } from '../../src-main/hosts/node/key-hasher.ts';
import { sender, signer } from '../../src-main/outbound/http-sender.ts';
import { createStation } from '../../src-main/station/station.ts';
import { databasePath, openStore } from '../../src-main/store/index.ts';
import { VisionProcess } from '../../src-main/vision/vision-process.ts';
import { forkWorker } from '../../src-main/vision/worker/fork.ts';
import { settingDefaults } from '../../src-shared/contract/settings.ts';
import { photo } from '../support/photos.ts';
import { bareNetworks } from './bare-networks.ts';
import { cameraFrame } from './camera-frame.ts';
import { root } from './face-set.ts';
import { makeDataFolder } from './gallery-data.ts';
import { ms, row, show, timingOf } from './timing.ts';

const runs = 150;
const silent = { info: () => {}, warn: () => {}, error: () => {} };

export async function benchFrames(): Promise<void> {
  console.log('\nCamera frames, 640×480 JPEG, one face, gallery of 10,000 templates');
  const vision = new VisionProcess({
    spawn: forkWorker,
    log: silent,
    start: {
      palmPackId: 'palm-standard',
      packId: 'standard',
      folders: { manifests: [join(root, 'models/packs')], weights: [join(root, 'models/built')] },
    },
  });
  await vision.settled();
  const station = await stationOver(vision);
  const frames = await Promise.all(Array.from({ length: 8 }, (_, i) => cameraFrame(i)));
  const networks = await bareNetworks(runs);
  const { detector, mesh, embedder } = networks;
  row('  bare networks', `detector ${ms(detector)}, mesh ${ms(mesh)}, recogniser (two chips) ${ms(embedder)}`);

  const frame = async (camera: string, seq: number): Promise<number> => {
    const start = performance.now();
    const { seen } = await station.call('live.frame', { camera, seq, at: start, image: frames[seq % 8] as Buffer });
    if (seen.length !== 1) throw new Error(`A frame with one face gave ${seen.length}.`);
    return performance.now() - start;
  };
  for (let i = 0; i < 20; i++) await frame('tracked', i);
  const times: Record<'bare' | 'new' | 'tracked', number[]> = { bare: [], new: [], tracked: [] };
  // In turn, so that a machine that slows down slows all three.
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await networks.run();
    times.bare.push(performance.now() - start);
    times.new.push(await frame(`camera-${i}`, i));
    times.tracked.push(await frame('tracked', i));
  }
  const [bare, fresh, tracked] = [timingOf(times.bare), timingOf(times.new), timingOf(times.tracked)];
  row('  bare networks in turn', show(bare));
  const ratio = fresh.p50 / bare.p50;
  row('  1. a new face', `${show(fresh)}, ${ratio.toFixed(2)} × the bare networks`, {
    text: '≤ 1.5 ×, p95 ≤ 60 ms',
    met: ratio <= 1.5 && fresh.p95 <= 60,
  });
  const part = tracked.p50 / fresh.p50;
  row('  2. a face already tracked', `${show(tracked)}, ${(100 * part).toFixed(0)} % of a new one`, {
    text: '≤ 60 %',
    met: part <= 0.6,
  });
  vision.close();
}

/** A station over 10,000 made-up templates and the person of the frames, enrolled. */
async function stationOver(vision: VisionProcess) {
  const { dataDir, keyFile } = makeDataFolder(10_000, 'standard', 128);
  const store = openStore({ path: databasePath(dataDir), key: Buffer.from(readFileSync(keyFile, 'utf8'), 'base64') });
  const clock = { now: () => new Date(), monotonic: () => performance.now() };
  const gallery = createGallery({
    clock,
    load: (tenantId) =>
      [...store.templates.ofTenantInPack(tenantId, 'standard')].map(({ id, personId, embedding }) => ({
        templateId: id,
        personId,
        embedding,
      })),
  });
  const station = createStation({
    clock,
    computerClock: clock,
    log: silent,
    store,
    gallery,
    palmGallery: createPalmGallery({ load: () => [] }),
    vision,
    newId: randomUUID,
    keyHasher,
    files,
    sender,
    signer,
    settings: { ...settingDefaults, version: 'bench', gate: 'bench' },
  });
  await station.call('enrolment.photo', { tenantId: 1, userId: 1, name: 'Dewi', image: await photo('dewi') });
  await station.call('enrolment.photo', { tenantId: 1, userId: 1, name: 'Dewi', image: await cameraFrame() });
  return station;
}
