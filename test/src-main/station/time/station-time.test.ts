import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StationTime } from '../../../../src-main/station/time/station-time.ts';
import { record } from '../../store/records-support.ts';
import { tempStore } from '../../store/support.ts';
import { FakeClock, minutes, seconds } from '../support.ts';

const start = Date.parse('2025-11-17T00:10:00.000Z');
const iso = (ms: number): string => new Date(start + ms).toISOString();

function station(clock = new FakeClock(), store = tempStore()) {
  const time = new StationTime({ clock, store });
  const audited = (): string[] => store.audit.list(50, 0).entries.map(({ action }) => action);
  const now = (): [offset: number, suspect: boolean] => {
    const { at, suspect } = time.now();
    return [at.getTime() - start, suspect];
  };
  return { clock, store, time, now, audited, again: () => station(clock, store) };
}

describe('the station’s time', () => {
  it('is the computer’s while nothing is wrong', () => {
    const { clock, now, time, audited } = station();
    expect(now()).toEqual([0, false]);
    clock.advance(90 * minutes + 7);
    expect(now()).toEqual([90 * minutes + 7, false]);
    expect(time.now().behindMs).toBe(0);
    expect(audited()).toEqual([]);
  });

  it('goes on when the clock is set back, says so, and agrees again when the clock has caught up', () => {
    const { clock, now, time } = station();
    clock.step(-10 * minutes);
    clock.advance(4 * minutes);
    expect(now()).toEqual([4 * minutes, true]);
    expect(time.now().behindMs).toBe(10 * minutes);
    clock.step(10 * minutes);
    clock.advance(1 * minutes);
    expect(now()).toEqual([5 * minutes, false]);
  });

  it('follows a step ahead, and audits a large one', () => {
    const { clock, now, audited, store } = station();
    clock.step(1 * minutes);
    expect(now()).toEqual([1 * minutes, false]);
    expect(audited()).toEqual([]);
    clock.step(9 * 60 * minutes);
    expect(now()).toEqual([541 * minutes, false]);
    expect(store.audit.list(1, 0).entries[0]).toMatchObject({
      action: 'clock.stepped',
      actor: 'station',
      details: { from: iso(1 * minutes), to: iso(541 * minutes) },
    });
  });

  it('waits for a clock that is a little behind, without standing still', () => {
    const { clock, now, time } = station();
    clock.step(-1 * seconds);
    const told = Array.from({ length: 20 }, () => {
      clock.advance(100);
      return now();
    });
    expect(told.map(([, suspect]) => suspect)).not.toContain(true);
    expect(told.map(([at]) => at).slice(0, 3)).toEqual([50, 100, 150]);
    clock.advance(100);
    now();
    expect(time.now().behindMs).toBe(0);
  });

  it('does not begin before the record written last', () => {
    const { store, again } = station();
    store.records.insert(record({ at: iso(-60 * minutes), writtenAt: iso(3 * minutes) }));
    expect(again().now()).toEqual([3 * minutes, true]);
  });
});

describe('trust', () => {
  it('takes the clock as it is, audited, and a restart keeps to it', () => {
    const at = station();
    at.store.records.insert(record({ writtenAt: iso(0) }));
    at.clock.step(-2 * 60 * minutes);
    expect(at.now()).toEqual([0, true]);
    expect(at.time.trust('kepala').toISOString()).toBe(iso(-120 * minutes));
    expect(at.now()).toEqual([-120 * minutes, false]);
    expect(at.store.audit.list(1, 0).entries[0]).toMatchObject({
      action: 'clock.trusted',
      actor: 'kepala',
      details: { from: iso(0), to: iso(-120 * minutes) },
    });
    expect(at.again().now()).toEqual([-120 * minutes, false]);
    at.store.records.insert(record({ writtenAt: iso(-119 * minutes) }));
    expect(at.again().now()).toEqual([-119 * minutes, true]);
  });
});

const happening = fc.oneof(
  fc.record({ kind: fc.constant('passes' as const), ms: fc.integer({ min: 0, max: 10 * minutes }) }),
  fc.record({ kind: fc.constant('steps' as const), ms: fc.integer({ min: -300 * minutes, max: 300 * minutes }) }),
  fc.record({ kind: fc.constant('slips' as const), ms: fc.integer({ min: -2500, max: 2500 }) }),
  fc.record({ kind: fc.constant('restarts' as const), ms: fc.constant(0) }),
);

describe('laws', () => {
  it('whatever the clock does, no record is written earlier than one before it', () => {
    const store = tempStore();
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
        store.records.eraseOf(1);
        const clock = new FakeClock();
        let time = new StationTime({ clock, store });
        let last = '';
        for (const { kind, ms } of happenings) {
          if (kind === 'passes') clock.advance(ms);
          else if (kind === 'restarts') time = new StationTime({ clock, store });
          else clock.step(ms);
          const at = time.now().at.toISOString();
          expect(at >= last).toBe(true);
          last = store.records.insert(record({ at, writtenAt: at })).writtenAt;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is never behind the clock, and suspect exactly when it is more than 2 s ahead', () => {
    const store = tempStore();
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
        const clock = new FakeClock();
        const time = new StationTime({ clock, store });
        for (const { kind, ms } of happenings) {
          if (kind === 'passes') clock.advance(ms);
          else clock.step(ms);
          const { at, suspect, behindMs } = time.now();
          const ahead = at.getTime() - clock.now().getTime();
          expect(ahead).toBeGreaterThanOrEqual(0);
          expect(Math.abs(behindMs - ahead)).toBeLessThanOrEqual(1);
          expect(suspect).toBe(behindMs > 2000);
        }
      }),
      { numRuns: 60 },
    );
  });
});
