import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poseFromPoints } from '../../../../src-main/vision/quality/pose.ts';
import { exposureOf, frontality, occlusionHints, sharpnessOf } from '../../../../src-main/vision/quality/quality.ts';
import type { FivePoints, Point } from '../../../../src-shared/domain.ts';

const side = 32;
const grey = (value: (x: number, y: number) => number): Float32Array =>
  Float32Array.from({ length: side * side }, (_, i) => value(i % side, Math.floor(i / side)));

describe('sharpness', () => {
  it('is 1 for single pixels, 0 for a soft slope, and for nothing at all', () => {
    expect(
      sharpnessOf(
        grey((x, y) => ((x + y) % 2) * 200),
        side,
      ),
    ).toBe(1);
    expect(
      sharpnessOf(
        grey((x) => x * 6),
        side,
      ),
    ).toBe(0);
    expect(
      sharpnessOf(
        grey(() => 128),
        side,
      ),
    ).toBe(0);
  });

  it('does not depend on the light', () => {
    const pattern = (x: number, y: number): number => 60 * Math.sin(x / 2) * Math.cos(y / 3);
    const bright = sharpnessOf(
      grey((x, y) => 160 + pattern(x, y)),
      side,
    );
    const dark = sharpnessOf(
      grey((x, y) => 40 + pattern(x, y) / 2),
      side,
    );
    expect(dark).toBeCloseTo(bright, 2);
  });
});

describe('exposure', () => {
  const face = (mean: number, contrast: number) => exposureOf(grey((x) => mean + (x % 2 ? contrast : -contrast)));

  it('is 1 in good light, and falls when dark, washed out, clipped or flat', () => {
    expect(face(128, 40).exposure).toBe(1);
    for (const poor of [face(15, 10), face(250, 5), face(128, 128), face(128, 2)])
      expect(poor.exposure).toBeLessThan(0.3);
  });

  it('comes with the brightness', () => {
    expect([face(0, 0), face(127.5, 40), face(255, 0)].map(({ brightness }) => brightness)).toEqual([0, 0.5, 1]);
  });
});

describe('occlusion', () => {
  const size = 96;
  const box = { x: 10, y: 10, width: 100, height: 100 };
  const picture = { width: 200, height: 200 };
  const skin = [180, 130, 110];

  /** A face of one colour with these bands (fractions of the height) in another. */
  function painted(colour: number[], from = 0, to = 0): Float32Array {
    const within = (i: number): boolean => i / size >= from && i / size < to;
    return Float32Array.from({ length: size * size * 3 }, (_, i) => {
      const y = Math.floor(i / 3 / size);
      return (within(y) ? colour : skin)[i % 3] as number;
    });
  }

  it('is none on bare skin, light or dark', () => {
    expect(occlusionHints(painted(skin), size, box, picture)).toEqual([]);
    const dark = painted(skin).map((value) => value / 4);
    expect(occlusionHints(dark, size, box, picture)).toEqual([]);
  });

  it('is a mask of another colour', () => {
    for (const colour of [
      [40, 90, 200],
      [60, 160, 90],
      [235, 240, 245],
    ])
      expect(occlusionHints(painted(colour, 0.7, 1), size, box, picture)).toEqual(['mouth']);
  });

  it('is an edge that cuts the box', () => {
    for (const cut of [{ x: -8 }, { y: -8 }, { x: 110 }, { y: 110 }])
      expect(occlusionHints(painted(skin), size, { ...box, ...cut }, picture)).toEqual(['edge']);
    expect(occlusionHints(painted(skin), size, { ...box, x: 0, y: 100 }, picture)).toEqual([]);
  });
});

describe('pose from five points', () => {
  const level: FivePoints = [
    [30, 40],
    [70, 40],
    [50, 62.8],
    [35, 80],
    [65, 80],
  ];
  const moved = (points: FivePoints, move: (p: Point) => Point): FivePoints =>
    points.map(move) as unknown as FivePoints;
  const withNose = (nose: Point): FivePoints => [level[0], level[1], nose, level[3], level[4]];

  it('is level for a level face', () => {
    const { yaw, pitch, roll } = poseFromPoints(level);
    for (const angle of [yaw, pitch, roll]) expect(Math.abs(angle)).toBeLessThan(1);
  });

  it('has its signs as the domain says', () => {
    expect(poseFromPoints(withNose([60, 62.8])).yaw).toBeGreaterThan(10);
    expect(poseFromPoints(withNose([40, 62.8])).yaw).toBeLessThan(-10);
    expect(poseFromPoints(withNose([50, 58])).pitch).toBeGreaterThan(10);
    expect(poseFromPoints(withNose([50, 68])).pitch).toBeLessThan(-10);
  });

  it('turns with the picture: roll follows, yaw and pitch stay', () => {
    fc.assert(
      fc.property(fc.integer({ min: -80, max: 80 }), fc.integer({ min: 40, max: 60 }), (angle, noseX) => {
        const upright = withNose([noseX, 62.8]);
        const [cos, sin] = [Math.cos, Math.sin].map((f) => f((angle * Math.PI) / 180)) as [number, number];
        const turned = poseFromPoints(moved(upright, ([x, y]) => [x * cos - y * sin, x * sin + y * cos]));
        const before = poseFromPoints(upright);
        expect(turned.roll).toBeCloseTo(angle, 4);
        expect(turned.yaw).toBeCloseTo(before.yaw, 4);
        expect(turned.pitch).toBeCloseTo(before.pitch, 4);
      }),
    );
  });
});

it('frontality falls with every turn, from 1 to 0', () => {
  const at = (yaw: number, pitch: number) => frontality({ yaw, pitch, roll: 45 });
  expect([at(0, 0), at(60, 0), at(0, 50), at(-90, 0)]).toEqual([1, 0, 0, 0]);
  expect(at(30, 10)).toBeCloseTo(0.5, 12);
  expect(at(-30, 10)).toBe(at(30, -10));
});
