/**
 * Palm codes in one contiguous array, and the coarse look at all of them: nine of the 49 shifts, 13 of the 32 rows, a twentieth of
 * the work. It only says which codes are worth comparing in full; see `palm-gallery.ts` for how far it can be trusted.
 */
import { columnsCompared, movedBy, palmPlanes, palmRows, palmWords } from '../../src-shared/palm-code.ts';

const firstCapacity = 64;
/** Shifts in x and in y; every shift of up to ±3 is at most one place off one of these. */
const coarseShifts = [-2, 0, 2] as const;
/** Every other row from this one on: under each of the shifts the probe has rows beside all of them. */
const firstRow = 4;
const coarseRows = 13;

export class PalmRows {
  #words = new Int32Array(firstCapacity * palmWords);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Appends a copy of the code and returns its row number. */
  append(code: Uint32Array): number {
    if (this.#count * palmWords === this.#words.length) {
      const larger = new Int32Array(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words.set(code, this.#count * palmWords);
    return this.#count++;
  }

  /** Forgets a row. The row numbered `count` after the call now has the number `row` (they may be the same). */
  removeBySwap(row: number): void {
    const start = --this.#count * palmWords;
    this.#words.copyWithin(row * palmWords, start, start + palmWords);
    this.#words.fill(0, start, start + palmWords);
  }

  /** A view: it holds only until the next row comes or goes. */
  code(row: number): Uint32Array {
    return new Uint32Array(this.#words.buffer, row * palmWords * 4, palmWords);
  }

  /** The `wanted` rows that look nearest to `probe`, and all that look as near as the last of them; every row where there are no
   * more than that. In no order. */
  promising(probe: Uint32Array, wanted: number): number[] {
    const all = Array.from({ length: this.#count }, (_, row) => row);
    if (this.#count <= wanted) return all;
    const looks = this.#coarse(probe);
    const line = looks.toSorted()[wanted - 1] as number;
    return all.filter((row) => (looks[row] as number) <= line);
  }

  /** By row: differing bits in a thousand bits compared, least over the shifts. */
  #coarse(probe: Uint32Array): Float32Array {
    const looks = new Float32Array(this.#count).fill(Infinity);
    for (const dx of coarseShifts) {
      const moved = movedBy(probe, dx);
      const mask = columnsCompared(dx);
      const scale = 1000 / (palmPlanes * coarseRows * (palmRows - Math.abs(dx)));
      for (const dy of coarseShifts)
        for (let row = 0; row < this.#count; row++) {
          const look = scale * sampled(moved, this.#words, row * palmWords, mask, dy);
          if (look < (looks[row] as number)) looks[row] = look;
        }
    }
    return looks;
  }
}

/** Bits that differ in the rows that are looked at. Counts of both sums of the full adder are kept in bytes (at most 24 each, so 13
 * rows stay under 2^16 in half words): one final sum in place of one a row. */
function sampled(moved: Int32Array, words: Int32Array, start: number, mask: number, dy: number): number {
  let even = 0;
  let odd = 0;
  for (let row = firstRow; row < firstRow + 2 * coarseRows; row += 2) {
    const at = start + row;
    const from = row + dy;
    const x = (moved[from] as number) ^ (words[at] as number);
    const y = (moved[from + palmRows] as number) ^ (words[at + palmRows] as number);
    const z = (moved[from + 2 * palmRows] as number) ^ (words[at + 2 * palmRows] as number);
    const xy = x ^ y;
    let one = (xy ^ z) & mask;
    let two = ((x & y) | (xy & z)) & mask;
    one -= (one >>> 1) & 0x55555555;
    two -= (two >>> 1) & 0x55555555;
    one = (one & 0x33333333) + ((one >>> 2) & 0x33333333);
    two = (two & 0x33333333) + ((two >>> 2) & 0x33333333);
    const four = one + 2 * two;
    const bytes = (four & 0x0f0f0f0f) + ((four >>> 4) & 0x0f0f0f0f);
    even += bytes & 0x00ff00ff;
    odd += (bytes >>> 8) & 0x00ff00ff;
  }
  const sum = even + odd;
  return (sum & 0xffff) + (sum >>> 16);
}
