/** Palm codes without palms: directions drawn by lot, the same for the same seed, and copies that differ as shots of one palm do. */
import { palmRows, palmWords } from '../../src-shared/palm-code.ts';

/** Of the six directions, as `palm-code.ts` says. */
const ring = [0b000, 0b001, 0b011, 0b111, 0b110, 0b100];

export function lots(seed: number): () => number {
  let state = Math.imul(seed + 1, 2654435761) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Row by row, 0..5 each. */
export function codeOfDirections(directions: readonly number[]): Uint32Array {
  const code = new Uint32Array(palmWords);
  for (const [place, direction] of directions.entries())
    for (let plane = 0; plane < 3; plane++) {
      const word = plane * palmRows + Math.floor(place / palmRows);
      const bit = ((ring[direction] ?? 0) >> plane) & 1;
      code[word] = (code[word] as number) | (bit << (place % palmRows));
    }
  return code;
}

export function directionsOf(seed: number): number[] {
  const lot = lots(seed);
  return Array.from({ length: palmRows ** 2 }, () => Math.floor(lot() * 6));
}

/** The palm of person `who`: two people's are about 0.47 apart. */
export function palmOf(who: number): Uint32Array {
  return codeOfDirections(directionsOf(who));
}

/** A copy with exactly the share `apart` (0..1) of its bits turned over: that far from the original, unshifted. */
export function copyOf(code: Uint32Array, apart: number, seed = 1): Uint32Array {
  const lot = lots(seed);
  const copy = code.slice();
  const bits = 32 * palmWords;
  const order = Array.from({ length: bits }, (_, i) => i);
  for (let i = 0; i < Math.round(apart * bits); i++) {
    const j = i + Math.floor(lot() * (bits - i));
    const bit = order[j] as number;
    order[j] = order[i] as number;
    copy[bit >> 5] = ((copy[bit >> 5] as number) ^ (1 << (bit & 31))) >>> 0;
  }
  return copy;
}
