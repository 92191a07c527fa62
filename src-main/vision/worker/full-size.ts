/** Pictures above 16 megapixels are searched at a smaller size; what is found in them is told in the pixels of what was sent. */
import type { Box } from '../../../src-shared/boxes.ts';
import type { FivePoints, Observation } from '../../../src-shared/domain.ts';
import type { HandRegion } from '../../../src-shared/palm.ts';
import type { KnownHand, PalmAnalysis } from '../../station/ports/palms.ts';
import type { KnownFace } from '../../station/ports.ts';
import type { Header, Rgb } from '../image/decode.ts';

interface Faces {
  width: number;
  height: number;
  faces: Observation[];
}

export function fullSize<T extends Faces>(seen: T, header: Header): T {
  if (seen.width === header.width) return seen;
  const k = header.width / seen.width;
  const faces = seen.faces.map((face) => ({
    ...face,
    box: scaled(face.box, k),
    points: face.points.map(([x, y]) => [x * k, y * k]) as unknown as FivePoints,
    quality: { ...face.quality, faceWidth: face.quality.faceWidth * k },
  }));
  return { ...seen, width: header.width, height: header.height, faces };
}

export function fullSizePalms(seen: PalmAnalysis, header: Header): PalmAnalysis {
  if (seen.width === header.width) return seen;
  const k = header.width / seen.width;
  const hands = seen.hands.map((hand) => ({
    ...hand,
    box: scaled(hand.box, k),
    region: scaledRegion(hand.region, k),
    quality: { ...hand.quality, palmWidth: hand.quality.palmWidth * k },
  }));
  return { width: header.width, height: header.height, hands };
}

/** Where the faces of the frame before lie in this one as it was decoded. */
export function knownFaces(known: readonly KnownFace[], image: Rgb, header: Header): KnownFace[] {
  const k = image.width / header.width;
  return known.map((face) => ({ ...face, box: scaled(face.box, k) }));
}

export function knownHands(known: readonly KnownHand[], image: Rgb, header: Header): KnownHand[] {
  const k = image.width / header.width;
  return known.map((hand) => ({ ...hand, region: scaledRegion(hand.region, k) }));
}

function scaledRegion(region: HandRegion, k: number): HandRegion {
  return { ...region, x: region.x * k, y: region.y * k, side: region.side * k };
}

function scaled({ x, y, width, height }: Box, k: number): Box {
  return { x: x * k, y: y * k, width: width * k, height: height * k };
}
