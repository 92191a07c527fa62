import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { installElectron } from './boot.ts';
import { PreventableEvent } from './double/emitter.ts';

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
const before = new Map(signals.map((name) => [name, process.listeners(name)]));

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  for (const name of signals)
    for (const listener of process.listeners(name))
      if (!before.get(name)?.includes(listener)) process.off(name, listener);
});

async function load() {
  const electron = installElectron({ userData: '/nowhere' });
  const { createQuit } = await import('../../../src-main/hosts/electron/quit.ts');
  const error = vi.fn();
  return { ...electron, error, quit: createQuit({ error }) };
}

describe('the end', () => {
  it('closes what was opened, last first, once, whatever calls for it', async () => {
    const { app, quit } = await load();
    const closed: number[] = [];
    for (const n of [1, 2, 3]) quit.onEnd(async () => void closed.push(n));
    const exit = vi.spyOn(app, 'exit');
    app.quit();
    process.emit('SIGTERM');
    await quit.now();
    await quit.now(7);
    expect(closed).toEqual([3, 2, 1]);
    expect(exit.mock.calls).toEqual([[0]]);
  });

  it('goes on where a part fails to close, and says so', async () => {
    const { app, quit, error } = await load();
    const close = vi.fn();
    quit.onEnd(close);
    quit.onEnd(() => {
      throw new Error('stuck');
    });
    await quit.now();
    expect(close).toHaveBeenCalledOnce();
    expect(error).toHaveBeenCalledOnce();
    expect(app.exitCode).toBe(0);
  });

  it('comes after five seconds at the latest', async () => {
    const { app, quit } = await load();
    quit.onEnd(() => new Promise(() => {}));
    void quit.now();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(app.exitCode).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(app.exitCode).toBe(0);
  });

  it('may be refused to a person, but not to the system or to an installer that waits', async () => {
    const refused = await load();
    refused.quit.mayQuit = () => false;
    refused.app.quit();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(refused.app.exitCode).toBeNull();
    const shutdown = new PreventableEvent();
    refused.powerMonitor.emit('shutdown', shutdown);
    await vi.advanceTimersByTimeAsync(0);
    expect(shutdown.defaultPrevented).toBe(true);
    expect(refused.app.exitCode).toBe(0);

    const updating = await load();
    updating.quit.mayQuit = () => false;
    await updating.quit.drain();
    expect(updating.app.exitCode).toBeNull();
    updating.app.quit();
    await vi.advanceTimersByTimeAsync(0);
    expect(updating.app.exitCode).toBe(0);
  });

  it('does not come with the last window', async () => {
    const { app, BrowserWindow } = await load();
    expect(app.listenerCount('window-all-closed')).toBe(1);
    new BrowserWindow().close();
    expect(app.exitCode).toBeNull();
  });
});
