import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isShallow, maxJsonDepth } from '../../../src-main/api/json-depth.ts';

it.each([
  ['arrays', '[', ']'],
  ['objects', '{"a":', '}'],
  ['never closed', '[', ''],
])('%s: up to 64 in each other, no more', (_, open, close) => {
  const nested = (depth: number): string => `${open.repeat(depth)}1${close.repeat(depth)}`;
  expect(isShallow(nested(maxJsonDepth))).toBe(true);
  expect(isShallow(nested(maxJsonDepth + 1))).toBe(false);
  expect(isShallow(nested(1_000_000))).toBe(false);
});

it('brackets in texts are letters, whatever is escaped before them', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('[', '"', '\\', '{', 'a'), { maxLength: 300 }), (letters) => {
      expect(isShallow(JSON.stringify([letters.join('')]))).toBe(true);
    }),
  );
});
