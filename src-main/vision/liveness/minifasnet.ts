/** Passive liveness by Minivision's MiniFASNet pair: each network sees the face with a different amount of surroundings. */
import type { Box } from '../../../src-shared/domain.ts';
import type { LivenessManifest } from '../../../src-shared/pack-manifest.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { warp } from '../image/warp.ts';
import type { Network } from '../networks/network.ts';

/** Class 1 of 3 is the live one; softmax is part of the network. */
const liveClass = 1;

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
      sum += (classes as Float32Array)[liveClass] as number;
    }
    return sum / this.#networks.length;
  }
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
