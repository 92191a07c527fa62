/** What every face detector here offers: faces in one square view of a picture. `search.ts` chooses the views. What they offer
 * twice is merged here. */

import { iou, overlapOfSmaller } from '../../../src-shared/boxes.ts';
import type { Box, FivePoints, Point } from '../../../src-shared/domain.ts';
import type { Affine } from '../image/geometry.ts';
import type { Pyramid } from '../image/pyramid.ts';

/** A face in picture coordinates. */
export interface Detection {
  box: Box;
  /** 0..1 */
  score: number;
  points: FivePoints;
}

export interface Detector {
  /** Side of the square input, pixels. */
  readonly side: number;
  /** Width in input pixels from which a face is found dependably. */
  readonly smallestFace: number;
  /** Faces in the view that `toSource` (input pixel -> picture pixel) shows; overlapping ones already merged. */
  view(pyramid: Pyramid, toSource: Affine): Promise<Detection[]>;
}

/** Overlap from which two detections of one view are one face (BlazeFace and YuNet both publish 0.3). */
const sameFace = 0.3;
/** A box this much inside another is a part of the same face: half of one, or one that a tile cut. Two heads cheek to cheek share
 * less than half of the smaller box. */
const inside = 0.65;

/** Eyes, nose and mouth this near to those of the other, in widths of the smaller box, are the same ones, wherever the boxes end. */
const onEachOther = 0.25;

/** Merging of overlapping detections. */
type Seen = Pick<Detection, 'box' | 'points'>;

/** Whether two detections are of one face. `shared`: intersection over union from which they are. */
export function areOneFace(a: Seen, b: Seen, shared = sameFace): boolean {
  const width = Math.min(a.box.width, b.box.width);
  return (
    iou(a.box, b.box) > shared ||
    overlapOfSmaller(a.box, b.box) > inside ||
    apart(a.points, b.points) < onEachOther * width
  );
}

/** Mean distance of the points, pixels. */
function apart(a: FivePoints, b: FivePoints): number {
  const distances = a.map(([x, y], i) => Math.hypot(x - (b[i] as Point)[0], y - (b[i] as Point)[1]));
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}

/** Weighted non-maximum suppression: a cluster becomes its score-weighted mean, which shakes less from frame to frame than
 * its best box alone (BlazeFace, Bazarevsky et al. 2019, section 4). Best first. */
export function mergeWithinView(detections: readonly Detection[]): Detection[] {
  const rest = [...detections].sort((a, b) => b.score - a.score);
  const merged: Detection[] = [];
  while (rest.length > 0) {
    const best = rest[0] as Detection;
    const cluster = rest.filter((other) => other === best || iou(best.box, other.box) > sameFace);
    merged.push(weightedMean(cluster, best.score));
    for (const member of cluster) rest.splice(rest.indexOf(member), 1);
  }
  return merged;
}

/** Keeps the better of two detections of one face from different views. Best first. */
export function mergeAcrossViews(detections: readonly Detection[]): Detection[] {
  const kept: Detection[] = [];
  for (const next of [...detections].sort((a, b) => b.score - a.score)) {
    if (!kept.some((other) => areOneFace(other, next))) kept.push(next);
  }
  return kept;
}

function weightedMean(cluster: readonly Detection[], score: number): Detection {
  if (cluster.length === 1) return cluster[0] as Detection;
  const total = cluster.reduce((sum, item) => sum + item.score, 0);
  const mean = (pick: (item: Detection) => number): number =>
    cluster.reduce((sum, item) => sum + pick(item) * item.score, 0) / total;
  const point = (i: number): Point => [mean((d) => (d.points[i] as Point)[0]), mean((d) => (d.points[i] as Point)[1])];
  return {
    score,
    box: {
      x: mean((d) => d.box.x),
      y: mean((d) => d.box.y),
      width: mean((d) => d.box.width),
      height: mean((d) => d.box.height),
    },
    points: [0, 1, 2, 3, 4].map(point) as unknown as FivePoints,
  };
}
