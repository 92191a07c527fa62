import { describe, expect, test } from 'vitest';
import {
  advice,
  along,
  eventTime,
  explain,
  marginWord,
  placeOf,
  qualityWord,
} from '../../../../src-renderer/screens/events/explain.ts';
import type { LoggedDecision } from '../../../../src-shared/contract/office.ts';
import { gateOutcomes } from '../../../../src-shared/domain.ts';
import { catalogues } from '../../../../src-shared/messages/index.ts';

const standing = (steps: number) => ({
  score: 0.5 + steps * 0.1,
  line: 0.5,
  step: 0.1,
  leastMargin: 0.05,
  closeMargin: 0.1,
});
const decision = (changes: Partial<LoggedDecision>): LoggedDecision =>
  ({
    outcome: 'accept',
    similarity: 0.7,
    runnerUp: 0.3,
    margin: 0.4,
    standing: standing(4),
    quality: 0.8,
    qualityLines: { usable: 0.25, alone: 0.4 },
    sightings: 3,
    nearMiss: false,
    mark: null,
    ...changes,
  }) as LoggedDecision;
const keys = (changes: Partial<LoggedDecision>) => explain(decision(changes), 'Budi').map(({ key }) => key);

describe('the bar', () => {
  test('the line is its middle; it rises with the score and stays within', () => {
    expect(along(standing(0))).toBe(0.5);
    const places = [-1000, -3, -1, -0.1, 0.1, 1, 3, 1000].map((steps) => along(standing(steps)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places)).toBeLessThanOrEqual(1);
  });

  test('accepted from the line on: the words change where the gate does', () => {
    expect(placeOf(standing(0))).toBe('just_above');
    expect(placeOf({ ...standing(0), score: 0.4999 })).toBe('just_below');
    expect([4, 2, 0.5, -0.5, -2, -4].map((steps) => placeOf(standing(steps)))).toEqual([
      'far_above',
      'above',
      'just_above',
      'just_below',
      'below',
      'far_below',
    ]);
  });
});

describe('a decision in words', () => {
  test('accepted, far above the line and unlike anybody else', () => {
    expect(keys({})).toEqual([
      'events.decided.accept',
      'events.place.far_above',
      'events.margin.clear',
      'events.seen.good',
    ]);
    expect(advice(decision({}))).toBeNull();
  });

  test('a stranger, a near miss and an empty gallery are told apart', () => {
    const unknown = { outcome: 'unknown' as const, standing: standing(-5) };
    expect(keys(unknown)[0]).toBe('events.decided.unknown');
    expect(keys({ ...unknown, standing: standing(-0.5), nearMiss: true })[0]).toBe('events.decided.nearly');
    expect(keys({ ...unknown, standing: standing(1), nearMiss: true })[0]).toBe('events.decided.once');
    expect(keys({ ...unknown, standing: standing(1), nearMiss: true, margin: 0.01 })[0]).toBe('events.decided.nearly');
    expect(keys({ ...unknown, standing: null, similarity: null })).toEqual([
      'events.decided.nobody',
      'events.seen.good',
    ]);
  });

  test('likeness is no ground for a spoof or a poor picture', () => {
    expect(keys({ outcome: 'spoof' })).toEqual(['events.decided.spoof', 'events.seen.good']);
    expect(keys({ outcome: 'low_quality', quality: 0.1 })).toEqual(['events.decided.low_quality', 'events.seen.poor']);
  });

  test('a decision of another pack says that its line is unknown', () => {
    expect(keys({ standing: null })).toContain('events.other_pack');
  });

  test('a decision by rules that are not known here says so, and nothing that they would have to say', () => {
    expect(keys({ standing: null, qualityLines: null })).toEqual(['events.decided.accept', 'events.other_rules']);
  });

  test('a picture is poor, fair or clear by the rules that it was judged by', () => {
    const word = (quality: number, usable: number) =>
      qualityWord(decision({ quality, qualityLines: { usable, alone: 0.4 } }));
    expect([0.24, 0.25, 0.39, 0.4].map((quality) => word(quality, 0.25))).toEqual(['poor', 'fair', 'fair', 'good']);
    expect([0.24, 0.29, 0.3, 0.4].map((quality) => word(quality, 0.3))).toEqual(['poor', 'poor', 'fair', 'good']);
  });

  test('the margin in three words', () => {
    const words = [0.01, 0.07, 0.3].map((margin) => marginWord(decision({ margin })));
    expect(words).toEqual(['thin', 'close', 'clear']);
    expect(marginWord(decision({ margin: null }))).toBe('none');
  });

  test('every sentence and advice there can be has its words', () => {
    for (const outcome of gateOutcomes)
      for (const nearMiss of [false, true])
        for (const steps of [-5, -2, -0.5, 0.5, 2, 5])
          for (const quality of [0.1, 0.3, 0.9])
            for (const margin of [null, 0.01, 0.07, 0.3]) {
              const event = decision({ outcome, nearMiss, standing: standing(steps), quality, margin });
              const said = [...explain(event, 'Budi'), advice(event)];
              for (const sentence of said) if (sentence) expect(catalogues.id[sentence.key]).toBeTruthy();
            }
  });
});

test('the time and the day of it are taken apart', () => {
  const clock = { time: () => '06.52', when: () => 'Jum, 20 Nov, 06.52' };
  expect(eventTime(clock, '')).toEqual({ time: '06.52', day: 'Jum, 20 Nov' });
});

describe('a decision on a palm in words', () => {
  test('speaks of a palm and never of a face, whatever was decided', () => {
    for (const outcome of gateOutcomes.filter((each) => each !== 'spoof'))
      for (const nearMiss of [false, true]) {
        const event = decision({ modality: 'palm', outcome, nearMiss });
        const said = [explain(event, 'Budi')[0], advice(event)].flatMap((sentence) => (sentence ? [sentence.key] : []));
        for (const key of said) {
          expect(key).toMatch(/^events\.palm/);
          expect(catalogues.id[key]).not.toMatch(/wajah/i);
        }
      }
    expect(advice(decision({ modality: 'palm' }))).toBeNull();
  });
});
