import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createIdleTimer } from '../../../src-renderer/stores/idle-timer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function bench() {
  const warnings: (number | null)[] = [];
  const onIdle = vi.fn();
  return { timer: createIdleTimer({ onWarning: (seconds) => warnings.push(seconds), onIdle }), warnings, onIdle };
}

test('warns for thirty seconds, then says that nobody is there, once', () => {
  const { timer, warnings, onIdle } = bench();
  timer.start(1);
  vi.advanceTimersByTime(29_000);
  expect(warnings).toEqual([]);
  vi.advanceTimersByTime(30_000);
  expect([warnings[0], warnings.at(-1), onIdle.mock.calls.length]).toEqual([30, 1, 0]);
  vi.advanceTimersByTime(60_000);
  expect([warnings.at(-1), onIdle.mock.calls.length]).toEqual([null, 1]);
});

test('a touch counts anew and takes the warning back', () => {
  const { timer, warnings, onIdle } = bench();
  timer.start(1);
  vi.advanceTimersByTime(45_000);
  timer.touch();
  expect(warnings.at(-1)).toBeNull();
  vi.advanceTimersByTime(59_000);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(onIdle).toHaveBeenCalledOnce();
});

test('a computer that slept through it was idle; a stopped timer is quiet', () => {
  const { timer, onIdle } = bench();
  timer.start(10);
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(1_000);
  expect(onIdle).toHaveBeenCalledOnce();
  timer.start(10);
  timer.stop();
  timer.touch();
  vi.advanceTimersByTime(3_600_000);
  expect(onIdle).toHaveBeenCalledOnce();
});
