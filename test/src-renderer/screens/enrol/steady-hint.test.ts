import { describe, expect, test } from 'vitest';
import { createSteadyHint } from '../../../../src-renderer/screens/enrol/steady-hint.ts';
import type { CaptureHint } from '../../../../src-shared/domain.ts';

const hear = (hints: CaptureHint[], gap = 80) => {
  const steady = createSteadyHint();
  return hints.map((hint, index) => steady.next(hint, index * gap));
};

describe('steady hint', () => {
  test('the first is shown at once', () => expect(hear(['no_face'])).toEqual(['no_face']));

  test('one that comes and goes is not shown', () => {
    expect(new Set(hear(['closer', 'hold_still', 'closer', 'hold_still', 'closer', 'hold_still', 'closer']))).toEqual(
      new Set(['closer']),
    );
  });

  test('one that stays is', () => {
    expect(hear(['closer', 'centre', 'centre', 'centre', 'centre', 'centre']).at(-1)).toBe('centre');
  });

  test('praise does not wait', () => expect(hear(['turn_left', 'good']).at(-1)).toBe('good'));
});
