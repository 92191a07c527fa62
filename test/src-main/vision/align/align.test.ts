import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alignment, chipShape } from '../../../../src-main/vision/align/align.ts';
import { apply } from '../../../../src-main/vision/image/geometry.ts';
import { dlibInner51, trainedFive } from '../../../../src-main/vision/landmarks/mesh-indices.ts';
import type { FivePoints } from '../../../../src-shared/domain.ts';
import type { EmbedderManifest } from '../../../../src-shared/pack-manifest.ts';

const embedderOf = (id: string): EmbedderManifest =>
  JSON.parse(readFileSync(new URL(`../../../../models/packs/${id}.json`, import.meta.url), 'utf8')).embedder;
const points: FivePoints = [
  [130, 240],
  [170, 240],
  [150, 262],
  [135, 280],
  [165, 280],
];

describe('five points', () => {
  it.each(['faceplugin-512', 'edgeface-xs', 'omz-0095'])(
    'of a face with the template’s proportions go where %s wants them',
    (id) => {
      const embedder = embedderOf(id);
      if (embedder.alignment.kind !== 'five-point') throw new Error('Another alignment.');
      const { width, height } = embedder.input;
      const { template } = embedder.alignment;
      const face = template.map(([x, y]) => [100 + 300 * x, 50 + 300 * y]) as unknown as FivePoints;
      const toPicture = alignment(embedder, face, null);
      for (const [i, [x, y]] of template.entries()) {
        const [px, py] = apply(toPicture, x * width, y * height);
        expect(px).toBeCloseTo(face[i]?.[0] as number, 4);
        expect(py).toBeCloseTo(face[i]?.[1] as number, 4);
      }
    },
  );
});

describe('five points of a mesh', () => {
  it('are what is aligned where there is one, and not the detector’s', () => {
    const embedder = embedderOf('faceplugin-512');
    if (embedder.alignment.kind !== 'five-point') throw new Error('Another alignment.');
    const mesh = { points: new Float32Array(468 * 3), presence: 1 };
    for (const [i, indices] of trainedFive.entries()) {
      const [x, y] = embedder.alignment.template[i] as [number, number];
      // Spread around the point, so that only the middle of all lies on it.
      for (const [k, index] of indices.entries()) {
        const away = k - (indices.length - 1) / 2;
        mesh.points[3 * index] = 40 + 600 * x + 5 * away;
        mesh.points[3 * index + 1] = 10 + 600 * y - 3 * away;
      }
    }
    const toPicture = alignment(embedder, points, mesh);
    const [x, y] = apply(toPicture, 56, 56);
    expect(x).toBeCloseTo(340, 3);
    expect(y).toBeCloseTo(310, 3);
    expect(alignment(embedder, points, null)).not.toEqual(toPicture);
  });
});

describe('the mean shape', () => {
  it('lies within the crop, left to right symmetric about its middle', () => {
    expect(chipShape).toHaveLength(102);
    expect(dlibInner51).toHaveLength(51);
    for (const value of chipShape) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(1);
    }
    // Outer ends of the brows, in dlib's order the first and the tenth point.
    expect((chipShape[0] as number) + (chipShape[18] as number)).toBeCloseTo(2 * 0.4934, 3);
    expect(chipShape[1]).toBeCloseTo(chipShape[19] as number, 6);
  });

  it('takes a mesh that has its proportions where the recogniser wants it', () => {
    const embedder = embedderOf('standard');
    const mesh = { points: new Float32Array(468 * 3), presence: 1 };
    for (const [i, index] of dlibInner51.entries()) {
      mesh.points[3 * index] = 40 + 600 * (chipShape[2 * i] as number);
      mesh.points[3 * index + 1] = 10 + 600 * (chipShape[2 * i + 1] as number);
    }
    const toPicture = alignment(embedder, points, mesh);
    const [x, y] = apply(toPicture, 75, 75);
    expect(x).toBeCloseTo(340, 3);
    expect(y).toBeCloseTo(310, 3);
    expect(toPicture.a).toBeCloseTo(4, 4);
  });

  it('needs a mesh', () => {
    expect(() => alignment(embedderOf('standard'), points, null)).toThrow(RangeError);
  });
});
