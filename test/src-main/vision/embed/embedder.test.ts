import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalise } from '../../../../src-main/vision/embed/embedder.ts';

it('normalise gives length 1 and keeps the direction', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, (numbers) => {
      fc.pre(numbers.some((n) => n !== 0));
      const unit = normalise(Float32Array.from(numbers));
      expect(Math.hypot(...unit)).toBeCloseTo(1, 5);
      const length = Math.hypot(...numbers);
      for (const [i, n] of numbers.entries()) expect(unit[i]).toBeCloseTo(n / length, 5);
    }),
  );
});

it('normalise leaves nothing at nothing', () => {
  expect(Array.from(normalise(new Float32Array(3)))).toEqual([0, 0, 0]);
});
