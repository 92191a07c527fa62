/** Looks for a QR code in a picture, away from the page's own thread: it takes as long as two display frames. */
import jsQR from 'jsqr';
import type { QrAnswer, QrQuestion } from './qr-reader.ts';

// A CommonJS module of which the bundler makes the function itself the default.
const decode = jsQR as unknown as typeof jsQR.default;

const canvas = new OffscreenCanvas(2, 2);
const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });

addEventListener('message', ({ data: picture }: MessageEvent<QrQuestion>) => {
  const started = performance.now();
  const text = read(picture);
  picture.close();
  postMessage({ text, ms: performance.now() - started } satisfies QrAnswer);
});

function read(picture: ImageBitmap): string | null {
  const { width, height } = picture;
  if (!context) return null;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return decode(data, width, height, { inversionAttempts: 'dontInvert' })?.data || null;
}
