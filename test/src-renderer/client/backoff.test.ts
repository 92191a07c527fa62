import { expect, test } from 'vitest';
import { backoffDelay } from '../../../src-renderer/client/socket-client.ts';

test('delays double up to five seconds, spread over the upper half', () => {
  expect([0, 1, 2, 3].map((attempt) => backoffDelay(attempt, () => 1))).toEqual([250, 500, 1000, 2000]);
  expect(backoffDelay(3, () => 0)).toBe(1000);
  expect(backoffDelay(500, () => 1)).toBe(5000);
});
