/** Head pose, from the mesh where there is one and from five points otherwise. Signs as in `Pose`. */
import type { FivePoints, Pose } from '../../../src-shared/domain.ts';
import { clamp } from '../../../src-shared/numbers.ts';
import type { Mesh } from '../landmarks/facemesh.ts';
import { cheekLeft, cheekRight, chin, forehead } from '../landmarks/mesh-indices.ts';

const degrees = 180 / Math.PI;
type Vector = readonly [number, number, number];

/** The line from forehead to chin of a level face leans towards the camera by this much (median of 1,216 LFW photos). */
const levelPitch = -6;

/** From the directions cheek to cheek and forehead to chin in 3-D. */
export function poseFromMesh(mesh: Mesh): Pose {
  const across = unit(between(mesh, cheekLeft, cheekRight));
  const down = unit(between(mesh, forehead, chin));
  return {
    // z falls towards the camera: the cheek on the picture's left comes nearer when the face turns to the right.
    yaw: Math.atan2(across[2], Math.hypot(across[0], across[1])) * degrees,
    pitch: -Math.atan2(down[2], Math.hypot(down[0], down[1])) * degrees - levelPitch,
    roll: Math.atan2(across[1], across[0]) * degrees,
  };
}

/** How far the nose tip stands out of the plane of eyes and mouth, in heights of that plane, as it shows sideways and up and
 * down, and where it hangs in a level face: fitted so that YuNet's points give the mesh's spread of poses on 1,216 LFW photos. */
const noseSideways = 0.55;
const noseUpDown = 0.22;
const noseLevel = 0.57;

/** From where the nose tip lies between eyes and mouth. Coarser than the mesh: good to about 8 degrees within ±40. */
export function poseFromPoints(points: FivePoints): Pose {
  const [leftEye, rightEye, nose, leftMouth, rightMouth] = points;
  const eyes = [(leftEye[0] + rightEye[0]) / 2, (leftEye[1] + rightEye[1]) / 2] as const;
  const mouth = [(leftMouth[0] + rightMouth[0]) / 2, (leftMouth[1] + rightMouth[1]) / 2] as const;
  const roll = Math.atan2(rightEye[1] - leftEye[1], rightEye[0] - leftEye[0]);
  const cos = Math.cos(roll);
  const sin = Math.sin(roll);
  // Into the face's own upright frame, origin between the eyes.
  const turn = (x: number, y: number): [number, number] => [x * cos + y * sin, y * cos - x * sin];
  const [noseX, noseY] = turn(nose[0] - eyes[0], nose[1] - eyes[1]);
  const [mouthX, mouthY] = turn(mouth[0] - eyes[0], mouth[1] - eyes[1]);
  const height = Math.max(mouthY, 1e-6);
  const offset = noseX - mouthX * (noseY / height);
  return {
    yaw: Math.asin(clamp(offset / (noseSideways * height), -1, 1)) * degrees,
    pitch: Math.asin(clamp((noseLevel - noseY / height) / noseUpDown, -1, 1)) * degrees,
    roll: roll * degrees,
  };
}

function between(mesh: Mesh, from: number, to: number): Vector {
  const at = (index: number, axis: number): number => mesh.points[3 * index + axis] as number;
  return [at(to, 0) - at(from, 0), at(to, 1) - at(from, 1), at(to, 2) - at(from, 2)];
}

function unit(v: Vector): Vector {
  const length = Math.hypot(...v) || 1;
  return [v[0] / length, v[1] / length, v[2] / length];
}
