import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Attempts } from '../../../../src-main/station/staff/attempts.ts';
import { FakeClock, minutes, seconds } from '../support.ts';

/** Guesses that got through, of those made at these moments. */
function heard(attempts: Attempts, clock: FakeClock, name: string): boolean {
  try {
    attempts.check(name);
  } catch {
    return false;
  }
  attempts.wrong(name);
  clock.advance(0);
  return true;
}

it('law: within a window of n waits never more than 5 + n guesses are heard, whatever the interleaving', () => {
  const step = fc.record({ name: fc.constantFrom('ratna', 'agus', 'nobody'), pause: fc.nat({ max: 40 * seconds }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const clock = new FakeClock();
      const start = clock.monotonic();
      const attempts = new Attempts(clock);
      const counts = new Map<string, number>();
      for (const { name, pause } of steps) {
        if (heard(attempts, clock, name)) counts.set(name, (counts.get(name) ?? 0) + 1);
        clock.advance(pause);
        // The shortest waits there can be: 30 s, 60 s, 120 s, … 15 min.
        let waits = 0;
        for (let passed = clock.monotonic() - start; passed > 0; waits++)
          passed -= Math.min(30 * seconds * 2 ** waits, 15 * minutes);
        for (const count of counts.values()) expect(count).toBeLessThanOrEqual(5 + waits);
      }
    }),
  );
});

it('says how long to wait, and doubles it up to a quarter of an hour', () => {
  const clock = new FakeClock();
  const attempts = new Attempts(clock);
  const waits: number[] = [];
  for (let i = 0; i < 12; i++) {
    attempts.wrong('ratna');
    try {
      attempts.check('ratna');
      waits.push(0);
    } catch (error) {
      const { retryAfter } = (error as { details: { retryAfter: number } }).details;
      waits.push(retryAfter);
      clock.advance(retryAfter * seconds);
    }
  }
  expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
});

it('the right password clears the count; another name has its own', () => {
  const attempts = new Attempts(new FakeClock());
  for (let i = 0; i < 4; i++) attempts.wrong('ratna');
  attempts.right('ratna');
  attempts.wrong('ratna');
  expect(() => attempts.check('ratna')).not.toThrow();
  for (let i = 0; i < 5; i++) attempts.wrong('agus');
  expect(() => attempts.check('ratna')).not.toThrow();
  expect(() => attempts.check('agus')).toThrow();
});

it('keeps a thousand names at most', () => {
  const attempts = new Attempts(new FakeClock());
  for (let i = 0; i < 5; i++) attempts.wrong('first');
  for (let i = 0; i < 1000; i++) attempts.wrong(`name ${i}`);
  expect(() => attempts.check('first')).not.toThrow();
});
