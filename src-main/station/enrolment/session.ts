/** Guided enrolment of one person in front of the camera, shot by shot. Nothing is stored before the end. */
import type { EnrolmentProgress } from '../../../src-shared/contract.ts';
import { type Box, type CaptureHint, type Observation, type ShotKind, shotKinds } from '../../../src-shared/domain.ts';
import type { FrameAnalysis, PackFacts } from '../ports.ts';
import { cosine } from '../recognition/scores.ts';
import type { Shot } from './enrol.ts';
import { directionProgress, enoughShots, hintFor } from './shot-plan.ts';

/** A second face counts from this part of the largest one's width on. */
const secondFace = 0.5;
/** Good frames in a row before the shutter falls. */
const steadyFrames = 2;
/** Between two good frames the face moves less than this part of its width. */
const steadyMove = 0.12;
/** ms between two shots, so that they differ. */
const pause = 700;

interface Taken extends Shot {
  kind: ShotKind;
  pose: Observation['pose'];
}

export interface SessionPerson {
  tenantId: number;
  userId: number | undefined;
  name: string;
  group: string;
}

export class EnrolmentSession {
  readonly id: string;
  readonly person: SessionPerson;
  readonly #taken = new Map<ShotKind, Taken>();
  #wantedSince: number;
  #steady = 0;
  #lastBox: Box | null = null;
  usedAt: number;

  constructor(id: string, person: SessionPerson, now: number) {
    this.id = id;
    this.person = person;
    this.#wantedSince = now;
    this.usedAt = now;
  }

  get wanted(): ShotKind | null {
    return shotKinds.find((kind) => !this.#taken.has(kind)) ?? null;
  }

  get shots(): Shot[] {
    return [...this.#taken.values()];
  }

  /** The next frame may become a shot, each of which has its portrait. */
  get wantsPortrait(): boolean {
    return this.wanted !== null;
  }

  get canFinish(): boolean {
    return this.#taken.size >= enoughShots;
  }

  retake(kind: ShotKind, now: number): void {
    this.#taken.delete(kind);
    this.#want(now);
  }

  /** Judges one frame at `now` (ms, monotonic) and takes the shot when it is good and steady. */
  see(frame: FrameAnalysis, pack: PackFacts, now: number): EnrolmentProgress {
    const [face, second] = frame.faces;
    if (!face) return this.#waiting('no_face');
    if (second && second.box.width >= secondFace * face.box.width) return this.#waiting('several_faces');
    const wanted = this.wanted;
    if (!wanted) return this.#progress('good', null, face, 1);
    const plan = { wanted, front: this.#taken.get('front')?.pose ?? null, waiting: now - this.#wantedSince };
    const hint = this.#stranger(face, pack) ? 'same_person' : hintFor(face, frame, plan);
    const towards = directionProgress(face.pose, plan);
    if (hint !== 'good') {
      this.#steady = 0;
      this.#lastBox = face.box;
      return this.#progress(hint, null, face, 0.6 * towards);
    }
    const held = this.#holds(face.box);
    const resting = this.#taken.size > 0 && now - this.#wantedSince < pause;
    if (held < steadyFrames || resting || !face.embedding)
      return this.#progress('hold_still', null, face, 0.6 + (0.4 * Math.min(held, steadyFrames)) / (steadyFrames + 1));
    this.#take(wanted, face, frame.portrait, now);
    return this.#progress('good', wanted, face, 1);
  }

  /** Where the session stands, without a frame. */
  overview(): EnrolmentProgress {
    return this.#waiting('no_face');
  }

  #take(kind: ShotKind, face: Observation, portrait: Uint8Array | null, now: number): void {
    this.#taken.set(kind, {
      kind,
      embedding: face.embedding as Float32Array,
      quality: face.quality.score,
      pose: face.pose,
      portrait,
    });
    this.#want(now);
  }

  #want(now: number): void {
    this.#wantedSince = now;
    this.#steady = 0;
    this.#lastBox = null;
  }

  /** How many steady frames there were in a row, this one included. */
  #holds(box: Box): number {
    const last = this.#lastBox;
    const moved = last && Math.hypot(box.x - last.x, box.y - last.y) > steadyMove * box.width;
    this.#steady = moved ? 1 : this.#steady + 1;
    this.#lastBox = box;
    return this.#steady;
  }

  /** Somebody else stepped in: the shots of one enrolment must be of one person. */
  #stranger(face: Observation, pack: PackFacts): boolean {
    const { embedding } = face;
    if (!embedding || this.#taken.size === 0) return false;
    return this.shots.every((shot) => cosine(shot.embedding, embedding) < pack.gate.samePerson);
  }

  #waiting(hint: CaptureHint): EnrolmentProgress {
    this.#steady = 0;
    return this.#progress(hint, null, null, 0);
  }

  #progress(
    hint: CaptureHint,
    accepted: ShotKind | null,
    face: Observation | null,
    progress: number,
  ): EnrolmentProgress {
    return {
      sessionId: this.id,
      shots: shotKinds.map((kind) => ({
        kind,
        accepted: this.#taken.has(kind),
        quality: this.#taken.get(kind)?.quality ?? null,
      })),
      wanted: this.wanted,
      hint,
      accepted,
      canFinish: this.canFinish,
      face: face && { box: face.box, pose: face.pose, quality: face.quality },
      progress,
    };
  }
}
