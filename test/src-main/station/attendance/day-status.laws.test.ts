/** What must hold of a derived day whatever the plan and the marks. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deriveDay, type Mark } from '../../../../src-main/station/attendance/day-status.ts';
import { directions, leaveKinds } from '../../../../src-shared/contract/attendance.ts';
import type { Session } from '../../../../src-shared/contract/calendar.ts';
import { calendarOf, clock, planOf, rule } from '../time/calendar-support.ts';

const text = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Up to three sessions in order of time, out of sorted minutes. */
const sessions = fc
  .array(fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 3 })
  .map((lengths) => {
    let time = 5 * 60;
    return lengths.map((steps): Session => {
      const [opens, onTime, late, early, end] = steps.map((step) => {
        time += step;
        return text(time);
      }) as [string, string, string, string, string];
      return { name: '', opens, onTimeUntil: onTime, lateUntil: late, earlyLeaveFrom: early, dismissal: end };
    });
  });
const zones = fc.constantFrom('Asia/Jakarta', 'Europe/Berlin', 'Australia/Lord_Howe');
/** Two of them are of 23 and 25 hours in Berlin. */
const dates = fc.constantFrom('2026-07-13', '2026-03-29', '2026-10-25', '2026-10-04');
const days = fc
  .record({ sessions, timeZone: zones, date: dates })
  .map(({ sessions, timeZone, date }) =>
    calendarOf({ clocks: [clock({ timeZone })], rules: [rule({ plan: planOf(...sessions) })] }).on(date, ''),
  );
const direction = fc.constantFrom(...directions);
const leave = fc.option(fc.constantFrom(...leaveKinds));

/** A day with marks in the order of their times, and a time to look at it. */
const facts = days.chain((day) => {
  const instant = fc.integer({ min: day.begins, max: day.ends - 1 });
  return fc.record({
    day: fc.constant(day),
    marks: fc.array(fc.record({ at: instant, direction }), { maxLength: 8 }).map(inOrder),
    now: fc.integer({ min: day.begins, max: day.ends + 3_600_000 }),
    leave,
  });
});

function inOrder(marks: Mark[]): Mark[] {
  return [...marks].sort((a, b) => a.at - b.at);
}

it('leave never makes anybody absent or late, nor anybody who came away', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom(...leaveKinds), ({ day, marks, now }, kind) => {
      const without = deriveDay(day, marks, null, now);
      const on = deriveDay(day, marks, kind, now);
      expect(['absent', 'late', 'not_seen']).not.toContain(on.status);
      expect(on.arrivedAt).toBe(without.arrivedAt);
      if (without.arrivedAt !== null) expect(on.status).toBe('present');
    }),
  );
});

it('a record later than all others never changes an arrival that was there', () => {
  fc.assert(
    fc.property(facts, direction, fc.nat(), ({ day, marks, now, leave }, direction, later) => {
      const last = marks.at(-1)?.at ?? day.begins;
      const added = { at: last + (later % (day.ends - last)), direction };
      const before = deriveDay(day, marks, leave, now);
      const after = deriveDay(day, [...marks, added], leave, now);
      before.sessions.forEach((session, i) => {
        if (session.arrivedAt !== null) expect(after.sessions[i]?.arrivedAt).toBe(session.arrivedAt);
      });
      if (before.arrivedAt !== null) expect(after.arrivedAt).toBe(before.arrivedAt);
    }),
  );
});

it('two marks of one time and direction may change places', () => {
  fc.assert(
    fc.property(facts, fc.nat(), ({ day, marks, now, leave }, n) => {
      const chosen = marks[n % Math.max(1, marks.length)];
      fc.pre(chosen !== undefined);
      const i = marks.indexOf(chosen);
      const twice = [...marks.slice(0, i), chosen, { ...chosen }, ...marks.slice(i + 1)];
      const once = deriveDay(day, marks, leave, now);
      // A second `auto` at the same time is a scan again: it may be the departure, never another arrival or status.
      const { status, arrivedAt, lateMinutes } = deriveDay(day, twice, leave, now);
      expect({ status, arrivedAt, lateMinutes }).toEqual({
        status: once.status,
        arrivedAt: once.arrivedAt,
        lateMinutes: once.lateMinutes,
      });
    }),
  );
});

it('who comes by `in` and who comes without a direction arrive alike', () => {
  fc.assert(
    fc.property(facts, ({ day, marks, now, leave }) => {
      const arriving = marks.map((mark) => ({ ...mark, direction: 'in' as const }));
      const undirected = arriving.map(({ at }) => ({ at, direction: 'auto' as const }));
      const [first, second] = [deriveDay(day, arriving, leave, now), deriveDay(day, undirected, leave, now)];
      expect([second.status, second.arrivedAt, second.lateMinutes]).toEqual([
        first.status,
        first.arrivedAt,
        first.lateMinutes,
      ]);
    }),
  );
});

it('nobody is absent before the last dismissal, and nobody is Belum after it', () => {
  fc.assert(
    fc.property(facts, ({ day, marks, now, leave }) => {
      const { status } = deriveDay(day, marks, leave, now);
      const dismissal = day.sessions.at(-1)?.dismissal as number;
      if (now < dismissal) expect(status).not.toBe('absent');
      else expect(status).not.toBe('not_seen');
    }),
  );
});

it('a day without its marks is the day of nobody coming', () => {
  fc.assert(
    fc.property(facts, ({ day, now, leave }) => {
      const bare = deriveDay(day, [], leave, now);
      expect([bare.arrivedAt, bare.leftAt, bare.lateMinutes, bare.leftEarlyMinutes]).toEqual([null, null, 0, 0]);
      expect(['present', 'late']).not.toContain(bare.status);
      expect(bare.sessions.every(({ arrivedTooLate }) => !arrivedTooLate)).toBe(true);
    }),
  );
});

it('only whole minutes matter', () => {
  fc.assert(
    fc.property(facts, fc.array(fc.nat(59_999), { maxLength: 8 }), ({ day, marks, now, leave }, within) => {
      const moved = marks.map((mark, i) => ({
        ...mark,
        at: Math.floor(mark.at / 60_000) * 60_000 + (within[i] ?? 0),
      }));
      const figures = (marks: Mark[], now: number) => {
        const { status, lateMinutes, leftEarlyMinutes, sessions } = deriveDay(day, marks, leave, now);
        return { status, lateMinutes, leftEarlyMinutes, sessions: sessions.map(({ status }) => status) };
      };
      expect(figures(moved, Math.floor(now / 60_000) * 60_000)).toEqual(figures(marks, now));
    }),
  );
});

it('a day adds up', () => {
  fc.assert(
    fc.property(facts, ({ day, marks, now, leave }) => {
      const derived = deriveDay(day, marks, leave, now);
      const total = (key: 'lateMinutes' | 'leftEarlyMinutes') =>
        derived.sessions.reduce((sum, session) => sum + session[key], 0);
      expect([derived.lateMinutes, derived.leftEarlyMinutes]).toEqual([
        total('lateMinutes'),
        total('leftEarlyMinutes'),
      ]);
      expect(derived.lateMinutes > 0).toBe(derived.status === 'late');
      for (const { arrivedAt, leftAt } of derived.sessions) {
        if (leftAt !== null) expect(arrivedAt !== null && arrivedAt <= leftAt).toBe(true);
      }
    }),
  );
});
