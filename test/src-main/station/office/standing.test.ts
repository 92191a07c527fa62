/** Laws of the near miss, over many decisions. */
import { describe, expect, it } from 'vitest';
import { isNearMiss, standingOf } from '../../../../src-main/station/office/standing.ts';
import { gateOutcomes, type RecognitionEvent } from '../../../../src-shared/domain.ts';
import { pack, palmFacts } from '../support.ts';

type Grounds = Parameters<typeof isNearMiss>[0];
const packs = { pack, palm: palmFacts };
const base: Grounds = {
  modality: 'face',
  outcome: 'unknown',
  similarity: 0.5,
  runnerUp: 0.2,
  people: 1000,
  packId: pack.id,
  policy: 'gate-1',
};
const near = (changes: Partial<RecognitionEvent>) => isNearMiss({ ...base, ...changes }, packs);
const steps = (from: number, to: number) => Array.from({ length: 101 }, (_, i) => from + ((to - from) * i) / 100);

describe('a near miss', () => {
  it('is nothing that was never compared, that another pack decided, or that was no matter of likeness', () => {
    for (const outcome of gateOutcomes) {
      expect(near({ outcome, similarity: null })).toBe(false);
      expect(near({ outcome, packId: 'another' })).toBe(false);
      expect(isNearMiss({ ...base, outcome }, { pack: null, palm: null })).toBe(false);
    }
    for (const similarity of steps(-1, 1)) {
      expect(near({ outcome: 'spoof', similarity })).toBe(false);
      expect(near({ outcome: 'low_quality', similarity })).toBe(false);
    }
  });

  it('is everything ambiguous', () => {
    for (const similarity of steps(-1, 1)) expect(near({ outcome: 'ambiguous', similarity })).toBe(true);
  });

  it('among the refused begins one step under the line and never ends above it', () => {
    const verdicts = steps(-1, 1).map((similarity) => ({ similarity, near: near({ similarity, runnerUp: null }) }));
    const first = verdicts.findIndex((verdict) => verdict.near);
    expect(first).toBeGreaterThan(0);
    expect(verdicts.slice(first).every((verdict) => verdict.near)).toBe(true);
    const {
      score = 0,
      line = 0,
      step = 0,
    } = standingOf({ ...base, similarity: verdicts[first]?.similarity ?? 0, runnerUp: null }, packs) ?? {};
    expect(score).toBeGreaterThanOrEqual(line - step);
    expect(score).toBeLessThan(line - step + 0.05);
  });

  it('among the accepted is a thin margin, and nobody beside is none', () => {
    const { minMargin } = pack.gate;
    for (const margin of steps(0, 4 * minMargin))
      expect(near({ outcome: 'accept', similarity: 0.9, runnerUp: 0.9 - margin })).toBe(
        0.9 - (0.9 - margin) < 2 * minMargin,
      );
    expect(near({ outcome: 'accept', similarity: 0.9, runnerUp: null })).toBe(false);
  });

  it('moves with the strictness it was decided by', () => {
    const lines = ['gate-1 relaxed', 'gate-1', 'gate-1 strict'].map(
      (policy) => standingOf({ ...base, policy }, packs)?.line ?? 0,
    );
    expect(lines.map((line) => line.toFixed(3))).toEqual(['0.510', '0.560', '0.610']);
    const score = 0.52;
    const similarity = score / 1.5;
    expect(near({ similarity, runnerUp: null, policy: 'gate-1' })).toBe(true);
    expect(near({ similarity, runnerUp: null, policy: 'gate-1 strict' })).toBe(false);
  });

  it('of a photo is measured by the stricter line of photos', () => {
    const standing = standingOf({ ...base, policy: 'photo-1' }, packs);
    expect(standing?.line).toBeCloseTo(0.61);
    expect(standing?.leastMargin).toBeCloseTo(0.1);
    expect(near({ outcome: 'accept', similarity: 0.9, runnerUp: 0.75, policy: 'photo-1' })).toBe(true);
    expect(near({ outcome: 'accept', similarity: 0.9, runnerUp: 0.75 })).toBe(false);
  });

  it('exists for packs whose line does not move with the number of people', () => {
    const fixed = { palm: null, pack: { ...pack, gate: { ...pack.gate, perDecade: 0 } } };
    const similarity = (0.56 - 0.9 * 0.11) / 1.5;
    expect(isNearMiss({ ...base, similarity, runnerUp: null }, fixed)).toBe(true);
    expect(isNearMiss({ ...base, similarity: similarity - 0.02, runnerUp: null }, fixed)).toBe(false);
  });
});

describe('of a palm', () => {
  const { identify, minMargin } = palmFacts.gate;
  const hand: Grounds = { ...base, modality: 'palm', packId: palmFacts.id, policy: 'palm-1', runnerUp: null };
  const palm = (distance: number, changes: Partial<Grounds> = {}) => ({
    ...hand,
    similarity: 1 - distance,
    ...changes,
  });

  it('is measured by the palm pack alone, with the line of its strictness', () => {
    expect(standingOf(palm(0.4), packs)?.line).toBeCloseTo(1 - identify);
    expect(standingOf(palm(0.4), packs)?.leastMargin).toBe(minMargin);
    expect(standingOf(palm(0.4), { pack, palm: null })).toBeNull();
    expect(standingOf(palm(0.4, { packId: 'palm-other' }), packs)).toBeNull();
    expect(standingOf(palm(0.4), { pack: null, palm: palmFacts })).not.toBeNull();
    const [relaxed, normal, strict] = ['palm-1 relaxed', 'palm-1+pin', 'palm-1+pin strict'].map(
      (policy) => standingOf(palm(0.4, { policy }), packs)?.line ?? 0,
    ) as [number, number, number];
    expect(normal).toBeCloseTo(1 - identify);
    expect(strict - normal).toBeCloseTo(normal - relaxed);
    expect(strict).toBeGreaterThan(normal);
  });

  it('a near miss is one step beyond the line, a thin margin, or everything ambiguous', () => {
    const step = standingOf(palm(0.4), packs)?.step ?? 0;
    expect(isNearMiss(palm(identify + step - 0.001), packs)).toBe(true);
    expect(isNearMiss(palm(identify + step + 0.001), packs)).toBe(false);
    const accepted = (margin: number) => palm(0.2, { outcome: 'accept', runnerUp: 0.8 - margin });
    expect(isNearMiss(accepted(1.5 * minMargin), packs)).toBe(true);
    expect(isNearMiss(accepted(2.5 * minMargin), packs)).toBe(false);
    expect(isNearMiss(palm(0.3, { outcome: 'ambiguous' }), packs)).toBe(true);
  });
});
