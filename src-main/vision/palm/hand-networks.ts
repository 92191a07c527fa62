/** The networks that find hands, both of MediaPipe: where palms are, and the 21 points of one hand. */

import { type Box, iou, type Point } from '../../../src-shared/boxes.ts';
import type { HandRegion } from '../../../src-shared/palm.ts';
import type { PalmDetectorManifest } from '../../../src-shared/palm-manifest.ts';
import { type Affine, apply, scaleOf } from '../image/geometry.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { warp } from '../image/warp.ts';
import type { Network } from '../networks/network.ts';
import { type Hand, handPoints, regionCrop } from './hand.ts';

/** MediaPipe's hand landmark network: 21 points of one hand from a rotated crop, in the lite version of the standard pack or the
 * full one. */
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

/** Anchors in their order: cells a side, anchors a cell (all of a cell share its middle). */
const grids = [
  { cells: 16, anchors: 2 },
  { cells: 8, anchors: 6 },
] as const;
/** Box middle and size, then seven points; see the pack's manifest. */
const numbersPerAnchor = 18;
const wristPoint = 0;
const middleKnucklePoint = 2;
/** Overlap from which two detections are one palm, as the network was published. */
const samePalm = 0.3;
/** The hand's crop: its middle lies half a box from the palm's towards the fingers, its side is 2.6 boxes (as published). */
const towardsFingers = 0.5;
const handPerPalm = 2.6;

export interface DetectedPalm {
  /** Where to look for the hand, in picture coordinates. */
  region: HandRegion;
  box: Box;
  /** 0..1 */
  score: number;
}

/** MediaPipe's palm detector: where palms are in one square view, and which way their fingers point. */
export class PalmDetector {
  readonly #network: Network;
  readonly #minLogit: number;

  constructor(network: Network, { minScore }: PalmDetectorManifest) {
    this.#network = network;
    this.#minLogit = Math.log(minScore / (1 - minScore));
  }

  /** Palms in this square of the picture, however they are turned; best first, each once. */
  async view(pyramid: Pyramid, square: HandRegion): Promise<DetectedPalm[]> {
    const { input } = this.#network;
    const side = input.width;
    const toSource = regionCrop(square, side);
    const write = (out: Float32Array): void =>
      warp(pyramid, toSource, { out, offset: 0, width: side, height: side, input });
    const [numbers, logits] = await this.#network.run(write, side, side);
    return distinct(this.#decode(numbers as Float32Array, logits as Float32Array, toSource));
  }

  #decode(numbers: Float32Array, logits: Float32Array, toSource: Affine): DetectedPalm[] {
    const side = this.#network.input.width;
    const found: DetectedPalm[] = [];
    let anchor = 0;
    for (const { cells, anchors } of grids)
      for (let i = 0; i < cells * cells * anchors; i++, anchor++) {
        const logit = logits[anchor] as number;
        if (!(logit >= this.#minLogit)) continue;
        const cell = Math.floor(i / anchors);
        const middle: Point = [
          ((cell % cells) + 0.5) * (side / cells),
          (Math.floor(cell / cells) + 0.5) * (side / cells),
        ];
        const at = numbers.subarray(anchor * numbersPerAnchor, (anchor + 1) * numbersPerAnchor);
        const palm = detected(at, middle, 1 / (1 + Math.exp(-logit)), toSource);
        if (palm) found.push(palm);
      }
    return found;
  }
}

/** null where the network gives the box no size. */
function detected(at: Float32Array, [cx, cy]: Point, score: number, toSource: Affine): DetectedPalm | null {
  const [width, height] = [at[2] as number, at[3] as number];
  if (!(width > 0 && height > 0)) return null;
  const point = (i: number): Point => apply(toSource, cx + (at[2 * i] as number), cy + (at[2 * i + 1] as number));
  const [middle, wrist, knuckle] = [point(0), point(2 + wristPoint), point(2 + middleKnucklePoint)];
  const side = Math.max(width, height) * scaleOf(toSource);
  const angle = Math.atan2(knuckle[0] - wrist[0], wrist[1] - knuckle[1]);
  return {
    score,
    box: { x: middle[0] - side / 2, y: middle[1] - side / 2, width: side, height: side },
    region: {
      x: middle[0] + Math.sin(angle) * towardsFingers * side,
      y: middle[1] - Math.cos(angle) * towardsFingers * side,
      side: handPerPalm * side,
      angle,
    },
  };
}

function distinct(palms: DetectedPalm[]): DetectedPalm[] {
  const kept: DetectedPalm[] = [];
  for (const palm of palms.sort((a, b) => b.score - a.score))
    if (!kept.some(({ box }) => iou(box, palm.box) > samePalm)) kept.push(palm);
  return kept;
}
