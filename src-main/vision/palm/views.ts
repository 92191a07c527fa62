/** Views of a picture in which hands are looked for, and pictures without the hands that were found. */
import type { HandRegion } from '../../../src-shared/palm.ts';
import type { Rgb } from '../image/decode.ts';
import { Pyramid } from '../image/pyramid.ts';

/**
 * Which crops of a picture the landmark network is shown. Measured for the lite network on 92 hands: one crop finds what is turned up
 * to 60°, reaches over 38 to 100 % of its side and lies up to a third of its side off its middle.
 */
const quarters = [0, 1, 2, 3].map((turns) => (turns * Math.PI) / 2);

/** Groups of a photo, searched in turn until one has a hand: the middle; the whole and the ends of a long picture; parts. Hands
 * down to a quarter of the shorter side. */
export function photoViews(width: number, height: number): [HandRegion[], HandRegion[], HandRegion[]] {
  const short = Math.min(width, height);
  const middle = turned(width / 2, height / 2, short);
  const closer = turned(width / 2, height / 2, 0.75 * short);
  const whole = turned(width / 2, height / 2, Math.max(width, height));
  return [
    [...middle, ...closer],
    [...whole, ...spread(width, height, short).flatMap(([x, y]) => turned(x, y, short))],
    spread(width, height, 0.6 * short).flatMap(([x, y]) => turned(x, y, 0.6 * short)),
  ];
}

/** Where a hand before a gate's camera is nearly always: upright and in the middle. */
export function firstView(width: number, height: number): HandRegion {
  return { x: width / 2, y: height / 2, side: Math.min(width, height), angle: 0 };
}

/** Everywhere else, one crop a frame: off the middle, small, fingers to one side, larger than the frame is high. */
export function furtherViews(width: number, height: number): HandRegion[] {
  const short = Math.min(width, height);
  const ends = spread(width, height, short);
  const upright = (places: [number, number][], side: number): HandRegion[] =>
    places.map(([x, y]) => ({ x, y, side, angle: 0 }));
  const [, right, down, left] = turned(width / 2, height / 2, short) as [
    HandRegion,
    HandRegion,
    HandRegion,
    HandRegion,
  ];
  return [
    ...upright(ends, short),
    left,
    right,
    ...upright(spread(width, height, 0.6 * short), 0.6 * short),
    ...upright([[width / 2, height / 2]], Math.max(width, height)),
    down,
  ];
}

function turned(x: number, y: number, side: number): HandRegion[] {
  return quarters.map((angle) => ({ x, y, side, angle }));
}

/** Middles of squares of `side` that cover the picture and overlap by a third and more; none where one alone in the middle does. */
function spread(width: number, height: number, side: number): [number, number][] {
  const along = (length: number): number[] => {
    const count = Math.ceil((length - side) / (side * 0.7)) + 1;
    if (count <= 1) return [length / 2];
    return Array.from({ length: count }, (_, i) => side / 2 + ((length - side) * i) / (count - 1));
  };
  const [xs, ys] = [along(width), along(height)];
  return xs.length * ys.length === 1 ? [] : ys.flatMap((y) => xs.map((x): [number, number] => [x, y]));
}

/** Of a crop's side; a crop is 1.65 times its landmarks' box. */
const painted = 1.15 / 1.65;
/** A search needs no more pixels than this on the shorter side. */
const enough = 320;

export interface Reduced {
  pyramid: Pyramid;
  /** Times which it is smaller than the original. */
  factor: number;
}

/** The picture with hands painted over, so that the search for a second hand does not find the first one again. */
export function without(original: Pyramid, regions: readonly HandRegion[]): Reduced {
  const { image, level } = original.at(Math.max(1, Math.min(original.width, original.height) / enough));
  const factor = 2 ** level;
  // Not `slice()`: of a Buffer, as decoding makes one, that would be the same pixels.
  const copy = { ...image, data: new Uint8Array(image.data) };
  for (const { x, y, side, angle } of regions)
    paint(copy, { x: x / factor, y: y / factor, side: (side * painted) / factor, angle });
  return { pyramid: new Pyramid(copy), factor };
}

/** Black, as what lies beyond a picture. */
function paint({ data, width, height }: Rgb, { x, y, side, angle }: HandRegion): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reach = side * Math.SQRT1_2;
  const half = side / 2;
  for (let row = Math.max(0, Math.floor(y - reach)); row < Math.min(height, y + reach); row++)
    for (let column = Math.max(0, Math.floor(x - reach)); column < Math.min(width, x + reach); column++) {
      const [dx, dy] = [column - x, row - y];
      if (Math.abs(cos * dx + sin * dy) > half || Math.abs(cos * dy - sin * dx) > half) continue;
      data.fill(0, (row * width + column) * 3, (row * width + column) * 3 + 3);
    }
}
