/** Whether the light at the gate is good enough for the recogniser, judged from a thumbnail of the picture. */

export type Light = 'good' | 'dark' | 'bright' | 'backlit';

/** Of 0 black .. 1 white. Faces in a picture darker than this have no detail left; brighter, they are washed out. */
const darkest = 0.16;
const brightest = 0.86;
/** Somebody stands in the middle: dark there and bright round it is a window or the sun behind them. */
const backlitMiddle = 0.3;
const backlitLead = 0.33;

/** `luma`: rows of luminance, 0..255. */
export function judgeLight(luma: ArrayLike<number>, width: number, height: number): Light {
  const all: number[] = [];
  const middle: number[] = [];
  const edge: number[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const value = (luma[y * width + x] ?? 0) / 255;
      all.push(value);
      const inside = Math.abs(x + 0.5 - width / 2) < width / 4 && y + 0.5 > height / 4;
      (inside ? middle : edge).push(value);
    }
  if (mean(middle) < backlitMiddle && mean(edge) - mean(middle) > backlitLead) return 'backlit';
  if (mean(all) < darkest) return 'dark';
  return mean(all) > brightest ? 'bright' : 'good';
}

/** Rec. 601, of RGBA pixels. */
export function lumaOf(pixels: ArrayLike<number>): number[] {
  return Array.from({ length: pixels.length / 4 }, (_, i) => {
    const [r = 0, g = 0, b = 0] = [pixels[4 * i], pixels[4 * i + 1], pixels[4 * i + 2]];
    return 0.299 * r + 0.587 * g + 0.114 * b;
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
