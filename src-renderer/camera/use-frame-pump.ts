/** Sends the video's pictures, newest first, for as long as `active`; the hook's owner hears each answer. */
import { type RefObject, useEffect, useRef } from 'react';
import { createFrameEncoder, type EncodedFrame } from './encode.ts';
import { onVideoFrames } from './frame-ticks.ts';
import { createPump } from './pump.ts';
import { useFraming } from './use-framing.ts';

/** Frames a second. More gives the tracker nothing and takes the processor from the recogniser on the same computer. */
const frameRate = 15;

export interface FramePumpOptions {
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
