/** Chooses the views of a picture that a detector looks at: one for a camera frame, and for photos a pyramid of tiles, because a
 * detector of 256 px cannot see a face of 40 px in a picture of 12 megapixels. */
import { intersection } from '../../../src-shared/boxes.ts';
import { squareCrop } from '../image/geometry.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { type Detection, type Detector, mergeAcrossViews } from './detector.ts';

export interface SearchOptions {
  /** Faces down to this width in picture pixels are looked for. */
  smallestFace: number;
  /** 0..1: go no finer once every face wider than this fraction of the largest is wide enough to have been found; 0 never stops
   * early. */
  fractionOfLargest: number;
  /** Awaited before each view but the first: what is more urgent is done meanwhile. */
  between?: (() => Promise<void>) | undefined;
}

/** Neighbouring tiles share this part of a tile's side, so that a face cut by one lies whole in the next. */
const overlap = 0.3;
/** A tile is trusted with faces up to this part of its side; wider ones were found at a coarser level. */
const widestInTile = 0.7;

/** One pass over the whole picture: camera frames. */
export function searchFrame(pyramid: Pyramid, detector: Detector): Promise<Detection[]> {
  const side = Math.max(pyramid.width, pyramid.height);
  return detector.view(pyramid, squareCrop([pyramid.width / 2, pyramid.height / 2], side, 0, detector.side));
}

/** All faces from large to small; merged, largest first. */
export async function searchPhoto(pyramid: Pyramid, detector: Detector, options: SearchOptions): Promise<Detection[]> {
  let found = await searchFrame(pyramid, detector);
  let view = Math.max(pyramid.width, pyramid.height);
  const finest = (options.smallestFace * detector.side) / detector.smallestFace;
  while (view > finest) {
    if (enough(found, (view * detector.smallestFace) / detector.side, options.fractionOfLargest)) break;
    view = Math.max(view / 2, finest);
    for (const [x, y] of tiles(pyramid.width, pyramid.height, view)) {
      await options.between?.();
      const faces = await detector.view(pyramid, squareCrop([x, y], view, 0, detector.side));
      found.push(...faces.filter((face) => trusted(face, x, y, view, pyramid)));
    }
    found = mergeAcrossViews(found);
  }
  return mergeAcrossViews(found).sort((a, b) => b.box.width - a.box.width);
}

/** Every face of `fraction` of the largest one's width was wide enough (`seen` px) to be found already. */
function enough(found: readonly Detection[], seen: number, fraction: number): boolean {
  const largest = Math.max(0, ...found.map((face) => face.box.width));
  return fraction > 0 && largest > 0 && largest * fraction >= seen;
}

/** Middles of square tiles of `side` px that cover the picture with `overlap`. */
function tiles(width: number, height: number, side: number): [number, number][] {
  const along = (length: number): number[] => {
    if (length <= side) return [length / 2];
    const count = Math.ceil((length - side) / (side * (1 - overlap))) + 1;
    return Array.from({ length: count }, (_, i) => side / 2 + ((length - side) * i) / (count - 1));
  };
  return along(height).flatMap((y) => along(width).map((x): [number, number] => [x, y]));
}

/** A face that a tile's border cuts is left to the neighbour that sees it whole. */
function trusted(face: Detection, x: number, y: number, side: number, pyramid: Pyramid): boolean {
  if (face.box.width > side * widestInTile) return false;
  const tile = { x: x - side / 2, y: y - side / 2, width: side, height: side };
  const picture = { x: 0, y: 0, width: pyramid.width, height: pyramid.height };
  return intersection(face.box, tile) >= 0.98 * intersection(face.box, picture);
}
