/** From a palm's region to its Competitive Code; see `src-shared/palm-code.ts`. The filters that it is made with are Gabor's. */
import { palmRows, palmWords } from '../../../src-shared/palm-code.ts';
import { regionSide } from './canonical.ts';

/** Bit p of entry j is what plane p says of direction j. */
const ring = [0b000, 0b001, 0b011, 0b111, 0b110, 0b100] as const;

export interface Encoded {
  template: Uint32Array;
  /** Mean size of the winning answers, grey levels: a blank region has 0, and its code says nothing. */
  strength: number;
}

/** `region`: 128 × 128 grey levels, as `cutRegion` makes them. */
export function encodePalm(region: Float32Array): Encoded {
  const answers = gaborResponses(region);
  const template = new Uint32Array(palmWords);
  let strength = 0;
  for (let place = 0; place < places; place++) {
    let [winner, lowest] = [0, Infinity];
    for (let j = 0; j < directions; j++) {
      const answer = answers[j * places + place] as number;
      if (answer < lowest) [winner, lowest] = [j, answer];
    }
    strength -= lowest;
    write(template, place, ring[winner] as number);
  }
  return { template, strength: strength / places };
}

function write(template: Uint32Array, place: number, bits: number): void {
  const [row, column] = [Math.floor(place / palmRows), place % palmRows];
  for (let plane = 0; plane * palmRows < palmWords; plane++) {
    const word = plane * palmRows + row;
    template[word] = (template[word] as number) | (((bits >> plane) & 1) << column);
  }
}

/**
 * Six real Gabor filters on the 32 × 32 places of a palm's code. A Gabor filter under a round Gaussian is the real part of a product
 * of two complex waves, one along x and one along y:
 *   cos(ux + vy) = cos ux · cos vy − sin ux · sin vy,
 * so that 35 × 35 taps a place become 35 along the rows (shared by the filters whose |u| is the same) and 35 along the columns: the
 * same numbers for a thirtieth of the work.
 */
const directions = 6;
export const places = palmRows * palmRows;
/** In pixels of the region; Kong & Zhang 2004. */
const sigma = 4.85;
const wavelength = 14.1;
/** Taps to either side of the middle. */
const reach = 17;
const taps = 2 * reach + 1;
/** Place r has its middle at pixel 4r + 2. */
const pitch = regionSide / palmRows;
const firstPlace = 2;

/** A wave under the Gaussian, from −17 to 17. */
interface Wave {
  cosine: Float64Array;
  sine: Float64Array;
}

/** One direction of the bank. */
interface Filter {
  /** Which of `rowWaves` it takes. */
  row: number;
  /** −1 where that wave runs the other way. */
  sign: 1 | -1;
  column: Wave;
  /** Part of the plain Gaussian that is taken away, so that an even grey answers 0. */
  level: number;
  /** 1 / sum of the taps' sizes: answers are in grey levels. */
  norm: number;
}

const envelope = Float64Array.from({ length: taps }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)));
/** |cos jπ/6| takes four values; the last one's wave is the plain Gaussian. */
const rowParts = [1, Math.cos(Math.PI / 6), Math.cos(Math.PI / 3), 0];
const rowOfDirection = [0, 1, 2, 3, 2, 1];
const plain = 3;
const rowWaves = rowParts.map(wave);
const bank = rowOfDirection.map(filterOf);
/** Row of the region under tap k of place r, mirrored at the edge. */
const rowUnder = Int32Array.from({ length: palmRows * taps }, (_, i) =>
  mirrored(Math.floor(i / taps) * pitch + firstPlace + (i % taps) - reach),
);

/** Answers in grey levels, direction by direction (jπ/6 from +x to the wave's normal, y down), then row by row; negative on a dark
 * line across that normal. `region`: 128 × 128; beyond its edge it continues as in a mirror. */
export function gaborResponses(region: Float32Array): Float32Array {
  const rows = filterRows(region);
  const level = new Float32Array(places);
  addColumns(level, rows[plain]?.cosine as Float32Array, (rowWaves[plain] as Wave).cosine, 1);
  const out = new Float32Array(directions * places);
  for (const [j, { row, sign, column, level: part, norm }] of bank.entries()) {
    const answers = out.subarray(j * places, (j + 1) * places);
    const { cosine, sine } = rows[row] as Rows;
    addColumns(answers, cosine, column.cosine, norm);
    if (row !== plain) addColumns(answers, sine, column.sine, -sign * norm);
    for (let i = 0; i < places; i++) answers[i] = (answers[i] as number) - part * norm * (level[i] as number);
  }
  return out;
}

/** 128 rows × 32 places each. */
interface Rows {
  cosine: Float32Array;
  sine: Float32Array;
}

/** Every row of the region under every wave. The taps mirror each other, so pixels are added (or subtracted) in pairs first. */
function filterRows(region: Float32Array): Rows[] {
  const rows = rowWaves.map(() => ({
    cosine: new Float32Array(regionSide * palmRows),
    sine: new Float32Array(regionSide * palmRows),
  }));
  const padded = new Float32Array(regionSide + 2 * reach);
  const sums = new Float64Array(reach + 1);
  const differences = new Float64Array(reach + 1);
  for (let y = 0; y < regionSide; y++) {
    for (let i = 0; i < padded.length; i++) padded[i] = region[y * regionSide + mirrored(i - reach)] as number;
    for (let place = 0; place < palmRows; place++) {
      const middle = place * pitch + firstPlace + reach;
      sums[0] = padded[middle] as number;
      for (let k = 1; k <= reach; k++) {
        const [after, before] = [padded[middle + k] as number, padded[middle - k] as number];
        sums[k] = after + before;
        differences[k] = after - before;
      }
      for (const [w, { cosine, sine }] of rowWaves.entries()) {
        let [even, odd] = [0, 0];
        for (let k = 0; k <= reach; k++) {
          even += (sums[k] as number) * (cosine[reach + k] as number);
          odd += (differences[k] as number) * (sine[reach + k] as number);
        }
        const target = rows[w] as Rows;
        target.cosine[y * palmRows + place] = even;
        target.sine[y * palmRows + place] = odd;
      }
    }
  }
  return rows;
}

function addColumns(target: Float32Array, rows: Float32Array, along: Float64Array, factor: number): void {
  for (let r = 0, o = 0; r < palmRows; r++)
    for (let place = 0; place < palmRows; place++, o++) {
      let sum = 0;
      for (let k = 0; k < taps; k++)
        sum += (rows[(rowUnder[r * taps + k] as number) * palmRows + place] as number) * (along[k] as number);
      target[o] = (target[o] as number) + factor * sum;
    }
}

/** The wave `part` of the full frequency fast. */
function wave(part: number): Wave {
  const phase = (i: number): number => (part * 2 * Math.PI * (i - reach)) / wavelength;
  return {
    cosine: envelope.map((height, i) => height * Math.cos(phase(i))),
    sine: envelope.map((height, i) => height * Math.sin(phase(i))),
  };
}

function filterOf(row: number, j: number): Filter {
  const angle = (j * Math.PI) / directions;
  const tapsOf = gaborTaps(angle);
  return {
    row,
    sign: Math.cos(angle) < 0 ? -1 : 1,
    column: wave(Math.sin(angle)),
    level: tapsOf.level,
    norm: 1 / tapsOf.size,
  };
}

/** Mean of the wave under the envelope, and the sum of the sizes of what is left without it. */
function gaborTaps(angle: number): { level: number; size: number } {
  let [wavy, even] = [0, 0];
  const all: [number, number][] = [];
  for (let y = -reach; y <= reach; y++)
    for (let x = -reach; x <= reach; x++) {
      const height = (envelope[x + reach] as number) * (envelope[y + reach] as number);
      const tap = height * Math.cos((2 * Math.PI * (x * Math.cos(angle) + y * Math.sin(angle))) / wavelength);
      all.push([tap, height]);
      wavy += tap;
      even += height;
    }
  const level = wavy / even;
  return { level, size: all.reduce((sum, [tap, height]) => sum + Math.abs(tap - level * height), 0) };
}

/** … 1 0 | 0 1 2 … 127 | 127 126 … */
function mirrored(i: number): number {
  if (i < 0) return -1 - i;
  return i < regionSide ? i : 2 * regionSide - 1 - i;
}
