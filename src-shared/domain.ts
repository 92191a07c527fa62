/** The station's words as types: what the core, the screens and the APIs all speak of. */

import type { Box, Point } from './boxes.ts';
import type { GateArrival } from './contract/attendance.ts';
import type { Modality, PalmFault, PalmSide } from './palm.ts';

export type { Box, Point } from './boxes.ts';

/** Left eye, right eye, nose tip, left and right mouth corner, as seen in the picture, in pixels. */
export type FivePoints = readonly [Point, Point, Point, Point, Point];

/** Degrees. Yaw > 0: the face is turned to the picture's right. Pitch > 0: looking up. Roll > 0: tilted clockwise. */
export interface Pose {
  yaw: number;
  pitch: number;
  roll: number;
}

export type OcclusionHint = 'eyes' | 'mouth' | 'edge';

/** Every figure 0..1 and higher is better, but `faceWidth`: pixels between the outer cheeks. */
export interface Quality {
  /** The weakest of the others, weighted: what thresholds look at. */
  score: number;
  sharpness: number;
  exposure: number;
  size: number;
  frontal: number;
  faceWidth: number;
  /** Mean luminance of the face, 0 black .. 1 white: says whether poor exposure is too dark or too bright. */
  brightness: number;
  occlusion: OcclusionHint[];
}

/** One face in one image. */
export interface Observation {
  box: Box;
  /** The detector's, 0..1. */
  score: number;
  points: FivePoints;
  pose: Pose;
  quality: Quality;
  /** 0 attack .. 1 live; null where the pack has no network for it or it was not asked for. */
  liveness: number | null;
  /** L2-normalised, of the pack's dimension; null where it was not asked for. */
  embedding: Float32Array | null;
}

export interface Person {
  id: number;
  /** Its name beyond this station. */
  uuid: string;
  tenantId: number;
  /** The caller's number for this person: unique within the tenant. */
  userId: number;
  name: string;
  /** Class or group; empty where none was given. */
  group: string;
  createdAt: string;
}

export interface PersonSummary extends Person {
  /** Of the face. */
  templateCount: number;
  palmCount: number;
  hasPortrait: boolean;
}

/** What is known about a stored template without opening its seal. */
export interface TemplateSummary {
  id: number;
  uuid: string;
  /** FACE-XXXXXXXXX */
  code: string;
  personId: number;
  packId: string;
  quality: number;
  createdAt: string;
}

/** A person in a 1:N result. */
export interface Candidate {
  personId: number;
  /** The pack's cosine of the person's best template. */
  similarity: number;
}

export const gateOutcomes = ['accept', 'unknown', 'ambiguous', 'spoof', 'low_quality'] as const;
export type GateOutcome = (typeof gateOutcomes)[number];

export const livenessModes = ['off', 'warn', 'require'] as const;
export type LivenessMode = (typeof livenessModes)[number];

/** One stored gate decision with its inputs. */
export interface RecognitionEvent {
  id: number;
  uuid: string;
  tenantId: number;
  at: string;
  gate: string;
  modality: Modality;
  outcome: GateOutcome;
  personId: number | null;
  similarity: number | null;
  runnerUp: number | null;
  distance: number | null;
  liveness: number | null;
  livenessMode: LivenessMode;
  quality: number;
  people: number;
  sightings: number;
  packId: string;
  policy: string;
}

/** A person as the gate card shows them. */
export interface GatePerson {
  id: number;
  userId: number;
  name: string;
  group: string;
  hasPortrait: boolean;
}

/** One face or hand in a live frame, with what the station makes of it so far. */
export interface Sighting {
  trackId: number;
  modality: Modality;
  /** Of a hand: which, and why it cannot be recognised as it is; null for faces. */
  hand: { side: PalmSide; fault: PalmFault | null } | null;
  /** Accepted by its palm where the school wants a PIN as well: nothing is recorded before `credentials.confirmPalm`. */
  pinTicket: string | null;
  /** Pixels of the frame that was sent. */
  box: Box;
  /** `looking` until the gate has decided. */
  outcome: GateOutcome | 'looking';
  /** 0..1: how much of the evidence the gate wants is there. */
  progress: number;
  person: GatePerson | null;
  /** Set on the one frame in which the decision became an event. */
  eventId: number | null;
  /** The person was already recorded within the minimum gap. */
  repeated: boolean;
  /** When the person was recorded (the first time, where `repeated`); null unless accepted. */
  recordedAt: string | null;
  /** What the record means for the person's day; null unless accepted. */
  arrival: GateArrival | null;
  livenessWarning: boolean;
}

/** One hint at a time for the person in front of the enrolment camera. */
export const captureHints = [
  'no_face',
  'several_faces',
  'closer',
  'further',
  'centre',
  'too_dark',
  'too_bright',
  'hold_still',
  'uncover',
  'straighten',
  'look_front',
  'turn_right',
  'turn_left',
  'chin_up',
  'same_person',
  'good',
] as const;
export type CaptureHint = (typeof captureHints)[number];

export const shotKinds = ['front', 'right', 'left', 'up'] as const;
export type ShotKind = (typeof shotKinds)[number];

export interface EnrolmentShot {
  kind: ShotKind;
  accepted: boolean;
  quality: number | null;
}

/** A model pack whose manifest the station has found. */
export interface PackSummary {
  id: string;
  title: string;
  /** Length of its embeddings. */
  dimension: number;
  /** The station recognises with this one. */
  active: boolean;
  /** All of its files are there. */
  complete: boolean;
  files: { task: string; file: string; sha256: string; licence: string; source: string; present: boolean }[];
}

export type StationHealth = 'ok' | 'degraded';

export interface StationStatus {
  version: string;
  health: StationHealth;
  /** Why the station is degraded: error codes with what was expected and found. */
  problems: { code: string; message: string }[];
  vision: 'starting' | 'ready' | 'restarting' | 'unavailable';
  /** Photos and frames are looked at now. What needs none works either way. */
  ready: boolean;
  /** Pictures waiting for recognition or being looked at, where it is known. */
  queue?: number;
  pack: { id: string; title: string; dimension: number } | null;
  liveness: LivenessMode;
  livenessAvailable: boolean;
  school: string;
  gate: string;
  homeTenant: number;
  people: number;
  templates: number;
  /** What palms are recognised with; null where they are not. */
  palmPack: { id: string; title: string } | null;
  palms: number;
}

/** The numbers that the station gives people itself, both ends included: no school counts so high, and they fit the 32-bit columns of
 * existing clients. */
export const numbersGiven = { first: 2_100_000_001, last: 2_147_483_646 } as const;
