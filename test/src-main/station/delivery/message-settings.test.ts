import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quietUntil } from '../../../../src-main/station/delivery/message-settings.ts';
import { minutesOf } from '../../../../src-main/station/time/dates.ts';
import { TimeZone } from '../../../../src-main/station/time/local-time.ts';

const jakarta = new TimeZone('Asia/Jakarta');
const until = (at: string, from: string, to: string): string | null => {
  const end = quietUntil(Date.parse(at), { from, to }, jakarta);
  return end === null ? null : new Date(end).toISOString();
};

it('the night is over on the next morning', () => {
  expect(until('2026-07-13T20:59:00+07:00', '21:00', '05:00')).toBeNull();
  expect(until('2026-07-13T21:00:00+07:00', '21:00', '05:00')).toBe('2026-07-13T22:00:00.000Z');
  expect(until('2026-07-14T04:59:59+07:00', '21:00', '05:00')).toBe('2026-07-13T22:00:00.000Z');
  expect(until('2026-07-14T05:00:00+07:00', '21:00', '05:00')).toBeNull();
  expect(until('2026-07-13T12:30:00+07:00', '12:00', '13:00')).toBe('2026-07-13T06:00:00.000Z');
  expect(until('2026-07-13T12:30:00+07:00', '12:00', '12:00')).toBeNull();
  expect(quietUntil(0, null, jakarta)).toBeNull();
});

it('ends within a day, at its hour, and not within quiet hours again', () => {
  const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
  const text = ([hour, minute]: [number, number]) =>
    `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  fc.assert(
    fc.property(fc.integer({ min: 1.7e12, max: 1.9e12 }), time, time, (at, from, to) => {
      const quiet = { from: text(from), to: text(to) };
      const end = quietUntil(at, quiet, jakarta);
      if (end === null) return;
      expect(end).toBeGreaterThan(at);
      expect(end - at).toBeLessThanOrEqual(24 * 3_600_000);
      expect(jakarta.local(end).minutes).toBe(minutesOf(quiet.to));
      expect(quietUntil(end, quiet, jakarta)).toBeNull();
    }),
  );
});
