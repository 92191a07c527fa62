/** Screens show the time that records are written with. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ScreenClient } from '../../../src-renderer/client/client.ts';
import { createStationStore } from '../../../src-renderer/stores/station-store.ts';

const noon = Date.parse('2026-11-20T05:00:00Z');

describe("the station's clock on a screen", () => {
  beforeEach(() => void vi.useFakeTimers({ now: noon }));
  afterEach(() => void vi.useRealTimers());

  async function aheadOf(stationTime: string): Promise<number> {
    const client = {
      call: async (name: string) =>
        name === 'clock.status' ? { now: stationTime, behindMs: 0, timeZone: 'Asia/Jayapura' } : {},
      subscribe: () => () => {},
      connection: () => 'open',
      onConnection: () => () => {},
    } as unknown as ScreenClient;
    const { store, stop } = createStationStore(client);
    await vi.advanceTimersByTimeAsync(50);
    stop();
    expect(store.getState().timeZone).toBe('Asia/Jayapura');
    return store.getState().clockAheadMs;
  }

  test.each([
    ['2026-11-20T05:00:01.500Z', 0],
    ['2026-11-20T05:03:00Z', 180_000],
    ['2026-11-20T04:00:00Z', -3_600_000],
    ['nonsense', 0],
  ])('a station at %s is %i ms ahead', async (time, ahead) => {
    expect(await aheadOf(time)).toBe(ahead);
  });
});
