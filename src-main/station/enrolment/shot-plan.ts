/** Guided capture, the pure part: which hint to give for what the camera sees, and when a shot is good. */
import type { CaptureHint, Observation, Pose, ShotKind } from '../../../src-shared/domain.ts';
import { ramp } from '../../../src-shared/numbers.ts';

/** Below this many shots an enrolment cannot be finished. */
export const enoughShots = 3;

/** What the plan knows of the shots before. */
export interface PlanState {
  wanted: ShotKind;
  /** Pose of the accepted front shot. */
  front: Pose | null;
  /** Milliseconds since this shot became the wanted one. */
  waiting: number;
}

/** px between the outer cheeks. */
const narrowest = 80;
/** Parts of the frame's width. */
const widest = 0.62;
const offCentre = 0.28;
/** Degrees of turn or nod against the front shot, and the most that still recognises well. */
const turn = 9;
const nod = 6;
const most = 35;
const level = 13;
/** After this long (ms) any clear look does: some pupils cannot turn or lift their head. */
const patience = 6000;
/** Covered eyes or mouth are only said, not insisted on, after this long (ms): the hint is a guess. */
const insistOnUncovered = 3000;

/** The hint for one face in a frame of `width` × `height` px; `good` when the shot may be taken. */
export function hintFor(face: Observation, frame: { width: number; height: number }, plan: PlanState): CaptureHint {
  return (
    placement(face, frame) ??
    light(face) ??
    (Math.abs(face.pose.roll) > 20 ? 'straighten' : null) ??
    cover(face, plan) ??
    blur(face) ??
    direction(face.pose, plan) ??
    'good'
  );
}

/** 0..1 towards the wanted direction, for the ring on screen. */
export function directionProgress(pose: Pose, { wanted, front }: PlanState): number {
  const against = front ?? { yaw: 0, pitch: 0 };
  switch (wanted) {
    case 'front':
      return 1 - ramp(Math.max(Math.abs(pose.yaw), Math.abs(pose.pitch)), level, 3 * level);
    case 'right':
      return ramp(against.yaw - pose.yaw, 0, turn);
    case 'left':
      return ramp(pose.yaw - against.yaw, 0, turn);
    case 'up':
      return ramp(pose.pitch - against.pitch, 0, nod);
  }
}

function placement({ box, quality }: Observation, frame: { width: number; height: number }): CaptureHint | null {
  if (quality.faceWidth < narrowest) return 'closer';
  if (quality.faceWidth > widest * frame.width) return 'further';
  const dx = Math.abs(box.x + box.width / 2 - frame.width / 2);
  const dy = Math.abs(box.y + box.height / 2 - frame.height / 2);
  const away = dx > offCentre * frame.width || dy > offCentre * frame.height;
  return away || quality.occlusion.includes('edge') ? 'centre' : null;
}

function light({ quality }: Observation): CaptureHint | null {
  if (quality.exposure >= 0.4) return null;
  return quality.brightness < 0.5 ? 'too_dark' : 'too_bright';
}

function cover({ quality }: Observation, { waiting }: PlanState): CaptureHint | null {
  const covered = quality.occlusion.includes('eyes') || quality.occlusion.includes('mouth');
  return covered && waiting < insistOnUncovered ? 'uncover' : null;
}

function blur({ quality }: Observation): CaptureHint | null {
  return quality.sharpness < 0.2 ? 'hold_still' : null;
}

const asks: Record<ShotKind, CaptureHint> = {
  front: 'look_front',
  right: 'turn_right',
  left: 'turn_left',
  up: 'chin_up',
};

/** The person's right is the picture's left: yaw falls. */
function direction(pose: Pose, plan: PlanState): CaptureHint | null {
  if (Math.abs(pose.yaw) > most || Math.abs(pose.pitch) > most) return 'look_front';
  const there =
    plan.wanted === 'front'
      ? Math.max(Math.abs(pose.yaw), Math.abs(pose.pitch)) <= level
      : directionProgress(pose, plan) >= 1;
  return there || plan.waiting > patience ? null : asks[plan.wanted];
}
