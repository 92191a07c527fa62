/** The recogniser: an aligned face crop to an L2-normalised embedding. */
import type { EmbedderManifest } from '../../../src-shared/pack-manifest.ts';
import type { Affine } from '../image/geometry.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { mirrorInto, warp } from '../image/warp.ts';
import type { Network } from '../packs/network.ts';

export class Embedder {
  readonly #network: Network;
  readonly #manifest: EmbedderManifest;
  readonly #tensor: Float32Array;

  constructor(network: Network, manifest: EmbedderManifest) {
    this.#network = network;
    this.#manifest = manifest;
    const { width, height } = manifest.input;
    this.#tensor = new Float32Array(width * height * 3 * (manifest.mirror ? 2 : 1));
  }

  /** `toSource` as `align.alignment` gives it. With `mirror` the descriptors of the crop and of its mirror image are averaged:
   * one batch of two. */
  async embed(pyramid: Pyramid, toSource: Affine): Promise<Float32Array> {
    const { input, dimension, mirror } = this.#manifest;
    const { width, height } = input;
    const target = { out: this.#tensor, offset: 0, width, height, input };
    warp(pyramid, toSource, target);
    if (mirror) mirrorInto(target, width * height * 3);
    const [output] = await this.#network.run(this.#tensor, width, height, mirror ? 2 : 1);
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
