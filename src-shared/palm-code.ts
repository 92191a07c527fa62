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

/** 0 (identical) .. 1 (every direction at right angles): differing bits over 3 × the places that overlap, least over all
 * shifts. Two random codes come to about 0.43. */
export function palmDistance(_a: Uint32Array, _b: Uint32Array): number {
  throw new Error('unfinished');
}
