import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../../../../src-main/vision/image/geometry.ts';
import { align } from '../../../../src-main/vision/palm/canonical.ts';
import { regionOf } from '../../../../src-main/vision/palm/hand.ts';

const known: Record<number, [number, number]> = {
  0: [-0.333, 1.473],
  1: [0.255, 1.306],
  5: [0.5, 0],
  9: [0.175, -0.13],
  13: [-0.155, -0.125],
  17: [-0.5, 0],
};

/** The flat right palm (or left: mirrored), turned, enlarged, tilted (narrowed along an axis) and moved. */
function handAt({ turn = 0, scale = 100, narrow = 1, mirror = false, x = 300, y = 200 }): Float32Array {
  const [cos, sin] = [Math.cos(turn) * scale, Math.sin(turn) * scale];
  const points = new Float32Array(42).fill(0);
  for (const [i, [u, v]] of Object.entries(known)) {
    const [a, b] = [(mirror ? -u : u) * narrow, v];
    points[2 * Number(i)] = x + cos * a - sin * b;
    points[2 * Number(i) + 1] = y + sin * a + cos * b;
  }
  return points;
}
const placed = fc.record({
  turn: fc.double({ min: -3.1, max: 3.1, noNaN: true }),
  scale: fc.integer({ min: 20, max: 900 }),
  narrow: fc.double({ min: 0.7, max: 1, noNaN: true }),
  x: fc.integer({ min: -500, max: 4000 }),
  y: fc.integer({ min: -500, max: 4000 }),
  mirror: fc.boolean(),
});

describe('align', () => {
  it('knows the side, and lays the flat palm exactly over any turned, enlarged and tilted one', () => {
    fc.assert(
      fc.property(placed, (where) => {
        const { side, toPicture, residual } = align(handAt(where));
        expect(side).toBe(where.mirror ? 'left' : 'right');
        expect(residual).toBeLessThan(1e-4);
        const sign = where.mirror ? -1 : 1;
        const points = handAt(where);
        const [x, y] = apply(toPicture, sign * 0.5, 0);
        expect(Math.hypot(x - (points[10] as number), y - (points[11] as number)) / where.scale).toBeLessThan(1e-3);
        // Never mirrored.
        expect(toPicture.a * toPicture.e - toPicture.b * toPicture.d).toBeGreaterThan(0);
      }),
    );
  });

  it('says how far the hand is from flat: nothing when it faces the camera, more the more it is turned away', () => {
    const misfits = [1, 0.9, 0.77, 0.5].map((narrow) => align(handAt({ narrow })).stiffResidual);
    expect(misfits[0]).toBeLessThan(1e-4);
    for (let i = 1; i < misfits.length; i++) expect(misfits[i]).toBeGreaterThan(misfits[i - 1] as number);
  });

  it('says how far landmarks are from a hand’s', () => {
    const bent = handAt({});
    bent[18] = (bent[18] as number) + 40;
    bent[27] = (bent[27] as number) - 30;
    expect(align(bent).residual).toBeGreaterThan(0.07);
  });
});

it('the region turns and grows with the hand', () => {
  fc.assert(
    fc.property(placed, ({ turn, scale }) => {
      const upright = regionOf(handAt({ x: 0, y: 0, scale: 100 }));
      const turned = regionOf(handAt({ x: 0, y: 0, turn, scale }));
      expect(turned.side / upright.side).toBeCloseTo(scale / 100, 2);
      expect(Math.cos(turned.angle - upright.angle - turn)).toBeCloseTo(1, 3);
    }),
  );
});
