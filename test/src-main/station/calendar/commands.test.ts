import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import { type Bench, bench, FakeClock, refusal } from '../support.ts';
import { afternoon, everyDay, morning, planOf } from '../time/calendar-support.ts';

/** Monday noon in Jakarta. */
const monday = '2026-07-13T05:00:00.000Z';
let at: Bench;

beforeEach(async () => {
  at = bench({ clock: new FakeClock(monday) });
  await at.station.call('calendar.setClock', {
    effectiveFrom: '2026-01-01',
    timeZone: 'Asia/Jakarta',
    dayStarts: '00:00',
    allowPast: true,
  });
  at.told.length = 0;
});

const rule = { weekdays: everyDay, effectiveFrom: '2026-07-13', plan: planOf(morning) };
const addRule = (changes: Partial<CommandInput<'calendar.addRule'>> = {}) =>
  at.station.call('calendar.addRule', { ...rule, ...changes });
const addDay = (changes: Partial<CommandInput<'calendar.addDay'>> = {}) =>
  at.station.call('calendar.addDay', { from: '2026-08-17', to: '2026-08-17', name: 'Kemerdekaan', ...changes });
const sessionsOn = async (date: string, group = ''): Promise<string[]> =>
  (await at.station.call('calendar.plan', { date, group })).plan.sessions.map(({ name }) => name);
const audited = () => at.store.audit.list(50, 0).entries.map(({ action, actor, subject }) => [action, actor, subject]);

describe('rules', () => {
  it('hold from their date on, are audited and told to the screens', async () => {
    const added = await addRule({ actor: 'Bu Ani', weekdays: [5, 1, 5] });
    expect(added).toMatchObject({ id: 1, group: null, weekdays: [1, 5], createdBy: 'Bu Ani', createdAt: monday });
    expect(await at.station.call('calendar.plan', { date: '2026-07-13', group: '7A' })).toEqual({
      date: '2026-07-13',
      group: '7A',
      plan: planOf(morning),
      day: null,
      ruleId: 1,
    });
    expect(await sessionsOn('2026-07-14')).toEqual([]);
    expect(audited()[0]).toEqual(['calendar.ruleAdded', 'Bu Ani', 'rule:1']);
    expect(at.told).toEqual([{ type: 'calendar.changed' }]);
    expect(await at.station.call('calendar.get', {})).toMatchObject({ today: '2026-07-13', rules: [added] });
  });

  it('do not reach into days over unless that is asked for, and then the audit says so', async () => {
    const past = { effectiveFrom: '2026-07-12' };
    await expect(addRule(past)).rejects.toThrow(
      refusal('invalid_argument', { field: 'effectiveFrom', today: '2026-07-13' }),
    );
    expect(at.store.calendar.rules()).toEqual([]);
    expect(at.told).toEqual([]);
    await addRule({ ...past, allowPast: true });
    expect(at.store.audit.list(1, 0).entries[0]?.details).toMatchObject({ past: true });
    expect(await sessionsOn('2026-07-12')).toEqual(['Pagi']);
  });

  it('are removed only before they are in effect', async () => {
    await addRule();
    await addRule({ effectiveFrom: '2026-07-14', plan: planOf(afternoon) });
    await expect(at.station.call('calendar.removeRule', { ruleId: 1 })).rejects.toThrow(refusal('conflict'));
    await expect(at.station.call('calendar.removeRule', { ruleId: 9 })).rejects.toThrow(refusal('not_found'));
    await at.station.call('calendar.removeRule', { ruleId: 2 });
    expect(await sessionsOn('2026-07-14')).toEqual(['Pagi']);
    expect(audited()[0]).toEqual(['calendar.ruleRemoved', 'staff', 'rule:2']);
  });

  it('of the whole school need a plan; a group may go back to the school', async () => {
    await expect(addRule({ plan: null })).rejects.toThrow(refusal('invalid_argument', { field: 'plan' }));
    expect(await addRule({ group: '7A', plan: null })).toMatchObject({ plan: null });
  });

  it.each([
    [{ onTimeUntil: '05:59' }, 'plan.sessions.0.onTimeUntil', 'must not be before opens (06:00)'],
    [{ lateUntil: '06:59' }, 'plan.sessions.0.lateUntil', 'must not be before onTimeUntil (07:00)'],
    [{ lateUntil: '13:01' }, 'plan.sessions.0.dismissal', 'must not be before lateUntil (13:01)'],
    [{ earlyLeaveFrom: '06:00' }, 'plan.sessions.0.earlyLeaveFrom', 'must be after opens (06:00)'],
    [{ earlyLeaveFrom: '13:30' }, 'plan.sessions.0.dismissal', 'must not be before earlyLeaveFrom (13:30)'],
    [{ dismissal: '24:01' }, 'plan.sessions.0.dismissal', 'before the next school day starts (00:00)'],
  ])('with limits out of order are refused: %j', async (changes, field, remedy) => {
    const written = addRule({ plan: planOf({ ...morning, ...changes }) });
    await expect(written).rejects.toThrow(refusal('invalid_argument', { field }));
    await expect(written).rejects.toThrow(remedy);
  });

  it('have sessions one after the other', async () => {
    const early = { ...afternoon, opens: '12:59' };
    await expect(addRule({ plan: planOf(morning, early) })).rejects.toThrow(
      refusal('invalid_argument', { field: 'plan.sessions.1.opens' }),
    );
    await addRule({ plan: planOf(morning, afternoon) });
  });
});

describe('the clock', () => {
  const set = (changes: Partial<CommandInput<'calendar.setClock'>>) =>
    at.station.call('calendar.setClock', {
      effectiveFrom: '2026-07-20',
      timeZone: 'Asia/Makassar',
      dayStarts: '04:00',
      ...changes,
    });

  it('names a zone that exists, as the world writes it', async () => {
    expect(await set({ timeZone: 'asia/makassar' })).toMatchObject({ id: 2, timeZone: 'Asia/Makassar' });
    for (const timeZone of ['WIB', 'Asia/Jakarto', '+07:00', '../etc', 'x'.repeat(64)])
      await expect(set({ timeZone })).rejects.toThrow(refusal('invalid_argument', { field: 'timeZone' }));
  });

  it('starts the day before midnight, and before the sessions of that day', async () => {
    await expect(set({ dayStarts: '24:00' })).rejects.toThrow(refusal('invalid_argument', { field: 'dayStarts' }));
    await addRule();
    await expect(set({ dayStarts: '06:01' })).rejects.toThrow('rule 1: plan.sessions.0.opens');
    await addRule({ effectiveFrom: '2026-07-20', plan: planOf() });
    await set({ dayStarts: '06:01' });
  });

  it('says what today is', async () => {
    at.clock.advance(11.5 * 3_600_000);
    expect((await at.station.call('calendar.get', {})).today).toBe('2026-07-13');
    await set({ effectiveFrom: '2026-07-13', dayStarts: '00:00' });
    expect((await at.station.call('calendar.get', {})).today).toBe('2026-07-14');
    expect(audited()[0]).toEqual(['calendar.clockSet', 'staff', 'clock:2']);
  });
});

describe('special days', () => {
  it('are days off, or days of their own plan', async () => {
    await addRule();
    const added = await addDay();
    expect(await at.station.call('calendar.plan', { date: '2026-08-17', group: '7A' })).toMatchObject({
      plan: { sessions: [], minimumGapMinutes: 5 },
      day: added,
      ruleId: null,
    });
    await addDay({ group: '7A', plan: planOf(afternoon), name: 'Upacara' });
    expect(await sessionsOn('2026-08-17', '7A')).toEqual(['Siang']);
    await at.station.call('calendar.removeDay', { dayId: added.id });
    expect(await sessionsOn('2026-08-17')).toEqual(['Pagi']);
    await expect(at.station.call('calendar.removeDay', { dayId: added.id })).rejects.toThrow(refusal('not_found'));
  });

  it('end after they begin, within a year or so', async () => {
    for (const to of ['2026-08-16', '2027-10-01', '9999-12-31'])
      await expect(addDay({ to })).rejects.toThrow(refusal('invalid_argument', { field: 'to' }));
  });

  it('that are over come and go only when that is asked for', async () => {
    const past = { from: '2026-07-06', to: '2026-07-10' };
    await expect(addDay(past)).rejects.toThrow(refusal('invalid_argument', { field: 'from' }));
    const { id } = await addDay({ ...past, allowPast: true });
    await expect(at.station.call('calendar.removeDay', { dayId: id })).rejects.toThrow(refusal('invalid_argument'));
    await at.station.call('calendar.removeDay', { dayId: id, allowPast: true });
    expect(at.store.calendar.days()).toEqual([]);
  });
});

it('a change that cannot be written leaves the calendar as it was', async () => {
  await addRule();
  at.store.audit.append = () => {
    throw new Error('the disk is gone');
  };
  await expect(addDay({ from: '2026-07-20', to: '2026-07-20' })).rejects.toThrow('the disk is gone');
  expect(at.store.calendar.days()).toEqual([]);
  expect(await sessionsOn('2026-07-20')).toEqual(['Pagi']);
});
