/** Portraits that are on a screen must stay there, however many others are looked at. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPortraits } from '../../../src-renderer/stores/portraits.ts';
import type { StationClient } from '../../../src-shared/contract.ts';

const revoked: string[] = [];

beforeEach(() => {
  revoked.length = 0;
  let made = 0;
  vi.stubGlobal('URL', {
    createObjectURL: () => `blob:${++made}`,
    revokeObjectURL: (url: string) => revoked.push(url),
  });
});
afterEach(() => vi.unstubAllGlobals());

function portraits() {
  const call = vi.fn(async () => ({ image: new Uint8Array([1]) }));
  return { call, store: createPortraits({ call } as unknown as StationClient) };
}

test('everybody who is missing on one day keeps their picture', async () => {
  const { store } = portraits();
  for (let person = 1; person <= 200; person++) await store.url(person);
  await Promise.resolve();
  expect(revoked).toEqual([]);
});

test('one person is asked for once', async () => {
  const { store, call } = portraits();
  expect(await Promise.all([store.url(7), store.url(7)])).toEqual(['blob:1', 'blob:1']);
  expect(call).toHaveBeenCalledTimes(1);
});

test('those not shown for long are let go, and all of them when people change', async () => {
  const { store } = portraits();
  for (let person = 1; person <= 500; person++) await store.url(person);
  await Promise.resolve();
  expect(revoked[0]).toBe('blob:1');
  expect(revoked).not.toContain('blob:500');
  store.forget();
  await Promise.resolve();
  expect(revoked).toContain('blob:500');
});
