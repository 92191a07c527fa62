/** MediaPipe's hand landmark network: 21 points of one hand from a rotated crop, in the lite version of the standard pack or the
 * full one. */
import type { HandRegion } from '../../../src-shared/palm.ts';
import { apply } from '../image/geometry.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { warp } from '../image/warp.ts';
import type { Network } from '../networks/network.ts';
import { type Hand, handPoints, regionCrop } from './hand.ts';

export class HandLandmarks {
  readonly #network: Network;

  /** Outputs in this order: 63 numbers (x, y, z in crop pixels), presence, handedness; further ones are ignored. */
  constructor(network: Network) {
    this.#network = network;
  }

  /** What the network makes of this crop; whether it is a hand is for `presence` to say. */
  async read(pyramid: Pyramid, region: HandRegion): Promise<Hand> {
    const { input } = this.#network;
    const { width, height } = input;
    const toSource = regionCrop(region, width);
    const write = (out: Float32Array): void => warp(pyramid, toSource, { out, offset: 0, width, height, input });
    const [coordinates, presence, handedness] = await this.#network.run(write, width, height);
    const points = new Float32Array(handPoints * 2);
    for (let i = 0; i < handPoints; i++) {
      const [x, y] = apply(toSource, coordinates?.[3 * i] as number, coordinates?.[3 * i + 1] as number);
      points[2 * i] = x;
      points[2 * i + 1] = y;
    }
    return { points, presence: presence?.[0] ?? 0, handedness: handedness?.[0] ?? 0 };
  }
}
