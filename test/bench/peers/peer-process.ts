/** A child process: takes one task, times its peer, answers and ends. */
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { time } from '../timing.ts';
import { loadFaceApi } from './face-api.ts';
import { loadHuman } from './human.ts';
import type { Frame, Peer, PeerId, PeerTimes, Task } from './peer.ts';

const warmUp = 5;
const peers: Record<PeerId, (frame: Frame) => Promise<Peer>> = {
  human: loadHuman,
  'face-api-ssd': (frame) => loadFaceApi(frame, 'ssdMobilenetv1'),
  'face-api-tiny': (frame) => loadFaceApi(frame, 'tinyFaceDetector'),
};

// Whoever asked is gone.
process.on('disconnect', () => process.exit(1));

const [{ peer, frame, runs }] = (await once(process, 'message')) as [Task];
const { name, describe } = await peers[peer](frame);
let faces: ArrayLike<number>[] = [];
const timing = await time(
  runs,
  async () => {
    faces = await describe();
    // A turn of the event loop, microseconds: a library that computes in one go lets none pass.
    await setImmediate();
  },
  warmUp,
);
const times: PeerTimes = { name, ...timing, faces: faces.length, embedding: faces[0]?.length ?? 0 };
process.send?.(times, () => process.exit(0));
