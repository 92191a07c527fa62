import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detection, Detector } from '../../../../src-main/vision/detect/detector.ts';
import { searchFrame, searchPhoto } from '../../../../src-main/vision/detect/search.ts';
import { maxAspect, maxSearchedPixels } from '../../../../src-main/vision/image/decode.ts';
import { type Affine, apply } from '../../../../src-main/vision/image/geometry.ts';
import { Pyramid } from '../../../../src-main/vision/image/pyramid.ts';
import { intersection } from '../../../../src-shared/boxes.ts';
import type { Box } from '../../../../src-shared/domain.ts';
import { pointsIn } from '../faces.ts';

/** A detector that finds the `faces` that lie whole in a view and are large enough there; it keeps the views it was shown. */
class Scripted implements Detector {
  readonly side = 256;
  readonly smallestFace = 24;
  readonly views: Box[] = [];
  readonly #faces: readonly Box[];

  constructor(faces: readonly Box[] = []) {
    this.#faces = faces;
  }

  async view(_pyramid: Pyramid, toSource: Affine): Promise<Detection[]> {
    const [x, y] = apply(toSource, 0, 0);
    const [right, bottom] = apply(toSource, this.side, this.side);
    const view = { x, y, width: right - x, height: bottom - y };
    this.views.push(view);
    const scale = this.side / view.width;
    return this.#faces
      .filter((face) => holds(view, face) && face.width * scale >= this.smallestFace - 1e-6)
      .map((box) => ({
        box,
        score: 0.9,
        points: pointsIn(box),
      }));
  }
}

function holds(view: Box, face: Box): boolean {
  const slack = 1e-6;
  return (
    face.x >= view.x - slack &&
    face.y >= view.y - slack &&
    face.x + face.width <= view.x + view.width + slack &&
    face.y + face.height <= view.y + view.height + slack
  );
}

/** Only the size of the picture matters to the search. */
function blank(width: number, height: number): Pyramid {
  return new Pyramid({ data: new Uint8Array(0), width, height });
}

const smallestFace = 40;
const everyFace = { smallestFace, fractionOfLargest: 0 };
const length = fc.integer({ min: 41, max: 8000 });
const place = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
/** Up to the 40 megapixels that are decoded. */
const picture = fc.tuple(length, length).filter(([width, height]) => width * height <= 40_000_000);

describe('searchPhoto', () => {
  it('shows every point of a picture of any size at the finest level', async () => {
    await fc.assert(
      fc.asyncProperty(picture, place, place, async ([width, height], u, v) => {
        const detector = new Scripted();
        await searchPhoto(blank(width, height), detector, everyFace);
        const finest = Math.min(...detector.views.map((view) => view.width));
        const point = { x: u * width, y: v * height, width: 0, height: 0 };
        expect(detector.views.some((view) => view.width <= finest * 1.001 && holds(view, point))).toBe(true);
      }),
    );
  });

  it('finds a face of the smallest size wherever it is: it lies whole in some tile', async () => {
    await fc.assert(
      fc.asyncProperty(picture, place, place, async ([width, height], u, v) => {
        const side = smallestFace;
        const face = { x: u * (width - side), y: v * (height - side), width: side, height: side };
        const found = await searchPhoto(blank(width, height), new Scripted([face]), everyFace);
        expect(found.map(({ box }) => box)).toEqual([face]);
      }),
    );
  });

  it('finds a face of any size wherever it is', async () => {
    await fc.assert(
      fc.asyncProperty(picture, place, place, place, async ([width, height], size, u, v) => {
        const side = smallestFace + size * (Math.min(width, height) - smallestFace);
        const face = { x: u * (width - side), y: v * (height - side), width: side, height: side };
        const found = await searchPhoto(blank(width, height), new Scripted([face]), everyFace);
        expect(found.map(({ box }) => box)).toEqual([face]);
      }),
    );
  });

  it('looks at no more than 560 views, whatever the size of a picture that is decoded', async () => {
    const side = fc.integer({ min: 1, max: 13_000 });
    const decoded = fc
      .tuple(side, side)
      .filter(([w, h]) => w * h <= maxSearchedPixels && Math.max(w, h) <= maxAspect * Math.min(w, h));
    const views = async (width: number, height: number): Promise<number> => {
      const detector = new Scripted();
      await searchPhoto(blank(width, height), detector, everyFace);
      return detector.views.length;
    };
    const most = Math.max(await views(4000, 4000), await views(12_600, 1269), await views(1269, 12_600));
    expect(most).toBeGreaterThan(200);
    await fc.assert(
      fc.asyncProperty(decoded, async ([width, height]) => {
        expect(await views(width, height)).toBeLessThanOrEqual(560);
      }),
    );
  });

  it('pauses before every view but the first', async () => {
    const detector = new Scripted();
    let pauses = 0;
    const between = async (): Promise<void> => {
      pauses++;
    };
    await searchPhoto(blank(2000, 1500), detector, { ...everyFace, between });
    expect(pauses).toBe(detector.views.length - 1);
  });

  it('looks once at a picture in which the smallest face shows at once', async () => {
    const detector = new Scripted();
    await searchPhoto(blank(420, 300), detector, everyFace);
    expect(detector.views).toHaveLength(1);
  });

  it('stops at the largest face where only that is wanted', async () => {
    const face = { x: 1000, y: 500, width: 700, height: 700 };
    const detector = new Scripted([face, { x: 100, y: 100, width: 50, height: 50 }]);
    const found = await searchPhoto(blank(4000, 3000), detector, { smallestFace, fractionOfLargest: 1 });
    expect(found.map(({ box }) => box)).toEqual([face]);
    expect(detector.views).toHaveLength(1);
  });

  it('goes on until a face of the wanted fraction of the largest must have been seen', async () => {
    const faces = [
      { x: 1000, y: 500, width: 700, height: 700 },
      { x: 100, y: 100, width: 350, height: 350 },
    ];
    const found = await searchPhoto(blank(4000, 3000), new Scripted(faces), { smallestFace, fractionOfLargest: 0.5 });
    expect(found).toHaveLength(2);
  });

  it('takes a face from a tile that shows it whole, however sure another is of its half', async () => {
    const face = { x: 900, y: 700, width: 60, height: 60 };
    const detector = new Scripted([face]);
    const whole = detector.view.bind(detector);
    detector.view = async (pyramid, toSource) => {
      const found = await whole(pyramid, toSource);
      const view = detector.views.at(-1) as Box;
      const cut = found.length === 0 && view.width < 700 && intersection(view, face) > 1000;
      return cut
        ? [
            {
              box: face,
              score: 0.99,
              points: [
                [0, 0],
                [0, 0],
                [0, 0],
                [0, 0],
                [0, 0],
              ],
            },
          ]
        : found;
    };
    // Wherever the tiles' borders fall.
    for (let x = 100; x < 1900; x += 37) {
      face.x = x;
      const found = await searchPhoto(blank(2000, 1500), detector, everyFace);
      expect(found.map(({ score }) => score)).toEqual([0.9]);
    }
  });

  it('gives the largest first', async () => {
    const faces = [50, 400, 120].map((width, i) => ({ x: i * 500, y: 100, width, height: width }));
    const found = await searchPhoto(blank(2000, 1500), new Scripted(faces), everyFace);
    expect(found.map(({ box }) => box.width)).toEqual([400, 120, 50]);
  });
});

it('searchFrame looks once, at everything', async () => {
  const detector = new Scripted();
  await searchFrame(blank(640, 480), detector);
  expect(detector.views).toEqual([{ x: 0, y: -80, width: 640, height: 640 }]);
});
