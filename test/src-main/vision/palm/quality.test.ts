import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type PalmMeasures } from '../../../../src-main/vision/palm/quality.ts';
import { palmFaults } from '../../../../src-shared/palm.ts';

/** The median of 34 hands at 640 × 480. */
const good: PalmMeasures = {
  facing: 'palm',
  presence: 0.99,
  inside: 1,
  palmWidth: 150,
  residual: 0.012,
  stiffResidual: 0.023,
  strength: 1.3,
  brightness: 0.63,
  overexposed: 0,
  noise: 1,
  sharpness: 0.66,
};

/** What makes each fault, alone. */
const spoilt: Record<(typeof palmFaults)[number], Partial<PalmMeasures>[]> = {
  back: [{ facing: 'back' }],
  cut_off: [{ inside: 0.9 }],
  small: [{ palmWidth: 79 }],
  too_dark: [{ brightness: 0.05 }, { brightness: 0.2, strength: 0.3 }],
  too_bright: [{ overexposed: 0.11 }, { brightness: 0.95, strength: 0.3 }],
  blurred: [{ sharpness: 0.29 }],
  bent: [{ presence: 0.79 }, { residual: 0.071 }, { stiffResidual: 0.17 }],
  faint: [{ strength: 0.39 }],
  noisy: [{ noise: 10 }],
};

describe('judge', () => {
  it('finds nothing wrong with a good palm', () => {
    expect(judge(good)).toMatchObject({ fault: null, palmWidth: 150, strength: 1.3 });
    expect(judge(good).score).toBeGreaterThan(0.8);
  });

  it.each(palmFaults)('%s', (fault) => {
    for (const change of spoilt[fault]) expect(judge({ ...good, ...change })).toMatchObject({ fault });
  });

  it('of several faults says the first', () => {
    for (const [i, fault] of palmFaults.entries())
      for (const later of palmFaults.slice(i + 1))
        for (const change of spoilt[later]) {
          const both = { ...change, ...(spoilt[fault][0] as object) };
          expect(judge({ ...good, ...both }).fault).toBe(fault);
        }
  });

  it('scores 0..1, below 0.3 wherever a measure is beyond its bound, never higher for being worse', () => {
    const worse = fc.constantFrom(...palmFaults.filter((fault) => fault !== 'back').flatMap((fault) => spoilt[fault]));
    fc.assert(
      fc.property(worse, fc.double({ min: 0, max: 1, noNaN: true }), (change, part) => {
        const towards = Object.fromEntries(
          Object.entries(change).map(([name, value]) => {
            const from = good[name as keyof PalmMeasures] as number;
            return [name, from + part * ((value as number) - from)];
          }),
        );
        const [half, whole] = [judge({ ...good, ...towards }), judge({ ...good, ...change })];
        expect(half.score).toBeLessThanOrEqual(1);
        expect(whole.score).toBeGreaterThanOrEqual(0);
        expect(whole.score).toBeLessThanOrEqual(half.score);
        if (Object.keys(change).length === 1) expect(whole.score).toBeLessThan(0.3);
      }),
    );
  });

  it('does not take what cannot be measured for good', () => {
    for (const name of ['palmWidth', 'strength', 'sharpness', 'presence', 'residual'] as const)
      expect(judge({ ...good, [name]: Number.NaN }).fault).not.toBeNull();
  });
});
