/** Reads QR codes from the video through a worker, one picture at a time. */
import { frameSize } from './geometry.ts';

export type QrQuestion = ImageBitmap;
export interface QrAnswer {
  text: string | null;
  /** Milliseconds it took. */
  ms: number;
}

/** Pixels: a card of 8 cm at arm's length has modules of four pixels and more. */
const maxWidth = 800;

export interface QrReader {
  /** The text in this picture; null without one, and while the picture before is still looked at. */
  read(video: HTMLVideoElement): Promise<string | null>;
  close(): void;
}

export function createQrReader(): QrReader {
  const worker = new Worker(new URL('./qr-worker.ts', import.meta.url), { type: 'module' });
  let waiting: ((text: string | null) => void) | null = null;
  const settle = (text: string | null) => {
    waiting?.(text);
    waiting = null;
  };
  worker.onmessage = ({ data }: MessageEvent<QrAnswer>) => {
    performance.measure('hadir:qr', { start: performance.now() - data.ms, duration: data.ms });
    performance.clearMeasures('hadir:qr');
    settle(data.text);
  };
  worker.onerror = () => settle(null);
  return {
    async read(video) {
      if (waiting || video.videoWidth === 0 || video.readyState < video.HAVE_CURRENT_DATA) return null;
      const { promise, resolve } = Promise.withResolvers<string | null>();
      waiting = resolve;
      try {
        const size = frameSize({ width: video.videoWidth, height: video.videoHeight }, maxWidth);
        const options = { resizeWidth: size.width, resizeHeight: size.height, resizeQuality: 'low' } as const;
        const picture = await createImageBitmap(video, options);
        worker.postMessage(picture satisfies QrQuestion, [picture]);
      } catch {
        // The stream went away between the two lines above.
        settle(null);
      }
      return promise;
    },
    close() {
      worker.terminate();
      settle(null);
    },
  };
}
