/** MediaPipe's face mesh: 468 3-D landmarks of one face from a rotated crop. */
import type { Point } from '../../../src-shared/domain.ts';
import type { Detection } from '../detect/detector.ts';
import { type Affine, apply, scaleOf, squareCrop } from '../image/geometry.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { warp } from '../image/warp.ts';
import type { Network } from '../networks/network.ts';
import { leftEyeOuter, meshPoints, rightEyeOuter } from './mesh-indices.ts';

/** Landmarks in picture pixels; z in the same unit, smaller is nearer. */
export interface Mesh {
  /** x, y, z of 468 points. */
  points: Float32Array;
  /** 0..1: that the crop holds a face at all. */
  presence: number;
}

/** Side of the crop as a multiple of the box's (MediaPipe's face landmark graph: 1.5). */
const cropFactor = 1.5;

export class FaceMesh {
  readonly #network: Network;

  constructor(network: Network) {
    this.#network = network;
  }

  /** `passes` 2 crops once more from the first mesh, which aligns tilted and turned faces; 1 is enough to follow a face. */
  async read(pyramid: Pyramid, face: Detection, passes: 1 | 2): Promise<Mesh> {
    const { box, points } = face;
    const side = Math.max(box.width, box.height) * cropFactor;
    const mesh = await this.#pass(pyramid, [box.x + box.width / 2, box.y + box.height / 2], side, points[0], points[1]);
    return passes === 1 ? mesh : this.#refine(pyramid, mesh);
  }

  #refine(pyramid: Pyramid, mesh: Mesh): Promise<Mesh> {
    const { x, y, side } = extent(mesh);
    return this.#pass(
      pyramid,
      [x, y],
      side * cropFactor,
      meshPoint(mesh, leftEyeOuter),
      meshPoint(mesh, rightEyeOuter),
    );
  }

  async #pass(pyramid: Pyramid, centre: Point, side: number, left: Point, right: Point): Promise<Mesh> {
    const { input } = this.#network;
    const { width, height } = input;
    const angle = Math.atan2(right[1] - left[1], right[0] - left[0]);
    const toSource = squareCrop(centre, side, angle, width);
    const write = (out: Float32Array): void => warp(pyramid, toSource, { out, offset: 0, width, height, input });
    const [coordinates, flag] = await this.#network.run(write, width, height);
    return { points: toPicture(coordinates as Float32Array, toSource), presence: flag?.[0] ?? 0 };
  }
}

function toPicture(coordinates: Float32Array, toSource: Affine): Float32Array {
  const points = new Float32Array(meshPoints * 3);
  const scale = scaleOf(toSource);
  for (let i = 0; i < meshPoints * 3; i += 3) {
    const [x, y] = apply(toSource, coordinates[i] as number, coordinates[i + 1] as number);
    points[i] = x;
    points[i + 1] = y;
    points[i + 2] = (coordinates[i + 2] as number) * scale;
  }
  return points;
}

export function meshPoint(mesh: Mesh, index: number): Point {
  return [mesh.points[3 * index] as number, mesh.points[3 * index + 1] as number];
}

/** Middle of several points. */
export function meshMiddle(mesh: Mesh, indices: readonly number[]): Point {
  const points = indices.map((index) => meshPoint(mesh, index));
  const along = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return [along(0), along(1)];
}

/** Middle and longer side of the upright box around the landmarks. */
export function extent(mesh: Mesh): { x: number; y: number; side: number } {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < mesh.points.length; i += 3) {
    const x = mesh.points[i] as number;
    const y = mesh.points[i + 1] as number;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, side: Math.max(x1 - x0, y1 - y0) };
}
