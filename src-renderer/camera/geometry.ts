/** Sizes and places: boxes of a picture, and how a picture lies in its element when turned, mirrored or cut. */
import type { Box } from '../../src-shared/domain.ts';

export interface Size {
  width: number;
  height: number;
}

export function coverBox(box: Box, frame: Size, view: Size, mirrored: boolean): Box {
  const scale = Math.max(view.width / frame.width, view.height / frame.height);
  const left = (view.width - frame.width * scale) / 2;
  const top = (view.height - frame.height * scale) / 2;
  const width = box.width * scale;
  const x = left + box.x * scale;
  return {
    x: mirrored ? view.width - x - width : x,
    y: top + box.y * scale,
    width,
    height: box.height * scale,
  };
}

/** Grown on every side by a share of its size: detectors box the face tightly, people expect the whole head. */
export function padBox(box: Box, share: number): Box {
  const dx = box.width * share;
  const dy = box.height * share;
  return { x: box.x - dx, y: box.y - dy, width: box.width + 2 * dx, height: box.height + 2 * dy };
}

/** The frame's size: never wider than `maxWidth`, never larger than the picture, even sides for the JPEG encoder. */
export function frameSize(picture: Size, maxWidth: number): Size {
  const scale = Math.min(1, maxWidth / picture.width);
  const even = (length: number) => Math.max(2, Math.round((length * scale) / 2) * 2);
  return { width: even(picture.width), height: even(picture.height) };
}

// Which part of the camera's picture the gate looks at, and which way up: one description for the picture on the screen and for
// the frame that is sent, so that boxes drawn over the one fit the other.

export interface Framing {
  /** Degrees clockwise by which the picture is turned to stand upright. */
  rotation: 0 | 90 | 180 | 270;
  /** 1 is the whole picture. */
  zoom: number;
  /** 0..1: where the part lies among all the places it could. */
  zoomX: number;
  zoomY: number;
}

export const wholePicture: Framing = { rotation: 0, zoom: 1, zoomX: 0.5, zoomY: 0.5 };

/** Where the raw picture must be drawn so that the wanted part is seen upright: its middle, and its scale. */
interface Placement {
  /** The middle of the raw picture, in pixels of the target. */
  x: number;
  y: number;
  /** Pixels of the target for one of the picture. */
  scale: number;
}

/** The upright picture's size. */
export function uprightSize({ width, height }: Size, { rotation }: Framing): Size {
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** The part's size, in pixels of the upright picture. */
export function partSize(picture: Size, framing: Framing): Size {
  const upright = uprightSize(picture, framing);
  return { width: upright.width / framing.zoom, height: upright.height / framing.zoom };
}

/** Fills `target` with the part, cutting off what does not fit its shape (as `object-fit: cover` does). */
export function placePicture(picture: Size, framing: Framing, target: Size): Placement {
  const upright = uprightSize(picture, framing);
  const part = partSize(picture, framing);
  const scale = Math.max(target.width / part.width, target.height / part.height);
  const shift = (whole: number, shown: number, at: number) => (whole - shown) * (0.5 - at) * scale;
  return {
    x: target.width / 2 + shift(upright.width, part.width, framing.zoomX),
    y: target.height / 2 + shift(upright.height, part.height, framing.zoomY),
    scale,
  };
}
