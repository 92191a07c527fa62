/** The schools that are simulated: how large, where, and with which timetables. */
import type { Direction } from '../../src-shared/contract/attendance.ts';
import type { DayPlan, Session } from '../../src-shared/contract/calendar.ts';

export interface School {
  name: string;
  seed: number;
  timeZone: string;
  dayStarts: string;
  /** First and last date, both included. */
  from: string;
  to: string;
  pupils: number;
  groups: number;
  gates: { name: string; direction: Direction }[];
  /** The school's own plan; every third group has `twice`, every fifth `early`. */
  usual: DayPlan;
  twice: DayPlan;
  early: DayPlan;
  saturday: DayPlan;
  /** Dates from which the usual plan is another one: minutes by which all its limits move. */
  shifts: { from: string; minutes: number; gap: number }[];
  /** A change of the school's clock. */
  clockChange: { from: string; timeZone: string; dayStarts: string } | null;
}

/** `07:00` moved by minutes. */
export function moved(time: string, minutes: number): string {
  const [hours, rest] = time.split(':').map(Number) as [number, number];
  const all = hours * 60 + rest + minutes;
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
}

export function movedPlan(plan: DayPlan, minutes: number, gap = plan.minimumGapMinutes): DayPlan {
  const sessions = plan.sessions.map((session) => ({
    name: session.name,
    opens: moved(session.opens, minutes),
    onTimeUntil: moved(session.onTimeUntil, minutes),
    lateUntil: moved(session.lateUntil, minutes),
    earlyLeaveFrom: moved(session.earlyLeaveFrom, minutes),
    dismissal: moved(session.dismissal, minutes),
  }));
  return { sessions, minimumGapMinutes: gap };
}

function plan(minimumGapMinutes: number, ...sessions: [string, ...string[]][]): DayPlan {
  return {
    sessions: sessions.map(([name, opens, onTimeUntil, lateUntil, earlyLeaveFrom, dismissal]) => {
      return { name, opens, onTimeUntil, lateUntil, earlyLeaveFrom, dismissal } as Session;
    }),
    minimumGapMinutes,
  };
}

/** A public school of 2,000 in 60 classes: one gate for both ways, and one pair of an entrance and an exit. */
export const jakarta: School = {
  name: 'Jakarta',
  seed: 20250714,
  timeZone: 'Asia/Jakarta',
  dayStarts: '00:00',
  from: '2025-07-14',
  to: '2026-06-20',
  pupils: 2000,
  groups: 60,
  gates: [
    { name: 'Gerbang Utama', direction: 'auto' },
    { name: 'Masuk', direction: 'in' },
    { name: 'Keluar', direction: 'out' },
  ],
  usual: plan(5, ['', '05:30', '07:00', '09:00', '12:00', '14:00']),
  twice: plan(
    10,
    ['Pagi', '05:30', '06:45', '08:00', '10:30', '11:30'],
    ['Siang', '12:00', '13:00', '13:45', '15:00', '16:00'],
  ),
  early: plan(3, ['', '05:00', '06:30', '06:30', '13:30', '13:30']),
  saturday: plan(5, ['Sabtu', '06:00', '07:30', '09:00', '10:00', '11:00']),
  shifts: [
    { from: '2025-09-01', minutes: 15, gap: 5 },
    { from: '2025-11-10', minutes: 0, gap: 2 },
    { from: '2026-02-18', minutes: 30, gap: 0 },
    { from: '2026-03-23', minutes: 0, gap: 5 },
  ],
  clockChange: { from: '2026-01-05', timeZone: 'Asia/Jakarta', dayStarts: '03:00' },
};

/** A boarding school whose evenings end after midnight, through both changes between winter and summer time. */
export const newYork: School = {
  name: 'New York',
  seed: 7,
  timeZone: 'America/New_York',
  dayStarts: '04:00',
  from: '2026-02-16',
  to: '2026-11-20',
  pupils: 40,
  groups: 6,
  gates: [
    { name: 'Main gate', direction: 'auto' },
    { name: 'Entrance', direction: 'in' },
    { name: 'Exit', direction: 'out' },
  ],
  usual: plan(5, ['', '06:00', '08:00', '10:00', '14:00', '25:30']),
  twice: plan(
    5,
    ['Day', '06:00', '08:00', '10:00', '12:00', '15:00'],
    ['Night', '18:00', '25:00', '25:45', '26:00', '26:30'],
  ),
  early: plan(1, ['', '04:00', '07:00', '08:00', '25:59', '26:15']),
  saturday: plan(5, ['Saturday', '08:00', '10:00', '12:00', '13:00', '27:30']),
  shifts: [
    { from: '2026-04-06', minutes: 20, gap: 5 },
    { from: '2026-09-07', minutes: 0, gap: 30 },
  ],
  clockChange: { from: '2026-06-01', timeZone: 'America/Chicago', dayStarts: '03:30' },
};
