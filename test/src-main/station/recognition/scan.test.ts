import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  decideFace as decide,
  type FaceGrounds,
  type FaceLook,
} from '../../../../src-main/station/recognition/face-gate.ts';
import { decidePhoto } from '../../../../src-main/station/recognition/scan.ts';
import { livePack, pack } from '../support.ts';

const policy: FaceGrounds = { pack, people: 1000, liveness: 'off' };
const look = (best: number, second = 0, more: Partial<FaceLook> = {}): FaceLook => ({
  candidates: [
    { personId: 1, similarity: best },
    { personId: 2, similarity: second },
  ] as never,
  quality: 0.8,
  liveness: null,
  ...more,
});

it('accepts one good photo of somebody it knows', () => {
  expect(decidePhoto(look(0.9), policy)).toMatchObject({ outcome: 'accept', personId: 1, similarity: 0.9 });
});

it('never goes on looking', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(unit, unit, unit, (best, second, quality) => {
      expect(decidePhoto(look(Math.max(best, second), Math.min(best, second), { quality }), policy).outcome).not.toBe(
        'looking',
      );
    }),
  );
});

it('accepts nobody whom the live gate would not', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(unit, unit, unit, fc.integer({ min: 1, max: 10_000 }), (a, b, quality, people) => {
      const one = look(Math.max(a, b), Math.min(a, b), { quality });
      if (decidePhoto(one, { ...policy, people }).outcome !== 'accept') return;
      expect(decide([one, one], { ...policy, people }).outcome).toBe('accept');
    }),
    { numRuns: 500 },
  );
});

it('is stricter than the live gate: in score, in margin and in quality', () => {
  const live = (one: FaceLook): string => decide([one, one], policy).outcome;
  const photo = (one: FaceLook): string => decidePhoto(one, policy).outcome;
  const barely = look(0.385);
  expect([live(barely), photo(barely)]).toEqual(['accept', 'unknown']);
  const close = look(0.9, 0.83);
  expect([live(close), photo(close)]).toEqual(['accept', 'ambiguous']);
  const blurred = look(0.9, 0, { quality: 0.35 });
  expect([live(blurred), photo(blurred)]).toEqual(['accept', 'low_quality']);
  expect(decidePhoto(blurred, policy).personId).toBeNull();
});

it('refuses a picture of a picture where liveness is required', () => {
  const required: FaceGrounds = { ...policy, pack: livePack, liveness: 'require' };
  expect(decidePhoto(look(0.9, 0, { liveness: 0.1 }), required)).toMatchObject({ outcome: 'spoof', personId: null });
  expect(decidePhoto(look(0.9, 0, { liveness: null }), required).outcome).toBe('spoof');
  expect(decidePhoto(look(0.9, 0, { liveness: 0.9 }), required).outcome).toBe('accept');
});
