/** Hints that a part of the face is covered. Hints only: they choose words on the enrolment screen, never a decision. */
import type { Box, OcclusionHint } from '../../../src-shared/domain.ts';

/** Patches of the aligned crop in fractions: x0, y0, x1, y1. */
const eyes = [
  [0.24, 0.41, 0.44, 0.52],
  [0.56, 0.41, 0.76, 0.52],
] as const;
const bridge = [0.42, 0.36, 0.58, 0.56] as const;
const lower = [0.36, 0.76, 0.64, 0.98] as const;
type Patch = readonly [number, number, number, number];

/** Dark glasses leave the eyes this much darker than the bridge of the nose, with hardly any structure. */
const darkEyes = 0.42;
const flatEyes = 14;
/** Distance in chromaticity (r, g of r + g + b = 1) between a mask and skin; lips and beards stay below. */
const otherColour = 0.075;

/** `pixels`: interleaved RGB 0..255, `side` × `side`, aligned as in `quality.ts`. */
export function occlusionHints(
  pixels: Float32Array,
  side: number,
  box: Box,
  picture: { width: number; height: number },
): OcclusionHint[] {
  const hints: OcclusionHint[] = [];
  const skin = patch(pixels, side, bridge);
  const dark = eyes.every((area) => {
    const eye = patch(pixels, side, area);
    return eye.mean < darkEyes * skin.mean && eye.deviation < flatEyes;
  });
  if (dark) hints.push('eyes');
  const mouth = patch(pixels, side, lower);
  if (Math.hypot(mouth.r - skin.r, mouth.g - skin.g) > otherColour) hints.push('mouth');
  const margin = 0.03 * box.width;
  const cut =
    box.x < -margin ||
    box.y < -margin ||
    box.x + box.width > picture.width + margin ||
    box.y + box.height > picture.height + margin;
  if (cut) hints.push('edge');
  return hints;
}

function patch(pixels: Float32Array, side: number, [x0, y0, x1, y1]: Patch) {
  let [r, g, b, squares, count] = [0, 0, 0, 0, 0];
  for (let y = Math.floor(y0 * side); y < y1 * side; y++)
    for (let x = Math.floor(x0 * side); x < x1 * side; x++) {
      const i = 3 * (y * side + x);
      r += pixels[i] as number;
      g += pixels[i + 1] as number;
      b += pixels[i + 2] as number;
      squares += (((pixels[i] as number) + (pixels[i + 1] as number) + (pixels[i + 2] as number)) / 3) ** 2;
      count++;
    }
  const total = Math.max(r + g + b, 1);
  const mean = total / 3 / count;
  return { mean, deviation: Math.sqrt(Math.max(squares / count - mean * mean, 0)), r: r / total, g: g / total };
}
