import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideFace as decide,
  type FaceGrounds,
  type FaceLook,
  facePolicyVersion as policyVersion,
} from '../../../../src-main/station/recognition/face-gate.ts';
import { policyName } from '../../../../src-main/station/recognition/policies.ts';
import { gateLine, gateScore, gateThreshold } from '../../../../src-main/station/recognition/scores.ts';
import { livePack, pack } from '../support.ts';

const agreeing = 2;
const patience = 5;
const minQuality = 0.25;

const policy: FaceGrounds = { pack, people: 100, liveness: 'off' };

/** Evenly spread, unlike fast-check's doubles, and around the thresholds: every outcome comes up. */
const hundredths = (low: number, high: number) => fc.integer({ min: low, max: high }).map((n) => n / 100);
const similarity = hundredths(30, 100);
const candidates = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 2 }), { maxLength: 2 }), similarity, similarity)
  .map(([people, a, b]) => people.map((personId, i) => ({ personId, similarity: [Math.max(a, b), Math.min(a, b)][i] })))
  .map((list) => list as FaceLook['candidates']);
const looks = (quality: fc.Arbitrary<number>, liveness: fc.Arbitrary<number | null> = fc.constant(null)) =>
  fc.array(fc.record({ candidates, quality, liveness }), { maxLength: 8 });
const anyQuality = hundredths(0, 100);
const usableQuality = hundredths(100 * minQuality, 100);
const livenessMode = fc.constantFrom('off' as const, 'warn' as const, 'require' as const);
const people = fc.integer({ min: 1, max: 20_000 });

function look(who: number, similarity: number, second?: number): FaceLook {
  const best = { personId: who, similarity };
  const runnerUp = second === undefined ? [] : [{ personId: who + 1, similarity: second }];
  return { candidates: [best, ...runnerUp], quality: 0.8, liveness: null };
}

describe('accepting', () => {
  it('needs two agreeing usable sightings of the same best person', () => {
    let accepted = 0;
    fc.assert(
      fc.property(looks(anyQuality), people, (sightings, people) => {
        const decision = decide(sightings, { ...policy, people });
        if (decision.outcome !== 'accept') return;
        accepted++;
        const deciding = sightings.filter((s) => s.quality >= minQuality).slice(-agreeing);
        expect(deciding).toHaveLength(agreeing);
        for (const { candidates } of deciding) {
          const [best, second] = candidates;
          expect(best?.personId).toBe(decision.personId);
          const score = gateScore(best?.similarity ?? -1, second?.similarity ?? null, pack.impostorMedian);
          expect(score).toBeGreaterThanOrEqual(gateThreshold(people, pack.gate));
        }
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(5);
  });

  it('is done at the second of two clear looks, with the figures of the deciding one', () => {
    expect(decide([look(7, 0.9, 0.1)], policy).outcome).toBe('looking');
    expect(decide([look(7, 0.9, 0.1), look(7, 0.8, 0.2)], policy)).toEqual({
      outcome: 'accept',
      personId: 7,
      similarity: 0.8,
      runnerUp: 0.2,
      liveness: null,
      livenessWarning: false,
      progress: 1,
    });
  });

  it('starts anew when the best person changes', () => {
    expect(decide([look(7, 0.9), look(9, 0.9)], policy).outcome).toBe('looking');
    expect(decide([look(7, 0.9), look(9, 0.9), look(9, 0.9)], policy)).toMatchObject({
      outcome: 'accept',
      personId: 9,
    });
  });

  it('passes over looks that are too poor to say anything', () => {
    const poor = { ...look(9, 0.95), quality: 0.1 };
    expect(decide([look(7, 0.9), poor, look(7, 0.9)], policy)).toMatchObject({ outcome: 'accept', personId: 7 });
  });

  it('never happens with an empty gallery', () => {
    const empty = looks(anyQuality).map((sightings) => sightings.map((s) => ({ ...s, candidates: [] })));
    fc.assert(
      fc.property(empty, livenessMode, (sightings, liveness) => {
        expect(decide(sightings, { ...policy, people: 0, liveness }).outcome).not.toBe('accept');
      }),
    );
  });

  it('stays when the face is more alike', () => {
    fc.assert(
      fc.property(looks(usableQuality), hundredths(0, 50), (sightings, more) => {
        fc.pre(decide(sightings, policy).outcome === 'accept');
        const closer = sightings.map((s) => ({
          ...s,
          candidates: s.candidates.map((c, i) => (i === 0 ? { ...c, similarity: c.similarity + more } : c)),
        }));
        expect(decide(closer, policy).outcome).toBe('accept');
      }),
    );
  });

  it('among more people is never easier', () => {
    fc.assert(
      fc.property(looks(usableQuality), people, people, (sightings, a, b) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        expect(gateThreshold(few, pack.gate)).toBeLessThanOrEqual(gateThreshold(many, pack.gate));
        if (decide(sightings, { ...policy, people: many }).outcome === 'accept')
          expect(decide(sightings, { ...policy, people: few }).outcome).toBe('accept');
      }),
    );
  });
});

describe('liveness', () => {
  it('that is required but was not measured accepts nobody', () => {
    const seen = [look(7, 0.95), look(7, 0.95)];
    const required = { ...policy, pack: livePack, liveness: 'require' as const };
    expect(decide(seen, { ...required, liveness: 'warn' }).outcome).toBe('accept');
    expect(decide(seen, required).outcome).toBe('spoof');
  });

  const scores = hundredths(0, 100);
  const withLiveness = looks(usableQuality, scores);
  const mean = (sightings: FaceLook[]): number =>
    sightings.reduce((sum, s) => sum + (s.liveness ?? 0), 0) / sightings.length;

  it('below the threshold never accepts where it is required', () => {
    fc.assert(
      fc.property(withLiveness, (sightings) => {
        fc.pre(sightings.length > 0 && mean(sightings) < 0.5);
        const { outcome } = decide(sightings, { ...policy, pack: livePack, liveness: 'require' });
        expect(outcome).toBe(sightings.length < agreeing ? 'looking' : 'spoof');
      }),
    );
  });

  it('changes nothing but the warning where it only warns', () => {
    fc.assert(
      fc.property(withLiveness, (sightings) => {
        const off = decide(sightings, { ...policy, pack: livePack, liveness: 'off' });
        const warn = decide(sightings, { ...policy, pack: livePack, liveness: 'warn' });
        expect({ ...warn, livenessWarning: false }).toEqual(off);
        expect(warn.livenessWarning).toBe(off.outcome === 'accept' && mean(sightings) < 0.5);
      }),
    );
  });

  it('is the mean of the usable looks', () => {
    const seen = [0.2, 0.9, null].map((liveness) => ({ ...look(7, 0.9), liveness }));
    const poor = { ...look(7, 0.9), liveness: 0, quality: 0.1 };
    expect(decide([...seen, poor], policy).liveness).toBeCloseTo(0.55, 10);
  });
});

describe('not accepting', () => {
  it('looks on for five usable looks, then says unknown', () => {
    const far = look(7, 0.3, 0.1);
    const outcomes = [1, 2, 3, 4, 5, 6].map((n) => decide(Array(n).fill(far), policy).outcome);
    expect(outcomes).toEqual(['looking', 'looking', 'looking', 'looking', 'unknown', 'unknown']);
  });

  it('is ambiguous where the runner-up is within the margin, however alike the two are', () => {
    fc.assert(
      fc.property(hundredths(60, 100), hundredths(0, 4), (best, margin) => {
        const twins = Array<FaceLook>(patience).fill(look(7, best, best - margin));
        expect(decide(twins, policy)).toMatchObject({ outcome: 'ambiguous', personId: null });
      }),
    );
  });

  it('is low quality when nothing was usable, and nothing else', () => {
    const poor = looks(hundredths(0, 100 * minQuality - 1));
    fc.assert(
      fc.property(poor, livenessMode, (sightings, liveness) => {
        const decision = decide(sightings, { ...policy, pack: livePack, liveness });
        expect(decision.outcome).toBe(sightings.length < patience ? 'looking' : 'low_quality');
        expect(decision).toMatchObject({ personId: null, similarity: null, liveness: null });
      }),
    );
  });

  it('names nobody', () => {
    fc.assert(
      fc.property(looks(anyQuality), livenessMode, (sightings, liveness) => {
        const { outcome, personId } = decide(sightings, { ...policy, pack: livePack, liveness });
        expect(personId !== null).toBe(outcome === 'accept');
      }),
    );
  });
});

it('progress goes from 0 to 1 and is 1 once decided', () => {
  fc.assert(
    fc.property(looks(anyQuality), livenessMode, (sightings, liveness) => {
      const { outcome, progress } = decide(sightings, { ...policy, pack: livePack, liveness });
      expect(progress).toBeGreaterThanOrEqual(0);
      expect(progress).toBeLessThanOrEqual(1);
      if (outcome !== 'looking') expect(progress).toBe(1);
    }),
  );
  expect(decide([], policy)).toMatchObject({ outcome: 'looking', progress: 0 });
});

describe('strictness', () => {
  const score = (similarity: number): FaceLook => look(7, similarity);
  const outcomes = (similarity: number) =>
    (['relaxed', 'normal', 'strict'] as const).map(
      (strictness) => decide([score(similarity), score(similarity)], { ...policy, strictness }).outcome,
    );

  it('is one step of ten times the people either way', () => {
    const [relaxed, normal, strict] = (['relaxed', 'normal', 'strict'] as const).map((strictness) =>
      gateLine(100, pack, strictness),
    ) as [number, number, number];
    expect(normal).toBe(gateThreshold(100, pack.gate));
    expect(strict - normal).toBeCloseTo(pack.gate.perDecade, 12);
    expect(normal - relaxed).toBeCloseTo(pack.gate.perDecade, 12);
    expect(strict).toBeCloseTo(gateThreshold(1000, pack.gate), 12);
  });

  it('moves the line of packs too whose line does not move with the number of people', () => {
    const fixed = { ...pack, gate: { ...pack.gate, perDecade: 0 } };
    // Half the way from distance 0.5 to 0.35: two powers of ten of strangers.
    expect(gateLine(100, fixed, 'strict') - gateLine(100, fixed)).toBeCloseTo((0.42 - 0.2) / 2, 12);
    expect(gateLine(100, fixed) - gateLine(100, fixed, 'relaxed')).toBeCloseTo((0.42 - 0.2) / 2, 12);
  });

  it('decides about looks between the steps', () => {
    const at = (strictness: 'relaxed' | 'normal' | 'strict') => {
      const wanted = gateLine(policy.people, pack, strictness) + 0.001;
      // Of a gallery of one: the score is best + half its lead over the impostors' median.
      return (wanted + 0.5 * pack.impostorMedian) / 1.5;
    };
    expect(outcomes(at('relaxed'))).toEqual(['accept', 'looking', 'looking']);
    expect(outcomes(at('normal'))).toEqual(['accept', 'accept', 'looking']);
    expect(outcomes(at('strict'))).toEqual(['accept', 'accept', 'accept']);
  });

  it('is named in the policy of an event where it is not the normal one', () => {
    expect(policyName('normal', policyVersion)).toBe(policyVersion);
    expect(policyName('strict', policyVersion)).toBe(`${policyVersion} strict`);
  });
});
