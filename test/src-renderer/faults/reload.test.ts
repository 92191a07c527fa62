import { expect, test } from 'vitest';
import { forgetAfter, nextReload, reloadWaits } from '../../../src-renderer/faults/reload.ts';

function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

const noon = Date.parse('2026-11-20T05:00:00Z');

test('a screen that fails again and again is loaded ever later, but always again', () => {
  const kept = storage();
  let now = noon;
  const waits = Array.from({ length: 7 }, () => {
    const wait = nextReload(kept, now);
    now += wait + 1000;
    return wait;
  });
  expect(waits).toEqual([5_000, 15_000, 60_000, 300_000, 300_000, 300_000, 300_000]);
});

test('after a good while without a fault the next one is a first one', () => {
  const kept = storage();
  nextReload(kept, noon);
  nextReload(kept, noon + 6_000);
  expect(nextReload(kept, noon + 22_000 + forgetAfter)).toBe(reloadWaits[0]);
});

test('where nobody knows how often it was, it is long', () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error('full');
    },
  };
  expect([nextReload(null, noon), nextReload(full, noon)]).toEqual([300_000, 300_000]);
});

test('a note that is nobody’s, or of a time to come, is none', () => {
  const kept = storage();
  kept.setItem('hadir.reloads', '{"count":"many"');
  expect(nextReload(kept, noon)).toBe(5_000);
  expect(nextReload(kept, noon - 3_600_000)).toBe(5_000);
});
