/** Sends the video's pictures, newest first, for as long as `active`; the hook's owner hears each answer. */
import { type RefObject, useEffect, useRef } from 'react';
import { type Framing, frameSize, partSize, placePicture, type Size, wholePicture } from './geometry.ts';
import { createPump } from './pump.ts';
import { useFraming } from './use-camera.ts';

/** Frames a second. More gives the tracker nothing and takes the processor from the recogniser on the same computer. */
const frameRate = 15;

interface FramePumpOptions {
  active: boolean;
  send: (frame: EncodedFrame) => Promise<void>;
  onError?: (error: unknown) => void;
}

export function useFramePump(video: RefObject<HTMLVideoElement | null>, options: FramePumpOptions): void {
  const latest = useRef(options);
  latest.current = options;
  const chosen = useFraming();
  const framing = useRef(chosen);
  framing.current = chosen;
  const { active } = options;

  useEffect(() => {
    const element = video.current;
    if (!active || !element) return;
    const encode = createFrameEncoder();
    // What is offered is the right to take a picture, not the picture: it is drawn and encoded when its turn comes, so a
    // dropped frame has cost nothing and the one sent is the freshest there is.
    const pump = createPump<HTMLVideoElement>(
      async (source) => {
        const frame = await encode(source, framing.current);
        if (frame) await latest.current.send(frame);
      },
      (error) => latest.current.onError?.(error),
    );
    const end = onVideoFrames(element, frameRate, () => pump.offer(element));
    return () => {
      end();
      pump.stop();
    };
  }, [video, active]);
}

/** Calls back for each new video picture, at most `perSecond` times: through requestVideoFrameCallback where there is one (no
 * picture is seen twice), else on a timer. Returns the function that ends it. */
function onVideoFrames(video: HTMLVideoElement, perSecond: number, tick: () => void): () => void {
  const gap = 1000 / perSecond;
  if (!('requestVideoFrameCallback' in video)) {
    const timer = setInterval(tick, gap);
    return () => clearInterval(timer);
  }
  let handle = 0;
  // Half a millisecond of grace: a 30/s camera capped at 15/s must give every second picture, not every third.
  let due = 0;
  const next = (now: number) => {
    handle = video.requestVideoFrameCallback(next);
    if (now < due - 0.5) return;
    due = Math.max(due + gap, now + gap / 2);
    tick();
  };
  handle = video.requestVideoFrameCallback(next);
  return () => video.cancelVideoFrameCallback(handle);
}

// A video picture as a small JPEG, upright and cropped as the screen shows it. One canvas is kept: making one for each frame
// costs more than drawing.

/** Pixels. Faces two metres from a usual webcam are still over 80 wide, and the station copies each frame twice. */
const maxFrameWidth = 640;
const jpegQuality = 0.85;

interface EncodedFrame extends Size {
  seq: number;
  /** Milliseconds of this page's monotonic clock, when the picture was taken from the video. */
  at: number;
  image: Uint8Array<ArrayBuffer>;
}

type FrameEncoder = (video: HTMLVideoElement, framing?: Framing) => Promise<EncodedFrame | null>;

/** `null` while the video has no picture yet. Never mirrored: the station sees what the camera sees. */
function createFrameEncoder(maxWidth = maxFrameWidth): FrameEncoder {
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
