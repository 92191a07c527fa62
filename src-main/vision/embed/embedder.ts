/** The recogniser: an aligned face crop to an L2-normalised embedding. */
import type { EmbedderManifest } from '../../../src-shared/pack-manifest.ts';
import type { Affine } from '../image/geometry.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { mirrorInto, warp } from '../image/warp.ts';
import type { Network } from '../networks/network.ts';

export class Embedder {
  readonly #network: Network;
  readonly #manifest: EmbedderManifest;

  constructor(network: Network, manifest: EmbedderManifest) {
    this.#network = network;
    this.#manifest = manifest;
  }

  /** `toSource` as `align.alignment` gives it. With `mirror` the descriptors of the crop and of its mirror image are averaged:
   * one batch of two. */
  async embed(pyramid: Pyramid, toSource: Affine): Promise<Float32Array> {
    const { input, dimension, mirror } = this.#manifest;
    const { width, height } = input;
    const write = (out: Float32Array): void => {
      const target = { out, offset: 0, width, height, input };
      warp(pyramid, toSource, target);
      if (mirror) mirrorInto(target, width * height * 3);
    };
    const [output] = await this.#network.run(write, width, height, mirror ? 2 : 1);
    const sum = Float32Array.from((output as Float32Array).subarray(0, dimension));
    if (mirror)
      for (let i = 0; i < dimension; i++)
        sum[i] = (sum[i] as number) + ((output as Float32Array)[dimension + i] as number);
    return normalise(sum);
  }
}

/** The vector at length 1; a zero vector stays zero. */
export function normalise(vector: Float32Array): Float32Array {
  let norm = 0;
  for (const value of vector) norm += value * value;
  const factor = norm > 0 ? 1 / Math.sqrt(norm) : 0;
  return vector.map((value) => value * factor);
}
