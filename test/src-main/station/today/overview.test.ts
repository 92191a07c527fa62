import { describe, expect, it } from 'vitest';
import { type DaysContext, personDays } from '../../../../src-main/station/attendance/days.ts';
import type { Context } from '../../../../src-main/station/context.ts';
import { SchoolCalendar } from '../../../../src-main/station/time/school-calendar.ts';
import { missedBefore } from '../../../../src-main/station/today/overview.ts';
import { at, school, until } from '../attendance/support.ts';
import { type Bench, enrolPerson } from '../support.ts';

const day = '2025-11-17';
const by = { reason: 'Kamera bermasalah', actor: 'bu Rina' };

async function came(made: Bench, personId: number, time: string, date = day): Promise<void> {
  await made.station.call('attendance.manual', { personId, at: at(time, date), direction: 'in', ...by });
}

describe('the day at a glance', () => {
  it('counts, bars of five minutes without gaps, classes, and who is missing', async () => {
    const made = await school('08:00');
    await enrolPerson(made, 3, { group: '7A' });
    await made.station.call('groups.save', { name: '7A', teacher: 'Ibu Ratna Dewi' });
    await came(made, 1, '06:44');
    await came(made, 2, '07:03');
    await made.station.call('leave.request', { personId: 3, kind: 'sick', from: day, to: day });
    const overview = await made.station.call('today.overview', {});
    expect(overview).toMatchObject({
      date: day,
      isToday: true,
      counts: { present: 1, late: 1, not_seen: 1, absent: 0 },
      meanLateMinutes: 3,
      leaveWaiting: 1,
      arrivals: [
        { time: '06:40', onTime: 1, late: 0 },
        { time: '06:45', onTime: 0, late: 0 },
        { time: '06:50', onTime: 0, late: 0 },
        { time: '06:55', onTime: 0, late: 0 },
        { time: '07:00', onTime: 0, late: 1 },
      ],
    });
    expect(overview.groups[0]).toMatchObject({ group: '7A', teacher: 'Ibu Ratna Dewi', counts: { present: 1 } });
    expect(overview.missing).toMatchObject([{ personId: 3, status: 'not_seen', leaveRequested: true }]);
  });

  it('of another day is not today; a day without school counts nobody', async () => {
    const made = await school('08:00');
    const past = await made.station.call('today.overview', { date: '2000-02-29' });
    expect(past).toMatchObject({ isToday: false, missing: [], arrivals: [], groups: [], meanLateMinutes: 0 });
  });

  it('those missing longest come first', async () => {
    const made = await school('08:00', {});
    until(made, '08:00', '2025-11-19');
    await came(made, 1, '06:50', '2025-11-18');
    const { missing } = await made.station.call('today.overview', {});
    expect(missing.map(({ personId, daysBefore }) => [personId, daysBefore])).toEqual([
      [2, expect.any(Number)],
      [1, 0],
    ]);
    expect(missing[0]?.daysBefore).toBeGreaterThanOrEqual(2);
  });
});

describe('days missed in a row', () => {
  it('are the same however many people are asked about', async () => {
    const made = await school('08:00');
    for (let i = 3; i <= 60; i++) await made.station.call('people.create', { name: `Siswa ${i}`, group: '7A' });
    const context = contextOf(made);
    until(made, '08:00', '2025-12-05');
    for (let i = 1; i <= 60; i++)
      for (let date = 17; date <= 30; date++)
        // Everybody has a pattern of their own; some are there on no day.
        if (i % 7 !== 0 && (i * date) % 5 > 1) await came(made, i, '06:50', `2025-11-${date}`);
    const everybody = Array.from({ length: 60 }, (_, i) => i + 1);
    const expected = new Map(everybody.map((id) => [id, plainly(context, id)] as const));
    const all = missedBefore(context, '2025-12-01', everybody);
    for (const id of everybody) {
      expect(all.get(id) ?? 0, `person ${id}`).toBe(expected.get(id));
      expect(missedBefore(context, '2025-12-01', [id]).get(id) ?? 0).toBe(expected.get(id));
    }
    expect(Math.max(...all.values())).toBeGreaterThan(10);
  });
});

/** The same, counted forwards over all days. */
function plainly(context: DaysContext, personId: number): number {
  let run = 0;
  for (const { status } of personDays(context, { from: '2025-11-03', to: '2025-11-30', personId }))
    if (status !== null) run = status === 'absent' ? run + 1 : 0;
  return run;
}

function contextOf({ store, clock }: Bench): DaysContext {
  const time = { now: () => ({ at: clock.now(), suspect: false }) } as Context['time'];
  const settings = { homeTenant: 1 } as Context['settings'];
  return { store, settings, time, calendar: new SchoolCalendar(store.calendar) };
}
