import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Limit, Limiter, maxKeys, type Try } from '../../../../src-main/station/access/limiter.ts';
import { StationError } from '../../../../src-shared/errors.ts';
import { FakeClock, refusal } from '../support.ts';

const locked: string[] = [];
const limit: Limit = {
  most: 5,
  windowMs: 60_000,
  waitsMs: [60_000, 120_000, 240_000],
  onLocked: (key) => locked.push(key),
};

function wrong(limiter: Limiter, times: number, key = 'gate'): void {
  for (let i = 0; i < times; i++) limiter.begin(key).wrong();
}

/** Seconds one has to wait; 0 where one may try. */
function wait(limiter: Limiter, key = 'gate'): number {
  try {
    limiter.begin(key).over(false);
    return 0;
  } catch (error) {
    return Number((error as StationError).details.retryAfter);
  }
}

it('five wrong ones lock, each time for longer, and the wait is told', () => {
  const clock = new FakeClock();
  const limiter = new Limiter(clock, limit);
  for (const seconds of [60, 120, 240, 240]) {
    wrong(limiter, 5);
    expect(() => limiter.begin('gate')).toThrow(refusal('too_many_requests', { retryAfter: seconds }));
    clock.advance(seconds * 1000 - 1);
    expect(wait(limiter)).toBe(1);
    clock.advance(1);
    expect(wait(limiter)).toBe(0);
  }
  clock.advance(240_000);
  wrong(limiter, 5);
  expect(wait(limiter)).toBe(60);
  expect(locked).toHaveLength(5);
});

it('other keys are free meanwhile, and wrong ones are forgotten after the window', () => {
  const clock = new FakeClock();
  const limiter = new Limiter(clock, limit);
  wrong(limiter, 5);
  expect(wait(limiter, 'other')).toBe(0);
  wrong(limiter, 4, 'slow');
  clock.advance(60_000);
  wrong(limiter, 4, 'slow');
  expect(wait(limiter, 'slow')).toBe(0);
});

it('tries that run count until they are over', () => {
  const limiter = new Limiter(new FakeClock(), limit);
  const running = Array.from({ length: 5 }, () => limiter.begin('gate'));
  expect(wait(limiter)).toBe(1);
  running[0]?.over(false);
  expect(wait(limiter)).toBe(0);
});

it('a right one forgets the wrong ones only where it is asked to', () => {
  const limiter = new Limiter(new FakeClock(), limit);
  wrong(limiter, 4);
  limiter.begin('gate').over(false);
  wrong(limiter, 1);
  expect(wait(limiter)).toBe(60);
  wrong(limiter, 4, 'person');
  limiter.begin('person').over(true);
  wrong(limiter, 4, 'person');
  expect(wait(limiter, 'person')).toBe(0);
});

it('memory is bounded, and a lock survives whoever makes up keys', () => {
  const limiter = new Limiter(new FakeClock(), limit);
  wrong(limiter, 5, 'locked');
  for (let i = 0; i < maxKeys * 2; i++) limiter.begin(`key ${i}`).wrong();
  expect(limiter.size).toBeLessThanOrEqual(maxKeys);
  expect(wait(limiter, 'locked')).toBe(60);
});

it('memory is bounded even where all are locked: the oldest lock goes', () => {
  const limiter = new Limiter(new FakeClock(), { ...limit, most: 1 });
  for (let i = 0; i < maxKeys + 10; i++) limiter.begin(`key ${i}`).wrong();
  expect(limiter.size).toBeLessThanOrEqual(maxKeys);
  expect(wait(limiter, `key ${maxKeys + 9}`)).toBe(60);
});

it('a look at the lock is no try, and makes no record', () => {
  const limiter = new Limiter(new FakeClock(), { ...limit, what: 'wrong API keys' });
  for (let i = 0; i < 9; i++) limiter.check('gate');
  expect(limiter.size).toBe(0);
  wrong(limiter, 5);
  expect(() => limiter.check('gate')).toThrow(refusal('too_many_requests', { retryAfter: 60 }));
  expect(() => limiter.check('gate')).toThrow('Too many wrong API keys. Try again in 60 s.');
});

it('whatever the interleaving, at most five wrong tries begin within any minute', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('begin' as const) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('wrong' as const), which: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('right' as const), which: fc.nat(9) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(40_000) }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const clock = new FakeClock();
      const limiter = new Limiter(clock, limit);
      const running: { at: number; attempt: Try }[] = [];
      const begun: number[] = [];
      for (const now of steps) {
        if (now.do === 'wait') clock.advance(now.ms);
        else if (now.do === 'begin') {
          try {
            running.push({ at: clock.monotonic(), attempt: limiter.begin('gate') });
          } catch (error) {
            expect(error).toBeInstanceOf(StationError);
            expect(Number((error as StationError).details.retryAfter)).toBeGreaterThanOrEqual(1);
          }
        } else {
          const [chosen] = running.splice(now.which % Math.max(running.length, 1), 1);
          if (now.do === 'right') chosen?.attempt.over(false);
          else if (chosen) {
            chosen.attempt.wrong();
            begun.push(chosen.at);
          }
        }
      }
      begun.sort((a, b) => a - b);
      for (const [i, at] of begun.entries()) expect(begun[i + 5] ?? Infinity).toBeGreaterThanOrEqual(at + 60_000);
    }),
    { numRuns: 500 },
  );
});
