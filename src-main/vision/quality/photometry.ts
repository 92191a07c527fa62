/** Sharpness and exposure of an aligned grey face crop (values 0..255). */
import { ramp } from '../../../src-shared/numbers.ts';

/** 0 blurred .. 1 crisp: the Laplacian's energy relative to the crop's contrast, on a logarithmic scale, so that neither
 * light nor skin tone decides. Knots from the 1,216 LFW photos: their median comes out at 0.83, their worst at 0. */
export function sharpnessOf(grey: Float32Array, side: number): number {
  let energy = 0;
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < side - 1; y++)
    for (let x = 1; x < side - 1; x++) {
      const i = y * side + x;
      const value = grey[i] as number;
      const laplacian =
        4 * value -
        (grey[i - 1] as number) -
        (grey[i + 1] as number) -
        (grey[i - side] as number) -
        (grey[i + side] as number);
      energy += laplacian * laplacian;
      sum += value;
      squares += value * value;
      count++;
    }
  const variance = squares / count - (sum / count) ** 2;
  return ramp(Math.log10(energy / count / Math.max(variance, 20)), -2.2, -0.9);
}

/** `exposure`: 1 in good light; falls when the face is dark, washed out, clipped or flat. `brightness`: mean, 0..1. */
export function exposureOf(grey: Float32Array): { exposure: number; brightness: number } {
  let sum = 0;
  let squares = 0;
  let clipped = 0;
  for (const value of grey) {
    sum += value;
    squares += value * value;
    if (value <= 4 || value >= 251) clipped++;
  }
  const mean = sum / grey.length;
  const contrast = Math.sqrt(Math.max(squares / grey.length - mean * mean, 0));
  const level = Math.min(ramp(mean, 20, 65), 1 - ramp(mean, 200, 245));
  const range = ramp(contrast, 6, 22);
  const kept = 1 - ramp(clipped / grey.length, 0.1, 0.5);
  return { exposure: Math.min(level, range, kept), brightness: mean / 255 };
}
