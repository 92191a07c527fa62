/** The demo's school is plausible, the same on every computer, and plays on a school morning whatever the time. */
import { describe, expect, test } from 'vitest';
import { drawing } from '../scripts/demo/drawing.ts';
import { makeHistory, schoolDays } from '../scripts/demo/history.ts';
import { demoMoment } from '../scripts/demo/moment.ts';
import { groups, makePupils } from '../scripts/demo/pupils.ts';
import { instantOf, isSchoolDay, local, specialDays } from '../scripts/demo/school-year.ts';

const pupils = makePupils(2026);
const friday = '2026-11-20';

describe('pupils', () => {
  test('640 in 18 classes, each with a number, a NIS and a NISN of their own', () => {
    expect(pupils).toHaveLength(640);
    expect(new Set(pupils.map(({ group }) => group))).toEqual(new Set(groups.map(({ name }) => name)));
    for (const key of ['userId', 'nis', 'nisn', 'name', 'phone'] as const)
      expect(new Set(pupils.map((pupil) => pupil[key])).size, key).toBe(640);
    for (const { nisn } of pupils) expect(nisn).toMatch(/^\d{10}$/);
  });

  test('are the same every time, drawings too', () => {
    expect(makePupils(2026)).toEqual(pupils);
    const [one, other] = pupils;
    expect(drawing(one as never)).toBe(drawing(one as never));
    expect(drawing(one as never)).not.toBe(drawing(other as never));
  });

  test('whoever did not agree has no face, but a card and a PIN', () => {
    for (const pupil of pupils.filter(({ consent }) => !consent))
      expect(pupil).toMatchObject({ enrolled: false, hasCard: true, hasPin: true });
  });
});

describe('when it plays', () => {
  const at = (date: string, time: number, wanted: string | null = null) =>
    local(demoMoment(instantOf(date, time), wanted).at);

  test('now, on a school morning', () => {
    expect(demoMoment(instantOf(friday, 7 * 60), null)).toEqual({
      at: instantOf(friday, 7 * 60),
      explanation: null,
    });
  });

  test.each([
    ['in the evening', friday, 21 * 60, friday],
    ['before dawn', friday, 4 * 60, '2026-11-19'],
    ['on a Sunday', '2026-11-22', 9 * 60, friday],
    ['in the holidays', '2026-12-28', 9 * 60, '2026-12-18'],
  ])('%s: eight minutes before the bell of the last school day', (_, date, time, day) => {
    expect(at(date, time)).toMatchObject({ date: day, minutes: 6 * 60 + 52 });
  });

  test('at another time where one is asked for; nonsense is refused', () => {
    expect(at(friday, 21 * 60, '07.20')).toMatchObject({ date: friday, minutes: 7 * 60 + 20 });
    expect(() => demoMoment(0, 'noon')).toThrow('--at is "noon"; it must be a time like 06:52.');
  });
});

describe('the term', () => {
  const now = instantOf(friday, 6 * 60 + 52);
  const { seen, stays, today } = makeHistory(pupils, now);

  test('nothing happens outside school days or in the future', () => {
    expect(today).toBe(friday);
    expect(new Set(seen.map(({ date }) => date))).toEqual(new Set(schoolDays('2026-07-13', friday)));
    expect(Math.max(...seen.map((passage) => passage.at))).toBeLessThan(now);
    for (const { from, to } of stays) expect([isSchoolDay(from), isSchoolDay(to)]).toEqual([true, true]);
    for (const { plan, from } of specialDays(2026)) if (!plan) expect(isSchoolDay(from)).toBe(false);
  });

  test('most are there, those before the demo’s camera are still to come', () => {
    const here = new Set(seen.filter(({ date }) => date === friday).map(({ pupil }) => pupil.name));
    expect(here.size).toBeGreaterThan(450);
    expect(here.size).toBeLessThan(600);
    for (const name of ['Bagus Prasetyo', 'Siti Aminah', 'Ni Kadek Ayu', 'Dewi Anggraini'])
      expect(here.has(name)).toBe(false);
  });
});
