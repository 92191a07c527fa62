import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateAt } from '../../../../src-main/station/time/dates.ts';
import { computerTimeZone, TimeZone } from '../../../../src-main/station/time/local-time.ts';
import { SchoolCalendar } from '../../../../src-main/station/time/school-calendar.ts';
import {
  afternoon,
  type Contents,
  calendarOf,
  clock,
  morning,
  planOf,
  rule,
  sourceOf,
  special,
} from './calendar-support.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

describe('without anything set', () => {
  it('there is no school, on the computer’s own clock, from midnight to midnight', () => {
    const calendar = calendarOf({ clocks: [] });
    const own = new TimeZone(computerTimeZone());
    expect(calendar.timeZoneOn('2026-07-13')).toBe(computerTimeZone());
    expect(calendar.on('2026-07-13', '7A')).toEqual({
      date: '2026-07-13',
      group: '7A',
      sessions: [],
      begins: own.instant('2026-07-13', 0),
      ends: own.instant('2026-07-14', 0),
      minimumGapMinutes: 5,
      special: null,
      ruleId: null,
    });
  });

  it('dates before the first clock keep the computer’s own', () => {
    const calendar = calendarOf({ clocks: [clock({ effectiveFrom: '2026-07-13', timeZone: 'Asia/Jayapura' })] });
    expect(calendar.timeZoneOn('2026-07-12')).toBe(computerTimeZone());
    expect(calendar.timeZoneOn('2026-07-13')).toBe('Asia/Jayapura');
  });
});

describe('which plan holds', () => {
  const school = rule();
  const own = rule({ group: '7A', effectiveFrom: '2026-07-13', plan: planOf(afternoon) });
  const names = (contents: Contents, date: string, group = '7A'): string[] =>
    calendarOf(contents)
      .on(date, group)
      .sessions.map(({ name }) => name);

  it('a group’s rule wins over the school’s from its date on, for that group', () => {
    const rules = [own, school, rule({ effectiveFrom: '2026-07-20', plan: planOf(morning, afternoon) })];
    expect(names({ rules }, '2026-07-12')).toEqual(['Pagi']);
    expect(names({ rules }, '2026-07-13')).toEqual(['Siang']);
    expect(names({ rules }, '2026-07-13', '7B')).toEqual(['Pagi']);
    expect(names({ rules }, '2026-07-20')).toEqual(['Siang']);
    expect(names({ rules }, '2026-07-20', '7B')).toEqual(['Pagi', 'Siang']);
  });

  it('of two rules the one effective later wins, of equals the one written later', () => {
    const earlier = rule({ id: 9001, effectiveFrom: '2026-02-01', plan: planOf(afternoon) });
    const rules = [earlier, rule({ id: 9000, effectiveFrom: '2026-03-01' })];
    expect(names({ rules }, '2026-02-28')).toEqual(['Siang']);
    expect(names({ rules }, '2026-03-01')).toEqual(['Pagi']);
    const same = [earlier, rule({ id: 9002, effectiveFrom: '2026-02-01', plan: planOf() })];
    expect(names({ rules: same }, '2026-02-01')).toEqual([]);
  });

  it('a rule speaks of its weekdays only', () => {
    const rules = [school, rule({ weekdays: [5], effectiveFrom: '2026-07-01', plan: planOf(afternoon) })];
    expect(names({ rules }, '2026-07-16')).toEqual(['Pagi']);
    expect(names({ rules }, '2026-07-17')).toEqual(['Siang']);
  });

  it('a group without a plan of its own follows the school again', () => {
    const rules = [school, own, rule({ group: '7A', effectiveFrom: '2026-08-01', plan: null })];
    expect(names({ rules }, '2026-07-31')).toEqual(['Siang']);
    expect(names({ rules }, '2026-08-01')).toEqual(['Pagi']);
  });

  it('special days win over rules, a group’s over the school’s, the later written over the earlier', () => {
    const rules = [school, own];
    const days = [special({ plan: planOf(morning, afternoon) }), special({ to: '2026-08-18' })];
    expect(names({ rules, days }, '2026-08-17')).toEqual([]);
    expect(names({ rules, days: [...days, special({ group: '7A', plan: planOf(morning) })] }, '2026-08-17')).toEqual([
      'Pagi',
    ]);
    expect(names({ rules, days: [special({ group: '7A', plan: planOf(morning) }), ...days] }, '2026-08-17')).toEqual([
      'Pagi',
    ]);
    expect(names({ rules, days: [days[1] as never, special({ plan: planOf(morning) })] }, '2026-08-17')).toEqual([
      'Pagi',
    ]);
    expect(names({ rules, days }, '2026-08-18')).toEqual([]);
    expect(names({ rules, days }, '2026-08-19')).toEqual(['Siang']);
  });
});

describe('the school day', () => {
  it('has its limits as instants of the school’s clock', () => {
    const [session] = calendarOf({ rules: [rule()] }).on('2026-07-13', '').sessions;
    expect(iso(session?.opens as number)).toBe('2026-07-12T23:00:00.000Z');
    expect(iso(session?.dismissal as number)).toBe('2026-07-13T06:00:00.000Z');
  });

  it('may run past midnight: a record belongs to the day before until the day starts', () => {
    const night = { ...morning, opens: '20:00', onTimeUntil: '21:00', lateUntil: '22:00' };
    const plan = planOf({ ...night, earlyLeaveFrom: '25:00', dismissal: '25:30' });
    const calendar = calendarOf({ clocks: [clock({ dayStarts: '04:00' })], rules: [rule({ plan })] });
    expect(calendar.dateOf(new Date('2026-07-13T20:59:59.999Z'))).toBe('2026-07-13');
    expect(calendar.dateOf(new Date('2026-07-13T21:00:00.000Z'))).toBe('2026-07-14');
    const day = calendar.on('2026-07-13', '');
    expect(iso(day.sessions[0]?.dismissal as number)).toBe('2026-07-13T18:30:00.000Z');
    expect([iso(day.begins), iso(day.ends)]).toEqual(['2026-07-12T21:00:00.000Z', '2026-07-13T21:00:00.000Z']);
  });

  it.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-03-30', 24],
  ])('of %s in Berlin has %i hours', (date, hours) => {
    const day = calendarOf({ clocks: [clock({ timeZone: 'Europe/Berlin' })] }).on(date, '');
    expect((day.ends - day.begins) / 3_600_000).toBe(hours);
  });

  it('that the date line leaves out has no school', () => {
    const calendar = calendarOf({
      clocks: [clock({ effectiveFrom: '2000-01-01', timeZone: 'Pacific/Apia' })],
      rules: [rule({ effectiveFrom: '2000-01-01' })],
    });
    expect(calendar.on('2011-12-29', '').sessions).toHaveLength(1);
    expect(calendar.on('2011-12-30', '').sessions).toEqual([]);
    expect(calendar.dateOf(new Date('2011-12-30T09:59:59.000Z'))).toBe('2011-12-29');
    expect(calendar.dateOf(new Date('2011-12-30T10:00:00.000Z'))).toBe('2011-12-31');
  });

  it('a move of the school to another zone leaves no instant between two days, nor one in both', () => {
    const clocks = [
      clock({ effectiveFrom: '2026-01-01', timeZone: 'Pacific/Pago_Pago', dayStarts: '05:00' }),
      clock({ effectiveFrom: '2026-07-13', timeZone: 'Pacific/Kiritimati' }),
      clock({ effectiveFrom: '2026-07-20', timeZone: 'Asia/Jakarta' }),
    ];
    const calendar = calendarOf({ clocks });
    for (let date = '2026-07-10'; date < '2026-07-24'; date = addDays(date, 1)) {
      const day = calendar.on(date, '');
      expect(day.ends).toBe(calendar.on(addDays(date, 1), '').begins);
      expect(day.begins).toBeLessThanOrEqual(day.ends);
      if (day.begins === day.ends) continue;
      expect(calendar.dateOf(new Date(day.begins))).toBe(date);
      expect(calendar.dateOf(new Date(day.ends - 1))).toBe(date);
    }
  });
});

it('is read once, and again after reload', () => {
  let reads = 0;
  const source = sourceOf({ rules: [rule()] });
  const rules = () => {
    reads++;
    return source.rules();
  };
  const calendar = new SchoolCalendar({ ...source, rules });
  for (const date of ['2026-07-13', '2026-07-14', '2026-07-13']) calendar.on(date, '');
  expect(calendar.on('2026-07-13', '')).toBe(calendar.on('2026-07-13', ''));
  expect(reads).toBe(1);
  calendar.reload();
  calendar.on('2026-07-13', '');
  expect(reads).toBe(2);
});

describe('laws', () => {
  const first = Date.UTC(2026, 0, 1) / 86_400_000;
  const dates = fc.integer({ min: 0, max: 400 }).map((n) => dateAt((first + n) * 86_400_000));
  const groups = fc.constantFrom('', '7A', '7B');
  const plans = fc.constantFrom(planOf(), planOf(morning), planOf(afternoon), planOf(morning, afternoon));
  const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
  const schoolRule = fc
    .record({ group: fc.constant(null), weekdays, effectiveFrom: dates, plan: plans })
    .map((changes) => rule(changes));
  const groupRule = fc
    .record({ group: groups, weekdays, effectiveFrom: dates, plan: fc.option(plans) })
    .map((changes) => rule(changes));
  const rules = fc.array(fc.oneof(schoolRule, groupRule), { maxLength: 8 });
  const days = fc.array(
    fc
      .record({ group: fc.option(groups), from: dates, plan: fc.option(plans), length: fc.nat(5) })
      .map(({ length, ...day }) => special({ ...day, to: addDays(day.from, length) })),
    { maxLength: 4 },
  );
  const zones = fc.constantFrom('Asia/Jakarta', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Chatham');
  const clocks = fc.array(
    fc
      .record({ effectiveFrom: dates, timeZone: zones, dayStarts: fc.constantFrom('00:00', '04:00', '12:30') })
      .map((changes) => clock(changes)),
    { maxLength: 3 },
  );

  it('a rule effective from a date changes no day before it', () => {
    fc.assert(
      fc.property(rules, days, fc.oneof(schoolRule, groupRule), dates, groups, (rules, days, added, date, group) => {
        fc.pre(date < added.effectiveFrom);
        expect(calendarOf({ rules: [...rules, added], days }).on(date, group)).toEqual(
          calendarOf({ rules, days }).on(date, group),
        );
      }),
    );
  });

  it('the order in which a calendar is read does not matter', () => {
    fc.assert(
      fc.property(rules, days, clocks, dates, groups, (rules, days, clocks, date, group) => {
        const backwards = { rules: [...rules].reverse(), days: [...days].reverse(), clocks: [...clocks].reverse() };
        expect(calendarOf(backwards).on(date, group)).toEqual(calendarOf({ rules, days, clocks }).on(date, group));
      }),
    );
  });

  it('a group whose rule is taken back follows the school as if it never had one', () => {
    fc.assert(
      fc.property(rules, dates, (rules, date) => {
        const back = rule({ group: '7A', effectiveFrom: '2027-02-05', plan: null });
        const others = rules.filter(({ group }) => group !== '7A');
        const later = addDays(date, 400);
        expect(calendarOf({ rules: [...rules, back] }).planOn(later, '7A')).toEqual(
          calendarOf({ rules: others }).planOn(later, '7A'),
        );
      }),
    );
  });

  it('every instant belongs to exactly the day that says so', () => {
    fc.assert(
      fc.property(clocks, fc.integer({ min: 0, max: 400 * 1440 }), (clocks, minute) => {
        const calendar = calendarOf({ clocks });
        const instant = first * 86_400_000 + minute * 60_000;
        const day = calendar.on(calendar.dateOf(new Date(instant)), '');
        expect(day.begins).toBeLessThanOrEqual(instant);
        expect(instant).toBeLessThan(day.ends);
      }),
    );
  });
});

it('knows the first and the last date there are', () => {
  const calendar = calendarOf({ rules: [rule({ effectiveFrom: '0000-01-01' })] });
  expect(calendar.on('9999-12-31', '').sessions).toHaveLength(1);
  expect(calendar.planOn('0000-01-01', '').plan).not.toBeNull();
});
