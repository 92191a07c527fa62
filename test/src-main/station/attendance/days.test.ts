import { beforeEach, describe, expect, it } from 'vitest';
import { personDays } from '../../../../src-main/station/attendance/days.ts';
import { SchoolCalendar } from '../../../../src-main/station/time/school-calendar.ts';
import type { Direction, LeaveKind } from '../../../../src-shared/contract/attendance.ts';
import { addPerson } from '../../store/support.ts';
import { type Bench, bench, FakeClock } from '../support.ts';
import { afternoon, morning, planOf } from '../time/calendar-support.ts';

/** Thursday, 18:00 in Jakarta. */
const now = '2026-07-16T11:00:00.000Z';
const schoolDays = [1, 2, 3, 4, 5];
let at: Bench;

beforeEach(async () => {
  at = bench({ clock: new FakeClock(now) });
  const from = { effectiveFrom: '2026-01-01', allowPast: true };
  await at.station.call('calendar.setClock', { ...from, timeZone: 'Asia/Jakarta', dayStarts: '00:00' });
  await at.station.call('calendar.addRule', { ...from, weekdays: schoolDays, plan: planOf(morning) });
});

function pupil(name: string, group: string, from = '2026-07-01'): number {
  const { id } = addPerson(at.store, { name, group });
  at.store.memberships.add(id, { group, from, to: null });
  return id;
}

/** `at`: local time in Jakarta. */
function record(personId: number, day: string, time: string, direction: Direction = 'auto'): void {
  const instant = new Date(`${day}T${time}:00.000+07:00`).toISOString();
  at.store.records.insert({
    tenantId: 1,
    personId,
    kind: 'scan',
    at: instant,
    day,
    writtenAt: instant,
    gate: 'Gerbang',
    direction,
    method: 'face',
    similarity: null,
    margin: null,
    liveness: null,
    policy: '',
    eventId: null,
    targetId: null,
    author: 'station',
    reason: '',
    clockSuspect: false,
  });
}

function leave(personId: number, kind: LeaveKind, from: string, to = from): void {
  const id = at.store.leave.insert({
    personId,
    kind,
    from,
    to,
    note: '',
    createdAt: now,
    createdBy: 'staff',
    attachment: null,
  });
  at.store.leave.decide(id, { decision: 'approved', at: now, author: 'staff', note: '' });
}

function days(query: Partial<Parameters<typeof personDays>[1]> = {}) {
  const context = {
    store: at.store,
    settings: { homeTenant: 1 },
    calendar: new SchoolCalendar(at.store.calendar),
    time: { now: () => ({ at: at.clock.now() }) },
  } as unknown as Parameters<typeof personDays>[0];
  return personDays(context, { from: '2026-07-16', to: '2026-07-16', ...query });
}

const brief = (query?: Partial<Parameters<typeof personDays>[1]>) =>
  days(query).map(({ date, name, group, status }) => `${date.slice(8)} ${name} ${group} ${status}`);

describe('days of people', () => {
  it('come by date and then name, each in the group of that date', () => {
    const budi = pupil('Budi', '7A');
    pupil('Ani', '7B');
    at.store.groups.clear(budi, '2026-07-16');
    at.store.memberships.add(budi, { group: '7B', from: '2026-07-16', to: null });
    record(budi, '2026-07-15', '06:30');
    record(budi, '2026-07-16', '07:10');
    expect(brief({ from: '2026-07-15' })).toEqual([
      '15 Ani 7B absent',
      '15 Budi 7A present',
      '16 Ani 7B absent',
      '16 Budi 7B late',
    ]);
    expect(brief({ from: '2026-07-15', group: '7A' })).toEqual(['15 Budi 7A present']);
    expect(brief({ from: '2026-07-15', personId: budi, group: '7B' })).toEqual(['16 Budi 7B late']);
  });

  it('are only those on which somebody belonged somewhere', () => {
    const id = pupil('Ani', '7A', '2026-07-15');
    at.store.groups.clear(id, '2026-07-16');
    expect(brief({ from: '2026-07-13', to: '2026-07-17' })).toEqual(['15 Ani 7A absent']);
    expect(brief({ from: '2026-07-17', to: '2026-07-13' })).toEqual([]);
  });

  it('know weekends, holidays by their name, and days to come', async () => {
    pupil('Ani', '7A');
    await at.station.call('calendar.addDay', { from: '2026-07-17', to: '2026-07-17', name: 'Libur' });
    const week = days({ from: '2026-07-17', to: '2026-07-20' });
    expect(week.map(({ status, dayName }) => [status, dayName])).toEqual([
      [null, 'Libur'],
      [null, null],
      [null, null],
      ['not_seen', null],
    ]);
  });

  it('take the leave asked for later where two cover a date', () => {
    const id = pupil('Ani', '7A');
    leave(id, 'sick', '2026-07-14', '2026-07-16');
    leave(id, 'duty', '2026-07-15');
    expect(days({ from: '2026-07-14' }).map(({ status, leave }) => [status, leave])).toEqual([
      ['sick', 'sick'],
      ['excused', 'duty'],
      ['sick', 'sick'],
    ]);
  });

  it('forget a record that was voided', async () => {
    const id = pupil('Ani', '7A');
    record(id, '2026-07-16', '06:30');
    expect(brief()).toEqual(['16 Ani 7A present']);
    await at.station.call('attendance.void', { recordId: 1, reason: 'salah orang' });
    expect(brief()).toEqual(['16 Ani 7A absent']);
  });
});

describe('a preview', () => {
  const rule = {
    weekdays: schoolDays,
    effectiveFrom: '2026-07-20',
    plan: planOf({ ...morning, onTimeUntil: '06:15' }),
  };

  it('says what a rule to come would have made of past days, and stores nothing', async () => {
    const ani = pupil('Ani', '7A');
    const budi = pupil('Budi', '7B');
    record(ani, '2026-07-15', '06:30');
    record(budi, '2026-07-15', '06:10');
    const range = { from: '2026-07-13', to: '2026-07-15' };
    const before = brief(range);
    expect(await at.station.call('calendar.preview', { rule, ...range })).toEqual({
      changed: [{ date: '2026-07-15', personId: ani, name: 'Ani', group: '7A', before: 'present', after: 'late' }],
      unchanged: 5,
    });
    expect(brief(range)).toEqual(before);
    expect(at.store.calendar.rules()).toHaveLength(1);
  });

  it('of a group’s rule looks at that group only', async () => {
    for (const group of ['7A', '7B']) record(pupil(group, group), '2026-07-15', '06:30');
    const query = { rule: { ...rule, group: '7B' }, from: '2026-07-15', to: '2026-07-15' };
    expect(await at.station.call('calendar.preview', query)).toMatchObject({
      changed: [{ name: '7B', before: 'present', after: 'late' }],
      unchanged: 0,
    });
  });

  it('of a rule from a past date is what adding it would make', async () => {
    const id = pupil('Ani', '7A');
    for (const day of ['2026-07-13', '2026-07-14', '2026-07-15']) record(id, day, '06:30');
    await at.station.call('calendar.addRule', {
      ...rule,
      effectiveFrom: '2026-07-15',
      allowPast: true,
      plan: planOf(afternoon),
    });
    const past = { ...rule, effectiveFrom: '2026-07-14' };
    const range = { from: '2026-07-13', to: '2026-07-16' };
    const { changed } = await at.station.call('calendar.preview', { rule: past, ...range });
    const before = days(range);
    await at.station.call('calendar.addRule', { ...past, allowPast: true });
    const after = days(range);
    expect(changed.map(({ date, before, after }) => [date, before, after])).toEqual(
      before.flatMap((day, i) => (day.status === after[i]?.status ? [] : [[day.date, day.status, after[i]?.status]])),
    );
    expect(changed).toHaveLength(1);
  });

  it('is of at most 93 days', async () => {
    for (const to of ['2026-10-14', '2026-07-12', '9999-12-31'])
      await expect(at.station.call('calendar.preview', { rule, from: '2026-07-13', to })).rejects.toThrow(
        '1 to 93 days',
      );
  });
});
