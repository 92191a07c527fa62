/** Pixels to observations: detect, landmarks, quality, liveness, align, embed. Runs inside the vision worker. */
import { iou } from '../../src-shared/boxes.ts';
import type { Box, Observation } from '../../src-shared/domain.ts';
import { alignment } from './align/align.ts';
import { areOneFace, type Detection } from './detect/detector.ts';
import { type SearchOptions, searchFrame, searchPhoto } from './detect/search.ts';
import { encodeRegion, type Rgb } from './image/decode.ts';
import { Pyramid } from './image/pyramid.ts';
import { extent, type Mesh, meshMiddle, meshPoint } from './landmarks/facemesh.ts';
import {
  cheekLeft,
  cheekRight,
  leftEyeCorners,
  mouthLeft,
  mouthRight,
  noseTip,
  rightEyeCorners,
} from './landmarks/mesh-indices.ts';
import type { Pack } from './packs/pack.ts';
import { poseFromMesh, poseFromPoints } from './quality/pose.ts';
import { assess, type FaceGeometry } from './quality/quality.ts';
import { StageClock } from './stage-clock.ts';

/** Faces down to this width are found in photos. */
const smallestFaceInPhoto = 40;
/** A mesh below this says that the detector saw something else. */
const minPresence = 0.5;
/** More faces in one camera frame than this are left alone: a gate is not a stadium, and the queue behind waits. */
const maxFacesInFrame = 4;
/** Intersection over union from which two measured faces are one: measuring draws boxes of one face together. */
const sharedByOne = 0.4;
const portraitSide = 320;

export interface PhotoSearch {
  /** See `SearchOptions`: 1 is content with the largest face, 0 wants every face down to 40 px. */
  fractionOfLargest: number;
  embed: 'none' | 'largest' | 'all';
}

export interface FrameFace extends Observation {
  trackId: number | null;
}

/** A face found and measured, not yet embedded. */
interface Measured {
  detection: Detection;
  mesh: Mesh | null;
  geometry: FaceGeometry;
}

export class Pipeline {
  readonly #pack: Pack;
  readonly #clock: StageClock;
  readonly #between: (() => Promise<void>) | undefined;

  /** `between` is awaited between the views and faces of a photo: what is more urgent is done meanwhile. */
  constructor(pack: Pack, clock = new StageClock(), between?: () => Promise<void>) {
    this.#pack = pack;
    this.#clock = clock;
    this.#between = between;
  }

  /** Faces of a photo, largest first; `search` says how far they are looked for and which are embedded. */
  async photo(image: Rgb, search: PhotoSearch): Promise<Observation[]> {
    const pyramid = new Pyramid(image);
    const { fractionOfLargest } = search;
    const options = { smallestFace: smallestFaceInPhoto, fractionOfLargest, between: this.#between };
    const found = await this.#findInPhoto(pyramid, options);
    const faces: Observation[] = [];
    for (const [i, face] of found.entries()) {
      await this.#between?.();
      const embed = search.embed === 'all' || (search.embed === 'largest' && i === 0);
      faces.push(embed ? await this.#describe(pyramid, face) : this.#observe(pyramid, face));
    }
    return faces;
  }

  /** One pass over a camera frame. A face that overlaps one of `known` keeps its track id and is not embedded again. */
  async frame(image: Rgb, known: readonly { trackId: number; box: Box }[]): Promise<FrameFace[]> {
    const pyramid = new Pyramid(image);
    const detections = (await this.#clock.time('detect', () => searchFrame(pyramid, this.#pack.detector)))
      .sort((a, b) => b.box.width - a.box.width)
      .slice(0, maxFacesInFrame);
    const found: Measured[] = [];
    const faces: FrameFace[] = [];
    for (const detection of detections) {
      const track = sameFace(detection.box, known);
      const face = await this.#measure(pyramid, detection, track ? 1 : 2);
      if (!face || isKnown(face, found)) continue;
      found.push(face);
      const seen = track ? this.#observe(pyramid, face) : await this.#describe(pyramid, face);
      faces.push({ ...seen, trackId: track?.trackId ?? null });
    }
    return faces;
  }

  /** JPEG of the head and shoulders around `box`. */
  portrait(image: Rgb, box: Box): Promise<Uint8Array> {
    const side = Math.max(box.width, box.height) * 1.9;
    const region = {
      x: Math.max(0, box.x + box.width / 2 - side / 2),
      y: Math.max(0, box.y + box.height / 2 - side / 2),
      width: side,
      height: side,
    };
    return encodeRegion(image, region, portraitSide);
  }

  async #findInPhoto(pyramid: Pyramid, options: SearchOptions): Promise<Measured[]> {
    const faces: Measured[] = [];
    const { detector } = this.#pack;
    for (const detection of await this.#clock.time('detect', () => searchPhoto(pyramid, detector, options))) {
      await this.#between?.();
      const face = await this.#measure(pyramid, detection, 2);
      if (face && !isKnown(face, faces)) faces.push(face);
    }
    return faces.sort((a, b) => b.geometry.box.width - a.geometry.box.width);
  }

  async #measure(pyramid: Pyramid, detection: Detection, passes: 1 | 2): Promise<Measured | null> {
    const { mesh: network } = this.#pack;
    if (!network) return { detection, mesh: null, geometry: geometryFromPoints(detection) };
    const mesh = await this.#clock.time('landmarks', () => network.read(pyramid, detection, passes));
    return mesh.presence < minPresence ? null : { detection, mesh, geometry: geometryFromMesh(detection, mesh) };
  }

  async #describe(pyramid: Pyramid, face: Measured): Promise<Observation> {
    const { manifest, liveness, embedder } = this.#pack;
    const seen = this.#observe(pyramid, face);
    const toSource = alignment(manifest.embedder, face.geometry.points, face.mesh);
    return {
      ...seen,
      liveness: liveness ? await this.#clock.time('liveness', () => liveness.score(pyramid, face.detection.box)) : null,
      embedding: await this.#clock.time('embed', () => embedder.embed(pyramid, toSource)),
    };
  }

  #observe(pyramid: Pyramid, face: Measured): Observation {
    return this.#clock.timeSync('quality', () => observation(pyramid, face));
  }
}

function observation(pyramid: Pyramid, face: Measured): Observation {
  const { box, points, pose } = face.geometry;
  return {
    box,
    score: face.detection.score,
    points,
    pose,
    quality: assess(pyramid, face.geometry),
    liveness: null,
    embedding: null,
  };
}

function geometryFromPoints(detection: Detection): FaceGeometry {
  const { box, points } = detection;
  // YuNet's boxes reach from cheek to cheek.
  return { box, points, pose: poseFromPoints(points), faceWidth: box.width };
}

function geometryFromMesh(detection: Detection, mesh: Mesh): FaceGeometry {
  const [left, right] = [meshPoint(mesh, cheekLeft), meshPoint(mesh, cheekRight)];
  const { x, y, side } = extent(mesh);
  const width = Math.min(side, Math.max(detection.box.width, side * 0.8));
  return {
    box: { x: x - width / 2, y: y - side / 2, width, height: side },
    points: [
      meshMiddle(mesh, leftEyeCorners),
      meshMiddle(mesh, rightEyeCorners),
      meshPoint(mesh, noseTip),
      meshPoint(mesh, mouthLeft),
      meshPoint(mesh, mouthRight),
    ],
    pose: poseFromMesh(mesh),
    faceWidth: Math.hypot(right[0] - left[0], right[1] - left[1]),
  };
}

/** The detector's larger boxes come first: of a face and a part of it, the face is what is kept. */
function isKnown(face: Measured, found: readonly Measured[]): boolean {
  return found.some((other) => areOneFace(other.geometry, face.geometry, sharedByOne));
}

/** The known face that `box` continues: a head moves less than half its width between two frames. */
function sameFace<T extends { box: Box }>(box: Box, known: readonly T[]): T | null {
  let best: T | null = null;
  for (const face of known) if (iou(face.box, box) > iou(best?.box ?? zero, box)) best = face;
  return best && iou(best.box, box) > 0.4 ? best : null;
}

const zero: Box = { x: 0, y: 0, width: 0, height: 0 };
