import { describe, expect, it } from 'vitest';
import { encodePalm } from '../../../../src-main/vision/palm/encode.ts';
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
