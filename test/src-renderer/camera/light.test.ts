import { expect, test } from 'vitest';
import { judgeLight, lumaOf } from '../../../src-renderer/camera/light.ts';

const [width, height] = [32, 24];
const picture = (of: (x: number, y: number) => number) =>
  Array.from({ length: width * height }, (_, i) => of(i % width, Math.floor(i / width)));
const middle = (x: number, y: number) => x >= 9 && x < 23 && y >= 7;

test.each([
  ['dark', picture(() => 20)],
  ['good', picture(() => 120)],
  ['bright', picture(() => 245)],
  // Somebody before a window.
  ['backlit', picture((x, y) => (middle(x, y) ? 40 : 220))],
  // Somebody lit before a dark corridor: that is how it should be.
  ['good', picture((x, y) => (middle(x, y) ? 150 : 30))],
] as const)('%s', (light, luma) => {
  expect(judgeLight(luma, width, height)).toBe(light);
});

test('luminance weighs green most', () => {
  const [red = 0, green = 0, blue = 0] = lumaOf([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255]);
  expect(green).toBeGreaterThan(red);
  expect(red).toBeGreaterThan(blue);
});
