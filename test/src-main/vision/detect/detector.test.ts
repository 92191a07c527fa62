import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areOneFace,
  type Detection,
  mergeAcrossViews,
  mergeWithinView,
} from '../../../../src-main/vision/detect/detector.ts';
import { overlapOfSmaller } from '../../../../src-shared/boxes.ts';
import { pointsIn } from '../faces.ts';

function detection(x: number, score: number, width = 100, y = 0): Detection {
  const point = [x, score] as const;
  return { score, box: { x, y, width, height: width }, points: [point, point, point, point, point] };
}

describe('mergeWithinView', () => {
  it('makes one of a cluster: its mean weighted by score, at the best score', () => {
    const [merged, ...more] = mergeWithinView([detection(0, 0.3), detection(20, 0.9)]);
    expect(more).toEqual([]);
    expect(merged?.score).toBe(0.9);
    expect(merged?.box.x).toBeCloseTo(15, 10);
    expect(merged?.box.width).toBeCloseTo(100, 10);
    expect(merged?.points[2][0]).toBeCloseTo(15, 10);
  });

  it('keeps faces apart that hardly overlap, best first', () => {
    const found = mergeWithinView([detection(0, 0.5), detection(60, 0.9), detection(300, 0.7)]);
    expect(found.map(({ score }) => score)).toEqual([0.9, 0.7, 0.5]);
  });

  it('leaves a single one as it is, and nothing for nothing', () => {
    const one = detection(5, 0.8);
    expect(mergeWithinView([one])).toEqual([one]);
    expect(mergeWithinView([])).toEqual([]);
  });
});

describe('mergeAcrossViews', () => {
  it('keeps the better of two of one face, unchanged', () => {
    const better = detection(10, 0.9);
    expect(mergeAcrossViews([detection(0, 0.6), better])).toEqual([better]);
  });

  it('drops a part of a face seen in another tile', () => {
    const whole = detection(0, 0.9);
    expect(mergeAcrossViews([whole, detection(20, 0.8, 40, 20)])).toEqual([whole]);
  });

  it('keeps neighbours', () => {
    expect(mergeAcrossViews([detection(0, 0.9), detection(90, 0.8), detection(180, 0.7)])).toHaveLength(3);
  });
});

describe('areOneFace', () => {
  const face = (x: number, y: number, width: number, height = width) => {
    const box = { x, y, width, height };
    return { box, points: pointsIn(box) };
  };
  const whole = face(0, 0, 100, 130);

  it.each([
    ['half a face', face(0, 0, 50, 130)],
    ['its lower half, a little outside', face(-5, 60, 60, 80)],
    ['a mouth', face(30, 90, 40, 30)],
    [
      'the face itself, higher up and smaller',
      { ...face(-10, -80, 80, 120), points: pointsIn(face(-8, -8, 95, 120).box) },
    ],
  ])('%s is', (_what, part) => {
    expect([areOneFace(whole, part), areOneFace(part, whole)]).toEqual([true, true]);
  });

  it.each([
    ['cheek to cheek', face(70, 10, 100, 130)],
    ['cheek to cheek, a child', face(65, 60, 60, 75)],
    ['behind a shoulder', face(80, -50, 60, 75)],
    ['in the next row', face(0, 110, 100, 130)],
  ])('%s is not', (_what, other) => {
    expect([areOneFace(whole, other), areOneFace(other, whole)]).toEqual([false, false]);
  });

  const side = fc.integer({ min: 20, max: 400 });
  const place = fc.integer({ min: -300, max: 300 });
  const seen = fc
    .record({ x: place, y: place, width: side, height: side })
    .map((box) => ({ box, points: pointsIn(box) }));

  it('holds both ways, for a face and itself, and for whatever lies inside another', () => {
    fc.assert(
      fc.property(seen, seen, (a, b) => {
        expect(areOneFace(a, b)).toBe(areOneFace(b, a));
        expect(areOneFace(a, a)).toBe(true);
        if (overlapOfSmaller(a.box, b.box) > 0.65) expect(areOneFace(a, b)).toBe(true);
      }),
    );
  });

  it('leaves neighbours of one size apart whose middles are two thirds of a width from each other', () => {
    fc.assert(
      fc.property(place, place, side, fc.double({ min: 0.67, max: 3, noNaN: true }), (x, y, width, far) => {
        expect(areOneFace(face(x, y, width), face(x + far * width, y, width))).toBe(false);
      }),
    );
  });

  it('holds for no two that merging keeps, and merging loses no face', () => {
    const detections = fc.array(fc.tuple(seen, fc.double({ min: 0.1, max: 1, noNaN: true })), { maxLength: 12 });
    fc.assert(
      fc.property(detections, (found) => {
        const all = found.map(([face, score]) => ({ ...face, score }));
        const kept = mergeAcrossViews(all);
        for (const [i, a] of kept.entries()) for (const b of kept.slice(i + 1)) expect(areOneFace(a, b)).toBe(false);
        for (const one of all)
          expect(kept.some((other) => other.score >= one.score && areOneFace(other, one))).toBe(true);
      }),
    );
  });
});
