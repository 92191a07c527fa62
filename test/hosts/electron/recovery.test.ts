import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { installElectron } from './boot.ts';
import type { WindowDouble } from './double/windows.ts';

const address = 'app://hadir/';
const offline = 'data:text/html,offline';

/** A window that is kept alive, over a protocol that answers. */
async function kept() {
  const electron = installElectron({ userData: '/nowhere' });
  electron.protocol.handle('app', () => new Response('page'));
  const recovery = await import('../../../src-main/hosts/electron/recovery.ts');
  const window = new electron.BrowserWindow();
  const warn = vi.fn();
  recovery.keepAlive(window as never, { address, offline: () => offline, log: { warn, error: warn } });
  await vi.advanceTimersByTimeAsync(0);
  return { ...recovery, window, warn, loads: window.webContents.loads };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => vi.useRealTimers());

async function crashes(window: WindowDouble, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    window.webContents.crash();
    await vi.advanceTimersByTimeAsync(30_000 - 1);
  }
}

describe('a page that is gone', () => {
  it('comes back half a second later, where it was', async () => {
    const { window, loads } = await kept();
    window.webContents.emit('did-navigate-in-page', {}, 'app://hadir/#/people');
    window.webContents.crash('oom');
    await vi.advanceTimersByTimeAsync(499);
    expect(loads).toEqual([address]);
    await vi.advanceTimersByTimeAsync(1);
    expect(loads).toEqual([address, 'app://hadir/#/people']);
  });

  it('comes back ever slower, from the start, with plain words from the fifth time on, and never not at all', async () => {
    const { window, loads, warn, patience } = await kept();
    window.webContents.emit('did-navigate-in-page', {}, 'app://hadir/#/people');
    await crashes(window, 4);
    expect(loads).toEqual([address, 'app://hadir/#/people', address, address, address]);
    await crashes(window, 1);
    expect(loads.slice(5)).toEqual([offline, address]);
    await crashes(window, 20);
    expect(loads.filter((url) => url === offline)).toHaveLength(21);
    expect(warn.mock.calls.map(([{ delay }]) => delay).slice(0, 9)).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
    expect(patience).toBe(5);
  });

  it('counts anew once it stayed for half a minute', async () => {
    const { window, warn, healthyAfter } = await kept();
    await crashes(window, 3);
    await vi.advanceTimersByTimeAsync(healthyAfter);
    window.webContents.crash();
    expect(warn.mock.lastCall?.[0]).toMatchObject({ failures: 1, delay: 500 });
  });

  it('that cannot be loaded is tried again, and a navigation that was replaced is none of that', async () => {
    const { window, loads } = await kept();
    window.webContents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', address, true);
    window.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://hadir/x.png', false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(loads).toEqual([address]);
    window.webContents.failing = true;
    window.webContents.reload();
    await vi.advanceTimersByTimeAsync(3600_000);
    window.webContents.failing = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(window.webContents.getURL()).toBe(address);
    expect(loads.length).toBeGreaterThan(100);
  });

  it('is ended when it hangs for ten seconds, and left alone when it answers before', async () => {
    const { window, loads } = await kept();
    window.emit('unresponsive');
    await vi.advanceTimersByTimeAsync(9_999);
    window.emit('responsive');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(window.webContents.isCrashed()).toBe(false);
    window.emit('unresponsive');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(window.webContents.isCrashed()).toBe(true);
    await vi.advanceTimersByTimeAsync(500);
    expect(window.webContents.isCrashed()).toBe(false);
    expect(loads).toEqual([address, address]);
  });

  it('stays away once its window is closed', async () => {
    const { window, loads } = await kept();
    window.webContents.crash();
    window.destroy();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(loads).toEqual([address]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('law: waits grow and stay between half a second and half a minute', async () => {
  const { delayAfter, firstDelay, longestDelay } = await kept();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), (failures) => {
      expect(delayAfter(failures)).toBeGreaterThanOrEqual(firstDelay);
      expect(delayAfter(failures)).toBeLessThanOrEqual(longestDelay);
      expect(delayAfter(failures + 1)).toBeGreaterThanOrEqual(delayAfter(failures));
    }),
  );
});
