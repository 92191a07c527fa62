/** Laws of the decision on a hand, over many sequences of looks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidePalm, type PalmLook } from '../../../../src-main/station/recognition/palm-gate.ts';
import { palmLine, palmStep } from '../../../../src-main/station/recognition/palm-scores.ts';
import { strictnesses } from '../../../../src-shared/contract/office.ts';
import { palmFacts } from '../support.ts';

const { identify, minMargin } = palmFacts.gate;
const candidate = (personId: number, distance: number) => ({
  personId,
  palmId: personId,
  side: 'left' as const,
  distance,
});
const look = (personId: number, distance: number, second?: number): PalmLook => ({
  candidates: [candidate(personId, distance), ...(second === undefined ? [] : [candidate(99, second)])],
  quality: 0.8,
});
const faulty: PalmLook = { candidates: null, quality: 0.1 };
const nobody: PalmLook = { candidates: [], quality: 0.8 };
const policy = (strictness: (typeof strictnesses)[number] = 'normal') => ({ ...palmFacts, strictness });
const decide = (looks: PalmLook[], strictness?: (typeof strictnesses)[number]) => decidePalm(looks, policy(strictness));

const anyLook = fc.oneof(
  fc.constant(faulty),
  fc.constant(nobody),
  fc
    .tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.double({ min: 0, max: 0.6, noNaN: true }),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
    )
    .map(([who, distance, margin]) => look(who, distance, distance + margin)),
);
const anyLooks = fc.array(anyLook, { maxLength: 12 });

describe('a decision', () => {
  it('accepts only whom two looks in a row name alone, each within the line', () => {
    fc.assert(
      fc.property(anyLooks, fc.constantFrom(...strictnesses), (looks, strictness) => {
        const { outcome, personId } = decide(looks, strictness);
        expect(personId === null).toBe(outcome !== 'accept');
        if (outcome !== 'accept') return;
        const two = looks.filter(({ candidates }) => candidates !== null).slice(-2);
        expect(two).toHaveLength(2);
        for (const { candidates } of two) {
          const [best, second] = candidates ?? [];
          expect(best?.personId).toBe(personId);
          expect(best?.distance).toBeLessThanOrEqual(palmLine(palmFacts, strictness));
          expect((second?.distance ?? 1) - (best?.distance ?? 0)).toBeGreaterThanOrEqual(minMargin);
        }
      }),
    );
  });

  it('is not swayed by faulty looks in between, once there is a good one', () => {
    fc.assert(
      fc.property(fc.array(anyLook, { minLength: 1, maxLength: 8 }), fc.nat(8), (looks, at) => {
        fc.pre(looks.some(({ candidates }) => candidates !== null));
        expect(decide(looks.toSpliced(at, 0, faulty))).toEqual(decide(looks));
      }),
    );
  });

  it('whoever is accepted strictly is accepted normally, and then relaxed', () => {
    fc.assert(
      fc.property(anyLooks, (looks) => {
        const [relaxed, normal, strict] = strictnesses.map((one) => decide(looks, one));
        if (strict?.outcome === 'accept') expect(normal).toEqual(strict);
        if (normal?.outcome === 'accept') expect(relaxed).toEqual(normal);
      }),
    );
  });

  it('says how far it is, never back from a decision', () => {
    fc.assert(
      fc.property(anyLooks, (looks) => {
        const { outcome, progress } = decide(looks);
        expect(progress).toBeGreaterThanOrEqual(0);
        expect(progress).toBeLessThanOrEqual(1);
        if (outcome !== 'looking') expect(progress).toBe(1);
      }),
    );
  });
});

describe('looks', () => {
  it('one is never enough, two of two people neither', () => {
    expect(decide([look(1, 0.01)])).toMatchObject({
      outcome: 'looking',
      personId: null,
      progress: 0.5,
      distance: 0.01,
    });
    expect(decide([look(1, 0.1), look(2, 0.1)]).outcome).toBe('looking');
    expect(decide([look(1, 0.1), faulty, look(1, 0.1)])).toMatchObject({ outcome: 'accept', personId: 1 });
  });

  it('the line itself is inside, the least margin too', () => {
    expect(decide([look(1, identify, identify + minMargin), look(1, identify, identify + minMargin)]).outcome).toBe(
      'accept',
    );
    expect(decide(Array(5).fill(look(1, identify + 1e-9))).outcome).toBe('unknown');
    expect(decide(Array(5).fill(look(1, 0.1, 0.1 + minMargin - 1e-9))).outcome).toBe('ambiguous');
    // Like two people, and like neither enough.
    expect(decide(Array(5).fill(look(1, 0.4, 0.4))).outcome).toBe('unknown');
  });

  it('five without agreement decide, twelve faulty ones are low quality', () => {
    expect(decide(Array(4).fill(nobody)).outcome).toBe('looking');
    expect(decide(Array(5).fill(nobody))).toMatchObject({ outcome: 'unknown', distance: null });
    expect(decide(Array(11).fill(faulty)).outcome).toBe('looking');
    expect(decide(Array(12).fill(faulty))).toMatchObject({ outcome: 'low_quality', distance: null, progress: 1 });
    expect(decide([])).toMatchObject({ outcome: 'looking', progress: 0 });
  });

  it('a step of strictness is half the way from FMR 1e-4 to 1e-2', () => {
    expect(palmStep(palmFacts)).toBeCloseTo((0.33 + (0.17 * 0.15) / 0.65 - 0.33) / 2, 9);
    const [relaxed, normal, strict] = strictnesses.map((one) => palmLine(palmFacts, one)) as [number, number, number];
    expect(normal).toBe(identify);
    expect(relaxed - normal).toBeCloseTo(normal - strict, 9);
  });
});
