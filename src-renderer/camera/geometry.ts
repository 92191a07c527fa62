/** From pixels of the sent frame to pixels of the view that shows the same picture with `object-fit: cover`, mirrored or not.
 * The frame is a smaller copy of the whole video picture, so only its aspect ratio matters. */
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
