import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intersection, iou, overlapOfSmaller } from '../../src-shared/boxes.ts';

const side = fc.integer({ min: 1, max: 500 });
const place = fc.integer({ min: -300, max: 300 });
const box = fc.record({ x: place, y: place, width: side, height: side });

describe('overlap', () => {
  it('of a box with itself is whole', () => {
    fc.assert(fc.property(box, (a) => void expect([iou(a, a), overlapOfSmaller(a, a)]).toEqual([1, 1])));
  });

  it('is the same both ways, within 0..1, and less by union than by the smaller', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        expect(iou(a, b)).toBeCloseTo(iou(b, a), 12);
        expect(overlapOfSmaller(a, b)).toBe(overlapOfSmaller(b, a));
        expect(iou(a, b)).toBeGreaterThanOrEqual(0);
        expect(overlapOfSmaller(a, b)).toBeLessThanOrEqual(1);
        expect(iou(a, b)).toBeLessThanOrEqual(overlapOfSmaller(a, b));
      }),
    );
  });

  it('of boxes that touch or lie apart is nothing', () => {
    const a = { x: 0, y: 0, width: 10, height: 10 };
    for (const b of [
      { ...a, x: 10 },
      { ...a, y: -10 },
      { ...a, x: 50, y: 50 },
    ])
      expect([intersection(a, b), iou(a, b), overlapOfSmaller(a, b)]).toEqual([0, 0, 0]);
  });

  it('is measured in pixels', () => {
    const a = { x: 0, y: 0, width: 10, height: 10 };
    const b = { x: 5, y: 0, width: 10, height: 10 };
    expect([intersection(a, b), iou(a, b), overlapOfSmaller(a, b)]).toEqual([50, 1 / 3, 0.5]);
  });

  it('with an empty box is nothing', () => {
    const a = { x: 0, y: 0, width: 10, height: 10 };
    expect(overlapOfSmaller(a, { ...a, width: 0 })).toBe(0);
  });
});
