/** YuNet (OpenCV's face_detection_yunet_2023mar): the external packs' detector. */
import type { FivePoints, Point } from '../../../src-shared/domain.ts';
import { clamp } from '../../../src-shared/numbers.ts';
import type { DetectorManifest } from '../../../src-shared/pack-manifest.ts';
import { type Affine, apply, scaleOf } from '../image/geometry.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { warp } from '../image/warp.ts';
import type { Network } from '../networks/network.ts';
import { type Detection, type Detector, mergeWithinView } from './detector.ts';

const strides = [8, 16, 32] as const;

export class YuNet implements Detector {
  /** The network takes any multiple of 32; 320 shows a face of 80 px in a 640 px frame at twice `smallestFace`. */
  readonly side = 320;
  readonly smallestFace = 20;
  readonly #network: Network;
  readonly #minScore: number;

  constructor(network: Network, manifest: DetectorManifest) {
    this.#network = network;
    this.#minScore = manifest.minScore;
  }

  async view(pyramid: Pyramid, toSource: Affine): Promise<Detection[]> {
    const { side } = this;
    const { input } = this.#network;
    const write = (out: Float32Array): void =>
      warp(pyramid, toSource, { out, offset: 0, width: side, height: side, input });
    const outputs = await this.#network.run(write, side, side);
    return mergeWithinView(strides.flatMap((stride, i) => this.#decode(outputs, i, stride, toSource)));
  }

  /** Outputs in the manifest's order: cls, obj, bbox, kps, each at strides 8, 16, 32. score = √(cls·obj); centre =
   * (cell + offset)·stride; size = exp·stride; keypoints as the centre. */
  #decode(outputs: Float32Array[], level: number, stride: number, toSource: Affine): Detection[] {
    const [cls, obj, bbox, kps] = [0, 3, 6, 9].map((first) => outputs[first + level] as Float32Array) as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const cells = this.side / stride;
    const scale = scaleOf(toSource) * stride;
    const found: Detection[] = [];
    for (let i = 0; i < cells * cells; i++) {
      const score = Math.sqrt(clamp(cls[i] as number, 0, 1) * clamp(obj[i] as number, 0, 1));
      if (score < this.#minScore) continue;
      const column = i % cells;
      const row = Math.floor(i / cells);
      const at = (values: Float32Array, j: number): Point =>
        apply(toSource, (column + (values[j] as number)) * stride, (row + (values[j + 1] as number)) * stride);
      const [x, y] = at(bbox, i * 4);
      const width = Math.exp(bbox[i * 4 + 2] as number) * scale;
      const height = Math.exp(bbox[i * 4 + 3] as number) * scale;
      const points = [0, 2, 4, 6, 8].map((j) => at(kps, i * 10 + j)) as unknown as FivePoints;
      found.push({ score, box: { x: x - width / 2, y: y - height / 2, width, height }, points });
    }
    return found;
  }
}
