/** When an update may take the gate away: judged alone, and asked of a real station with real rules. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MinuteHistory } from '../../../src-main/api/metrics/history.ts';
import {
  type Expected,
  expectedOf,
  isIdle,
  marginAfter,
  marginBefore,
  quietMinutes,
  watchGate,
} from '../../../src-main/hosts/electron/updates/idle.ts';
import type { Upkeep } from '../../../src-main/station/ports/office.ts';
import { bench, FakeClock, minutes as minuteMs } from '../../src-main/station/support.ts';

const at = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};
const morning: Expected = { opens: at('06:00'), dismissal: at('14:00') };

describe('a gate', () => {
  it.each([
    ['05:44', true],
    ['05:45', false],
    ['10:00', false],
    ['14:30', false],
    ['14:31', true],
    ['23:00', true],
  ])('with school from 06:00 to 14:00 at %s: %s', (time, idle) => {
    expect(isIdle({ quietFor: 60, minutes: at(time), expected: [morning] })).toBe(idle);
  });

  it.each([
    ['no rules at all', [], '10:00', true],
    ['a plan that cannot be asked, by day', null, '16:00', false],
    ['a plan that cannot be asked, at night', null, '03:59', true],
    ['a session all day, by day', [{ opens: 0, dismissal: 1439 }], '16:00', false],
    ['a session all day, at night', [{ opens: 0, dismissal: 1439 }], '22:00', true],
    ['a session of a boarding school, at night', [{ opens: at('03:00'), dismissal: at('05:00') }], '03:30', false],
    ['a session of the evening before, after midnight', [{ opens: -120, dismissal: 60 }], '00:30', false],
  ] as const)('with %s', (_, expected, time, idle) => {
    expect(isIdle({ quietFor: Number.POSITIVE_INFINITY, minutes: at(time), expected })).toBe(idle);
  });

  it('where somebody was seen within ten minutes is never idle, nor one of which that is not known', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minutes, fc.double({ min: -10, max: quietMinutes - 0.01, noNaN: true }), (now, quietFor) => {
        expect(isIdle({ quietFor, minutes: now, expected: [] })).toBe(false);
        expect(isIdle({ quietFor: Number.NaN, minutes: now, expected: [] })).toBe(false);
      }),
    );
  });

  it('is never idle within a session of an ordinary length, with its margins', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minutes, minutes, fc.integer({ min: 1, max: 16 * 60 }), (now, opens, length) => {
        const expected = [{ opens, dismissal: opens + length }];
        const within = now >= opens - marginBefore && now <= opens + length + marginAfter;
        expect(isIdle({ quietFor: 99, minutes: now, expected })).toBe(!within);
      }),
    );
  });
});

it('sessions of yesterday and tomorrow are told on the clock of today', () => {
  const session = {
    name: '',
    opens: '22:00',
    onTimeUntil: '22:30',
    lateUntil: '23:00',
    earlyLeaveFrom: '25:00',
    dismissal: '26:00',
  };
  expect(expectedOf([session], 1)).toEqual([{ opens: -120, dismissal: 120 }]);
  expect(expectedOf([session], -1)).toEqual([{ opens: 1440 + 1320, dismissal: 1440 + 1560 }]);
});

describe('a real station', () => {
  const session = {
    opens: '06:00',
    onTimeUntil: '07:00',
    lateUntil: '08:00',
    earlyLeaveFrom: '13:00',
    dismissal: '14:00',
  };
  const schoolDays = [1, 2, 3, 4, 5];

  /** Monday, 17 November 2025, at `time` in Jakarta, seven hours before UTC. */
  async function gateAt(time: string, group: string | null = null) {
    const hour = String((Number(time.slice(0, 2)) + 17) % 24).padStart(2, '0');
    const day = Number(time.slice(0, 2)) < 7 ? '16' : '17';
    const clock = new FakeClock(`2025-11-${day}T${hour}:${time.slice(3)}:00.000Z`);
    const history = new MinuteHistory({ now: () => clock.now().getTime(), memory: () => 100 });
    const figures = () => ({ startedAt: '', minutes: history.minutes(), queue: 0, diskFreeMb: 1000 });
    const at = bench({ clock, upkeep: { figures } as unknown as Upkeep });
    const jakarta = { effectiveFrom: '2025-11-01', timeZone: 'Asia/Jakarta', dayStarts: '00:00', allowPast: true };
    await at.station.call('calendar.setClock', jakarta);
    const { today, rules } = await at.station.call('calendar.get', {});
    expect([today, rules]).toEqual(['2025-11-17', []]);
    const plan = { sessions: [session] };
    await at.station.call('calendar.addRule', { group, weekdays: schoolDays, effectiveFrom: today, plan });
    const gate = watchGate(at.station, () => clock.now());
    // Of what was before it started, it knows nothing.
    expect(await gate.isIdle()).toBe(false);
    clock.advance((quietMinutes + 1) * minuteMs);
    return { ...at, clock, history, gate };
  }

  it.each([
    ['04:00', true],
    ['05:40', false],
    ['09:00', false],
    ['14:40', true],
  ])('with a rule for the whole school, at %s: %s', async (time, idle) => {
    const { gate } = await gateAt(time);
    expect(await gate.isIdle()).toBe(idle);
  });

  it('looks at the rules of every group', async () => {
    const { gate, clock } = await gateAt('09:00', '7A');
    expect(await gate.isIdle()).toBe(false);
    clock.advance(6 * 60 * minuteMs);
    expect(await gate.isIdle()).toBe(true);
  });

  it('is quiet ten minutes after the gate last decided anything', async () => {
    const { gate, clock, history } = await gateAt('16:00');
    expect(await gate.isIdle()).toBe(true);
    history.decision('unknown');
    expect(await gate.isIdle()).toBe(false);
    clock.advance(9 * minuteMs);
    expect(await gate.isIdle()).toBe(false);
    clock.advance(2 * minuteMs);
    expect(await gate.isIdle()).toBe(true);
  });

  it('is not quiet right after a record that no camera saw', async () => {
    const { gate, clock, station } = await gateAt('16:00');
    const { id } = await station.call('people.create', { name: 'Ani' });
    const by = { at: clock.now().toISOString(), reason: 'by hand', gate: 'Gerbang Utama' };
    await station.call('attendance.manual', { personId: id, ...by });
    expect(await gate.isIdle()).toBe(false);
    clock.advance(quietMinutes * minuteMs);
    expect(await gate.isIdle()).toBe(true);
    gate.stop();
  });

  it('without figures is never idle', async () => {
    const clock = new FakeClock('2025-11-17T16:00:00.000Z');
    const { station } = bench({ clock });
    const gate = watchGate(station, () => clock.now());
    clock.advance(60 * minuteMs);
    expect(await gate.isIdle()).toBe(false);
  });
});
