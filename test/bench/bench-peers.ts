/** The two libraries that a JavaScript developer would pick instead, on the same frame in the same run. */

import { decode } from '../../src-main/vision/image/decode.ts';
import { Pipeline } from '../../src-main/vision/pipeline.ts';
import { bareNetworks } from './bare-networks.ts';
import { cameraFrame } from './camera-frame.ts';
import { openPack } from './face-set.ts';
import { timePeers } from './peers/peers.ts';
import { row, show, time } from './timing.ts';

const runs = 40;

export async function benchPeers(): Promise<void> {
  console.log('\n6. The peers: detect, landmarks and descriptor of one face in a decoded 640×480 frame');
  const frame = await cameraFrame();
  const image = await decode(frame);
  const pipeline = new Pipeline(await openPack('standard'));
  const bare = await bareNetworks(runs);
  const networks = await time(runs, () => bare.run());
  const ours = await time(runs, () => pipeline.frame(image, []));
  row('  Hadir, standard pack', `${show(ours)} (bare networks p50 ${networks.p50.toFixed(1)} ms)`);
  for (const peer of await timePeers(frame, runs)) {
    const { name, faces, embedding } = peer;
    row(
      `  ${name}`,
      `${show(peer)}, ${faces} face(s), ${embedding} numbers: ${(peer.p50 / ours.p50).toFixed(1)} × Hadir's time`,
    );
  }
}
