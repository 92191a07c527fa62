/** A video picture as a small JPEG, upright and cropped as the screen shows it. One canvas is kept: making one for each frame
 * costs more than drawing. */
import { type Framing, partSize, placePicture, wholePicture } from './framing.ts';
import { frameSize, type Size } from './geometry.ts';

/** Pixels. Faces two metres from a usual webcam are still over 80 wide, and the station copies each frame twice. */
const maxFrameWidth = 640;
const jpegQuality = 0.85;

export interface EncodedFrame extends Size {
  seq: number;
  /** Milliseconds of this page's monotonic clock, when the picture was taken from the video. */
  at: number;
  image: Uint8Array<ArrayBuffer>;
}

export type FrameEncoder = (video: HTMLVideoElement, framing?: Framing) => Promise<EncodedFrame | null>;

/** `null` while the video has no picture yet. Never mirrored: the station sees what the camera sees. */
export function createFrameEncoder(maxWidth = maxFrameWidth): FrameEncoder {
  const canvas = new OffscreenCanvas(2, 2);
  const context = canvas.getContext('2d', { alpha: false });
  let seq = 0;
  return async (video, framing = wholePicture) => {
    if (!context || video.videoWidth === 0 || video.readyState < video.HAVE_CURRENT_DATA) return null;
    const picture = { width: video.videoWidth, height: video.videoHeight };
    const size = frameSize(partSize(picture, framing), maxWidth);
    if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size);
    const at = performance.now();
    drawUpright(context, video, { picture, framing, target: size });
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality });
    return { ...size, seq: seq++, at, image: new Uint8Array(await blob.arrayBuffer()) };
  };
}

interface Drawing {
  picture: Size;
  framing: Framing;
  target: Size;
}

function drawUpright(
  context: OffscreenCanvasRenderingContext2D,
  video: HTMLVideoElement,
  { picture, framing, target }: Drawing,
): void {
  const { x, y, scale } = placePicture(picture, framing, target);
  context.setTransform(1, 0, 0, 1, x, y);
  context.rotate((framing.rotation * Math.PI) / 180);
  context.scale(scale, scale);
  context.drawImage(video, -picture.width / 2, -picture.height / 2);
}
