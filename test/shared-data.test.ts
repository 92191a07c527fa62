/** The rule for shared data: nothing asks for it while tests are collected, and a skipped block does nothing at all. */
import { expect, it, vi } from 'vitest';
import { sharedPath } from './support/shared.ts';
import { describeUnless } from './support/skips.ts';

let whileCollecting: unknown = null;
try {
  sharedPath('palms', 'hands');
} catch (error) {
  whileCollecting = error;
}

// Not among what was really skipped here.
vi.stubEnv('HADIR_SKIPPED_LIST', '');
let collected = false;
describeUnless('this is what the next test looks at', 'a skipped block', () => {
  collected = true;
});
vi.unstubAllEnvs();

it('shared data is refused while tests are collected, and there for a test', () => {
  expect(whileCollecting).toMatchObject({ message: expect.stringMatching(/^palms\/hands: ask for it in beforeAll/) });
  expect(sharedPath('palms', 'hands')).toMatch(/palms.hands$/);
});

it('a skipped block is not even collected', () => {
  expect(collected).toBe(false);
});
