/** BlazeFace (MediaPipe's back-camera model, 256 px): the standard pack's detector. */
import type { FivePoints, Point } from '../../../src-shared/domain.ts';
import type { DetectorManifest } from '../../../src-shared/pack-manifest.ts';
import { type Affine, apply, scaleOf } from '../image/geometry.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { warp } from '../image/warp.ts';
import type { Network } from '../networks/network.ts';
import { type Detection, type Detector, mergeWithinView } from './detector.ts';

/** Grids of anchors: cells a side, anchors a cell (all of a cell share its centre). */
const grids = [
  { cells: 16, anchors: 2 },
  { cells: 8, anchors: 6 },
] as const;
const numbersPerAnchor = 16;

export class BlazeFace implements Detector {
  readonly side: number;
  /** The paper's model finds faces from about a tenth of its view on. */
  readonly smallestFace = 24;
  readonly #network: Network;
  readonly #minLogit: number;

  constructor(network: Network, manifest: DetectorManifest) {
    this.#network = network;
    this.side = network.input.width;
    this.#minLogit = Math.log(manifest.minScore / (1 - manifest.minScore));
  }

  async view(pyramid: Pyramid, toSource: Affine): Promise<Detection[]> {
    const { side } = this;
    const { input } = this.#network;
    const write = (out: Float32Array): void =>
      warp(pyramid, toSource, { out, offset: 0, width: side, height: side, input });
    const outputs = await this.#network.run(write, side, side);
    return mergeWithinView(this.#decode(outputs, toSource));
  }

  /** Outputs: per grid a logit an anchor and 16 numbers an anchor in input pixels relative to the cell's centre: box centre,
   * box size, six keypoints (eyes, nose, mouth, ears). Told apart by their lengths, which all differ. */
  #decode(outputs: Float32Array[], toSource: Affine): Detection[] {
    const found: Detection[] = [];
    for (const { cells, anchors } of grids) {
      const count = cells * cells * anchors;
      const logits = outputs.find((o) => o.length === count);
      const numbers = outputs.find((o) => o.length === count * numbersPerAnchor);
      if (!logits || !numbers) throw new RangeError(`BlazeFace: no output for its ${cells}×${cells} anchors.`);
      for (let i = 0; i < count; i++) {
        const logit = logits[i] as number;
        if (logit < this.#minLogit) continue;
        const cell = Math.floor(i / anchors);
        const stride = this.side / cells;
        const cx = ((cell % cells) + 0.5) * stride;
        const cy = (Math.floor(cell / cells) + 0.5) * stride;
        const at = numbers.subarray(i * numbersPerAnchor, (i + 1) * numbersPerAnchor);
        found.push(detection(at, cx, cy, 1 / (1 + Math.exp(-logit)), toSource));
      }
    }
    return found;
  }
}

function detection(at: Float32Array, cx: number, cy: number, score: number, toSource: Affine): Detection {
  const point = (i: number): Point => apply(toSource, cx + (at[4 + 2 * i] as number), cy + (at[5 + 2 * i] as number));
  const scale = scaleOf(toSource);
  const [x, y] = apply(toSource, cx + (at[0] as number), cy + (at[1] as number));
  const width = (at[2] as number) * scale;
  const height = (at[3] as number) * scale;
  const mouth = point(3);
  const eyeLine: Point = [point(1)[0] - point(0)[0], point(1)[1] - point(0)[1]];
  return {
    score,
    box: { x: x - width / 2, y: y - height / 2, width, height },
    // One mouth point only: the corners lie about a third of the eyes' distance to either side of it.
    points: [
      point(0),
      point(1),
      point(2),
      [mouth[0] - eyeLine[0] / 3, mouth[1] - eyeLine[1] / 3],
      [mouth[0] + eyeLine[0] / 3, mouth[1] + eyeLine[1] / 3],
    ] satisfies FivePoints,
  };
}
