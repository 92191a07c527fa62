/** Passive liveness: each network of the pack sees the face with an amount of surroundings of its own. */
import type { Box } from '../../../src-shared/domain.ts';
import type { LivenessManifest } from '../../../src-shared/pack-manifest.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { warp } from '../image/warp.ts';
import type { Network } from '../networks/network.ts';

/** The probability of the live class out of a network's output, by the network's kind. */
const liveScore: Readonly<Record<LivenessManifest['kind'], (classes: Float32Array) => number>> = {
  minifasnet: (probabilities) => probabilities[1] as number,
  faceplugin: (logits) => softmax(logits)[0] as number,
};

export class Liveness {
  readonly #networks: readonly { network: Network; manifest: LivenessManifest }[];

  constructor(networks: readonly { network: Network; manifest: LivenessManifest }[]) {
    this.#networks = networks;
  }

  /** Mean live score of the networks, 0 attack .. 1 live. */
  async score(pyramid: Pyramid, face: Box): Promise<number> {
    let sum = 0;
    for (const { network, manifest } of this.#networks) {
      const { width, height } = network.input;
      const crop = surroundings(face, manifest.cropScale, pyramid.width, pyramid.height);
      const toSource = { a: crop.width / width, b: 0, c: crop.x, d: 0, e: crop.height / height, f: crop.y };
      const write = (out: Float32Array): void =>
        warp(pyramid, toSource, { out, offset: 0, width, height, input: network.input });
      const [classes] = await network.run(write, width, height);
      sum += liveScore[manifest.kind](classes as Float32Array);
    }
    return sum / this.#networks.length;
  }
}

/** Probabilities of classes that a network gives as logits. */
export function softmax(logits: Float32Array): Float32Array {
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** The face box grown `scale` times, shrunk as far as the picture is too small for it, and shifted into the picture; the
 * published crop of the Silent-Face-Anti-Spoofing project. */
export function surroundings(face: Box, scale: number, width: number, height: number): Box {
  const fit = Math.min(scale, (width - 1) / face.width, (height - 1) / face.height);
  const w = face.width * fit;
  const h = face.height * fit;
  const shift = (middle: number, size: number, length: number): number =>
    Math.min(Math.max(middle - size / 2, 0), length - size);
  return {
    x: shift(face.x + face.width / 2, w, width),
    y: shift(face.y + face.height / 2, h, height),
    width: w,
    height: h,
  };
}
