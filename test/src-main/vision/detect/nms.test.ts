import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../../src-main/vision/detect/detector.ts';
import { mergeAcrossViews, mergeWithinView } from '../../../../src-main/vision/detect/nms.ts';

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
