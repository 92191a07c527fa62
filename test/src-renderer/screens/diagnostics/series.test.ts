import { expect, test } from 'vitest';
import {
  decisionPoints,
  meanStages,
  outcomesIn,
  recentMilliseconds,
  timingPoints,
  totalDecisions,
} from '../../../../src-renderer/screens/diagnostics/series.ts';

const minutes = [
  { at: '2026-11-20T00:00:00.000Z', frames: 1, stages: { detect: 10 }, decisions: { accept: 1 }, memoryMb: 1 },
  { at: '2026-11-20T00:01:00.000Z', frames: 0, stages: {}, decisions: {}, memoryMb: 2 },
  {
    at: '2026-11-20T00:02:00.000Z',
    frames: 3,
    stages: { embed: 20, detect: 30 },
    decisions: { unknown: 2, accept: 1 },
    memoryMb: 3,
  },
];
const clock = (at: string): string => at.slice(11, 16);

test('points have every stage and outcome, so that no line breaks', () => {
  expect(timingPoints(minutes, clock)[1]).toMatchObject({ time: '00:01', detect: 0, embed: 0 });
  expect(decisionPoints(minutes, clock)[2]).toMatchObject({ time: '00:02', accept: 1, unknown: 2, spoof: 0 });
});

test('means count by pictures, in the order of the stages', () => {
  expect(meanStages(minutes)).toEqual([
    { stage: 'detect', ms: 25 },
    { stage: 'embed', ms: 15 },
  ]);
  expect(recentMilliseconds(minutes)).toBe(40);
  expect(recentMilliseconds([])).toBeNull();
});

test('decisions are summed by outcome', () => {
  expect(outcomesIn(minutes)).toEqual(['accept', 'unknown']);
  expect(totalDecisions(minutes)).toEqual([
    { outcome: 'accept', count: 2 },
    { outcome: 'unknown', count: 2 },
  ]);
});
