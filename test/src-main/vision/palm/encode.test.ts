import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePalm, gaborResponses, places } from '../../../../src-main/vision/palm/encode.ts';
import { palmDistance, palmWords } from '../../../../src-shared/palm-code.ts';

const side = 128;
/** Stripes whose normal is at `angle` radians. */
const stripes = (angle: number): Float32Array =>
  Float32Array.from({ length: side * side }, (_, i) => {
    const along = (i % side) * Math.cos(angle) + Math.floor(i / side) * Math.sin(angle);
    return 128 + 60 * Math.cos((2 * Math.PI * along) / 14.1);
  });
/** Crossing waves that differ everywhere. */
const texture = (shift = 0): Float32Array =>
  Float32Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [(i % side) + shift, Math.floor(i / side)];
    return 128 + 30 * Math.sin(x / 5 + Math.sin(y / 17) * 3) + 30 * Math.sin(y / 6 + Math.sin(x / 13) * 2);
  });

describe('a code', () => {
  it('is 96 words, the same for the same region', () => {
    const { template, strength } = encodePalm(texture());
    expect(template).toHaveLength(palmWords);
    expect(encodePalm(texture())).toEqual({ template, strength });
    expect(palmDistance(template, template)).toBe(0);
  });

  it('does not change with light and contrast', () => {
    const { template } = encodePalm(texture());
    const other = encodePalm(texture().map((grey) => 0.5 * grey + 30));
    expect(palmDistance(template, other.template)).toBeLessThan(0.01);
    expect(other.strength).toBeCloseTo(encodePalm(texture()).strength / 2, 3);
  });

  it('differs by the angle between directions: three steps of six are the most', () => {
    const first = encodePalm(stripes(0)).template;
    const distances = [0, 1, 2, 3, 4, 5].map((j) =>
      palmDistance(first, encodePalm(stripes((j * Math.PI) / 6)).template),
    );
    // Where stripes are light the winner is by chance: the steps are not exact.
    expect(distances[0]).toBe(0);
    expect(distances[3]).toBe(Math.max(...distances));
    for (const [near, far] of [
      [1, 2],
      [2, 3],
      [5, 4],
      [4, 3],
    ] as const)
      expect(distances[near]).toBeLessThan(distances[far] as number);
  });

  it('of a palm that lies 4 pixels to the side is the same, one place further', () => {
    const moved = palmDistance(encodePalm(texture()).template, encodePalm(texture(4)).template);
    expect(moved).toBeLessThan(0.05);
  });

  it('of nothing has no strength', () => {
    expect(encodePalm(new Float32Array(side * side).fill(90)).strength).toBeLessThan(1e-3);
  });
});

/** As the method was published: 35 × 35 taps, σ 4.85, wavelength 14.1, no answer to an even grey, sizes summing to 1. */
function taps(direction: number): Float64Array {
  const angle = (direction * Math.PI) / 6;
  const offsets = Array.from({ length: 35 * 35 }, (_, i) => [(i % 35) - 17, Math.floor(i / 35) - 17] as const);
  const envelope = offsets.map(([x, y]) => Math.exp(-(x * x + y * y) / (2 * 4.85 ** 2)));
  const waves = offsets.map(
    ([x, y], i) =>
      (envelope[i] as number) * Math.cos((2 * Math.PI * (x * Math.cos(angle) + y * Math.sin(angle))) / 14.1),
  );
  const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
  const level = sum(waves) / sum(envelope);
  const plain = waves.map((wave, i) => wave - level * (envelope[i] as number));
  const size = sum(plain.map(Math.abs));
  return Float64Array.from(plain, (tap) => tap / size);
}
const bank = [0, 1, 2, 3, 4, 5].map(taps);
const mirrored = (i: number): number => (i < 0 ? -1 - i : i < side ? i : 2 * side - 1 - i);

/** Tap by tap, at one place. */
function direct(region: Float32Array, direction: number, row: number, column: number): number {
  let sum = 0;
  for (let i = 0; i < 35 * 35; i++) {
    const [x, y] = [4 * column + 2 + (i % 35) - 17, 4 * row + 2 + Math.floor(i / 35) - 17];
    sum += (bank[direction]?.[i] as number) * (region[mirrored(y) * side + mirrored(x)] as number);
  }
  return sum;
}

const random = (seed: number): Float32Array => {
  let state = seed;
  return Float32Array.from({ length: side * side }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 24;
  });
};
const answer = (answers: Float32Array, direction: number, row: number, column: number): number =>
  answers[direction * places + row * 32 + column] as number;

it('answers as the filters do tap by tap, at the edges too', () => {
  const place = fc.tuple(fc.nat(5), fc.nat(31), fc.nat(31));
  fc.assert(
    fc.property(fc.integer(), fc.array(place, { minLength: 8, maxLength: 8 }), (seed, some) => {
      const region = random(seed);
      const answers = gaborResponses(region);
      for (const [direction, row, column] of [...some, [0, 0, 0], [5, 31, 31], [3, 0, 31]] as const)
        expect(answer(answers, direction, row, column)).toBeCloseTo(direct(region, direction, row, column), 3);
    }),
    { numRuns: 15 },
  );
});

it('an even grey answers nothing, and one more grey level everywhere changes nothing', () => {
  expect(Math.max(...gaborResponses(new Float32Array(side * side).fill(180)).map(Math.abs))).toBeLessThan(1e-3);
  const region = random(7);
  const brighter = gaborResponses(region.map((grey) => grey + 40));
  for (const [i, value] of gaborResponses(region).entries()) expect(brighter[i]).toBeCloseTo(value, 2);
});

it('a dark line answers lowest in its own direction', () => {
  for (let direction = 0; direction < 6; direction++) {
    const [nx, ny] = [Math.cos((direction * Math.PI) / 6), Math.sin((direction * Math.PI) / 6)];
    const region = Float32Array.from({ length: side * side }, (_, i) => {
      const away = ((i % side) - 66) * nx + (Math.floor(i / side) - 66) * ny;
      return 150 - 80 * Math.exp(-(away ** 2) / 18);
    });
    const answers = gaborResponses(region);
    const at = [0, 1, 2, 3, 4, 5].map((j) => answer(answers, j, 16, 16));
    expect(at.indexOf(Math.min(...at))).toBe(direction);
    expect(at[direction]).toBeLessThan(-5);
  }
});
