import { describe, expect, it } from 'vitest';
import { deriveDay, type Mark } from '../../../../src-main/station/attendance/day-status.ts';
import type { Direction, LeaveKind } from '../../../../src-shared/contract/attendance.ts';
import type { Session } from '../../../../src-shared/contract/calendar.ts';
import { afternoon, calendarOf, clock, morning, planOf, rule } from '../time/calendar-support.ts';

const date = '2026-07-13';
const wib = 7 * 3_600_000;

/** `12:34`, `12:34:56` or `25:30` of the day in Jakarta. */
function at(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return Date.parse(`${date}T00:00:00.000Z`) - wib + (hours * 3600 + minutes * 60 + seconds) * 1000;
}

function marks(...texts: string[]): Mark[] {
  return texts.map((text) => {
    const [time = '', direction = 'auto'] = text.split(' ');
    return { at: at(time), direction: direction as Direction };
  });
}

interface Case {
  sessions?: Session[];
  marks?: Mark[];
  leave?: LeaveKind | null;
  now?: string;
  dayStarts?: string;
}

function derive({ sessions = [morning], marks = [], leave = null, now = '23:00', dayStarts = '00:00' }: Case) {
  const rules = [rule({ plan: planOf(...sessions) })];
  const day = calendarOf({ clocks: [clock({ dayStarts })], rules }).on(date, '');
  return deriveDay(day, marks, leave, at(now));
}

const statusOf = (...texts: string[]) => derive({ marks: marks(...texts) }).status;
const leaving = (...texts: string[]) => {
  const { leftAt, leftEarlyMinutes } = derive({ marks: marks('06:30', ...texts) });
  return [leftAt === null ? null : new Date(Date.parse(leftAt) + wib).toISOString().slice(11, 16), leftEarlyMinutes];
};

describe('arriving', () => {
  it.each([
    ['06:00', 'present'],
    ['06:59:59', 'present'],
    ['07:00', 'present'],
    ['07:00:59', 'present'],
    ['07:01', 'late'],
    ['09:00:59', 'late'],
    ['09:01', 'absent'],
    ['05:59:59', 'absent'],
    ['06:30 in', 'present'],
    ['06:30 out', 'absent'],
  ])('at %s is %s', (time, status) => {
    expect(statusOf(time)).toBe(status);
  });

  it('late counts the minutes after the limit', () => {
    expect(derive({ marks: marks('07:00:59') }).lateMinutes).toBe(0);
    expect(derive({ marks: marks('07:01:00') }).lateMinutes).toBe(1);
    expect(derive({ marks: marks('08:15:30', '06:00 out') }).lateMinutes).toBe(75);
  });

  it('the first that counts is the arrival, and it is told to the millisecond', () => {
    const first = { at: at('06:40') + 123, direction: 'auto' as const };
    const day = derive({ marks: [...marks('05:30', '06:10 out'), first, ...marks('07:30')] });
    expect(day).toMatchObject({ status: 'present', arrivedAt: '2026-07-12T23:40:00.123Z' });
  });

  it('after the late limit is no arrival, but somebody should talk to them until dismissal', () => {
    const tooLate = (...texts: string[]) => derive({ marks: marks(...texts) }).sessions[0]?.arrivedTooLate;
    expect([tooLate('09:01'), tooLate('13:00:30'), tooLate('13:01'), tooLate('09:01 out')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(derive({ marks: marks('09:01', '12:00 out') })).toMatchObject({ status: 'absent', arrivedAt: null });
    expect(derive({ marks: marks('09:01'), now: '10:00' }).status).toBe('not_seen');
  });
});

describe('leaving', () => {
  it('without a direction counts from the early limit on', () => {
    expect(leaving('10:59:59')).toEqual([null, 0]);
    expect(leaving('11:00')).toEqual(['11:00', 120]);
    expect(leaving('12:59:59')).toEqual(['12:59', 1]);
    expect(leaving('13:00')).toEqual(['13:00', 0]);
    expect(leaving('17:00')).toEqual(['17:00', 0]);
  });

  it('by `out` counts at any time, and `in` is back again', () => {
    expect(leaving('08:00 out')).toEqual(['08:00', 300]);
    expect(leaving('08:00 out', '08:30 in')).toEqual([null, 0]);
    expect(leaving('08:00 out', '08:30')).toEqual(['08:00', 300]);
    expect(leaving('08:00 out', '13:05')).toEqual(['13:05', 0]);
    expect(leaving('11:30', '12:00 in', '13:10 out')).toEqual(['13:10', 0]);
  });
});

describe('nobody came', () => {
  it('is Belum until dismissal and Alfa from it on', () => {
    expect(derive({ now: '12:59:59' }).status).toBe('not_seen');
    expect(derive({ now: '13:00:00' }).status).toBe('absent');
    expect(derive({ now: '05:00' }).status).toBe('not_seen');
  });

  it.each([
    ['sick', 'sick'],
    ['excused', 'excused'],
    ['duty', 'excused'],
  ] as const)('on leave (%s) is %s at any time', (leave, status) => {
    expect([derive({ leave, now: '06:00' }).status, derive({ leave }).status]).toEqual([status, status]);
  });
});

it('who comes although on leave is present, and not late', () => {
  expect(derive({ leave: 'sick', marks: marks('08:00', '12:00 out') })).toMatchObject({
    status: 'present',
    lateMinutes: 0,
    leftEarlyMinutes: 60,
  });
});

it('a day without sessions has no status, whoever came', () => {
  expect(derive({ sessions: [], marks: marks('07:00'), leave: 'sick' })).toEqual({
    status: null,
    arrivedAt: null,
    leftAt: null,
    lateMinutes: 0,
    leftEarlyMinutes: 0,
    sessions: [],
  });
});

describe('a day of two sessions', () => {
  const sessions = [morning, afternoon];
  const day = (texts: string[], more: Case = {}) => derive({ sessions, marks: marks(...texts), ...more });

  it('has a status for each, and is late when one was', () => {
    const derived = day(['06:30', '12:50', '13:40', '16:05']);
    expect(derived.sessions.map(({ status }) => status)).toEqual(['present', 'late']);
    expect(derived).toMatchObject({ status: 'late', lateMinutes: 10, leftEarlyMinutes: 10 });
    expect([derived.arrivedAt, derived.leftAt]).toEqual(['2026-07-12T23:30:00.000Z', '2026-07-13T09:05:00.000Z']);
  });

  it('is one of presence with one arrival, the other session being absent', () => {
    const derived = day(['13:15']);
    expect(derived.sessions.map(({ status }) => status)).toEqual(['absent', 'present']);
    expect(derived.status).toBe('present');
  });

  it('a record at the next opening belongs to the next session', () => {
    expect(day(['06:30', '13:00']).sessions.map(({ leftAt }) => leftAt)).toEqual([null, null]);
    expect(day(['06:30', '13:00']).sessions[1]?.status).toBe('present');
  });

  it('is Belum while one session is, then Alfa', () => {
    expect(day([], { now: '13:30' })).toMatchObject({ status: 'not_seen' });
    expect(day([], { now: '13:30' }).sessions.map(({ status }) => status)).toEqual(['absent', 'not_seen']);
    expect(day([], { now: '16:00' }).status).toBe('absent');
  });
});

it('a day past midnight is derived like any other', () => {
  const night: Session = {
    name: '',
    opens: '21:00',
    onTimeUntil: '22:00',
    lateUntil: '23:30',
    earlyLeaveFrom: '24:30',
    dismissal: '25:30',
  };
  const derived = derive({
    sessions: [night],
    dayStarts: '04:00',
    marks: marks('22:05', '25:00', '27:59'),
    now: '28:00',
  });
  expect(derived).toMatchObject({ status: 'late', lateMinutes: 5, leftEarlyMinutes: 0 });
  expect(derived.leftAt).toBe('2026-07-13T20:59:00.000Z');
  expect(derive({ sessions: [night], dayStarts: '04:00', now: '25:29' }).status).toBe('not_seen');
});
