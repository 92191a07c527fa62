/**
 * The Competitive Code of a palm (Kong & Zhang, "Competitive coding scheme for palmprint verification", ICPR 2004): for each of
 * 32 × 32 places, which of six directions the strongest dark line there has. Ring codes 000 001 011 111 110 100 make the number of
 * differing bits of two directions their angular distance, 0..3.
 */
export const palmRows = 32;
export const palmPlanes = 3;
/** uint32 words of a code: plane by plane, row by row, top first; bit 0 is the leftmost place. 384 bytes. */
export const palmWords = palmPlanes * palmRows;
/** Two codes are compared under every shift of up to this many places in x and y. */
export const palmShift = 3;
/** Part of the places, 0..1, that must not have the commonest direction. A blank picture has one direction everywhere, and two
 * blank pictures are alike to the last bit; of 360 palms (Tongji contactless) none came below 0.76. */
export const leastVariety = 0.35;

/** 0 (identical) .. 1 (every direction at right angles): differing bits over 3 × the places that overlap, least over all
 * shifts. Two random codes come to about 0.47, two people's palms to about 0.45. */
export function palmDistance(a: Uint32Array, b: Uint32Array): number {
  return palmDistanceFrom(a)(b);
}

/** `palmDistance` from one code to many: what depends on that code alone is made once. */
export function palmDistanceFrom(probe: Uint32Array): (code: Uint32Array) => number {
  const shifts = Array.from({ length: 2 * palmShift + 1 }, (_, i) => i - palmShift);
  const moved = shifts.map((dx) => movedBy(probe, dx));
  return (code) => {
    let least = 1;
    for (const [i, dx] of shifts.entries())
      for (const dy of shifts) {
        const bits = differing(moved[i] as Int32Array, code, dx, dy);
        least = Math.min(least, bits / (palmPlanes * (palmRows - Math.abs(dx)) * (palmRows - Math.abs(dy))));
      }
    return least;
  };
}

/** `code` with place x + dx at x, so that a shift in x is paid for once. Places that came from outside hold nothing:
 * `columnsCompared` leaves them out. */
export function movedBy(code: Uint32Array, dx: number): Int32Array {
  return Int32Array.from(code, (word) => (dx < 0 ? word << -dx : word >>> dx));
}

/** The places of a row that are there in both codes when one is moved by `dx`, as bits. */
export function columnsCompared(dx: number): number {
  return dx < 0 ? 0xffffffff << -dx : 0xffffffff >>> dx;
}

/** Bits that differ over the places that overlap when the first code, moved by `dx` already, is moved by `dy` as well. */
function differing(moved: Int32Array, code: Uint32Array, dx: number, dy: number): number {
  const mask = columnsCompared(dx);
  const end = palmRows - Math.max(0, dy);
  let bits = 0;
  for (let row = Math.max(0, -dy); row < end; row++) {
    const from = row + dy;
    const x = (moved[from] as number) ^ (code[row] as number);
    const y = (moved[from + palmRows] as number) ^ (code[row + palmRows] as number);
    const z = (moved[from + 2 * palmRows] as number) ^ (code[row + 2 * palmRows] as number);
    // A full adder over the three planes: two counts in place of three.
    const xy = x ^ y;
    bits += ones((xy ^ z) & mask) + 2 * ones(((x & y) | (xy & z)) & mask);
  }
  return bits;
}

/** Bits that are set in a 32-bit word (Warren, "Hacker's Delight", 5-1). */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** 1 − the part of the places that have the commonest of the six directions: 0 for a blank picture, at most 5/6. */
export function palmVariety(code: Uint32Array): number {
  const places = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < palmRows; row++) {
    const [p, q, r] = [0, 1, 2].map((plane) => code[plane * palmRows + row] ?? 0) as [number, number, number];
    const ring = [~p & ~q & ~r, ~p & ~q & r, ~p & q & r, p & q & r, p & q & ~r, p & ~q & ~r];
    for (const [direction, word] of ring.entries()) places[direction] = (places[direction] ?? 0) + ones(word);
  }
  return 1 - Math.max(...places) / palmRows ** 2;
}
