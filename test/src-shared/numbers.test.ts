import { expect, it } from 'vitest';
import { between, clamp, ramp, round } from '../../src-shared/numbers.ts';

it('clamp keeps a value between two', () => {
  expect([-1, 0.5, 2].map((value) => clamp(value, 0, 1))).toEqual([0, 0.5, 1]);
});

it('ramp rises from 0 to 1 between its ends, and falls where they are the other way round', () => {
  expect([0, 10, 15, 20, 30].map((value) => ramp(value, 10, 20))).toEqual([0, 0, 0.5, 1, 1]);
  expect([0, 10, 15, 20, 30].map((value) => ramp(value, 20, 10))).toEqual([1, 1, 0.5, 0, 0]);
});

it('round keeps so many decimals', () => {
  expect([round(0.12345, 4), round(0.12344, 4), round(12.5, 0), round(-0.25, 1)]).toEqual([0.1235, 0.1234, 13, -0.2]);
});

it('between two scales goes through the knots, straight from one to the next, and stays at the ends', () => {
  const knots = [
    [0, 1],
    [2, 0.5],
    [4, 0],
  ] as const;
  expect([-1, 0, 1, 2, 3, 4, 9].map((value) => between(value, knots, 0, 1))).toEqual([1, 1, 0.75, 0.5, 0.25, 0, 0]);
  expect([-1, 0, 0.25, 0.5, 1, 2].map((value) => between(value, knots.toReversed(), 1, 0))).toEqual([4, 4, 3, 2, 0, 0]);
});
