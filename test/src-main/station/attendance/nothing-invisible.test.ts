/** Whatever is accepted for a person and a day shows up in the sheet, the history and the recap of that day. */
import { describe, expect, it } from 'vitest';
import type { Bench } from '../support.ts';
import { at, pass, scan, school } from './support.ts';

const before = '2025-11-14';
const today = '2025-11-17';
const by = { reason: 'Lupa', actor: 'bu Rina' };

async function seen(made: Bench, date: string): Promise<boolean[]> {
  const { rows } = await made.station.call('attendance.sheet', { date });
  const { days } = await made.station.call('attendance.history', { personId: 1, from: date, to: date });
  const recap = await made.station.call('reports.recap', { from: date, to: date });
  return [
    rows.some(({ personId, records }) => personId === 1 && records.length > 0),
    days.some(({ records }) => records.length > 0),
    JSON.stringify(recap).includes('"personId":1'),
  ];
}

/** Books something for person 1 on a day on which they belong nowhere; the day. */
const doors: Record<string, (made: Bench) => Promise<string>> = {
  'a manual record before the membership': async (made) => {
    await made.station.call('attendance.manual', { personId: 1, at: at('06:50', before), ...by });
    return before;
  },
  'a manual record that moves the membership': async (made) => {
    await made.station.call('attendance.manual', {
      personId: 1,
      at: at('06:50', before),
      extendMembership: true,
      ...by,
    });
    return before;
  },
  'a replacement on a day before the membership': async (made) => {
    const { recordId } = (await scan(made, 1)).arrival as { recordId: number };
    await made.station.call('attendance.replace', { recordId, at: at('06:50', before), direction: 'in', ...by });
    return before;
  },
  'a photo of somebody who left': async (made) => {
    await made.station.call('leavers.leave', { personId: 1, on: today });
    await scan(made, 1);
    return today;
  },
  'the camera, of somebody who left': async (made) => {
    await made.station.call('leavers.leave', { personId: 1, on: today });
    await pass(made, 1);
    return today;
  },
  'a PIN of somebody who left': async (made) => {
    const { pin } = await made.station.call('credentials.issuePin', { personId: 1 });
    await made.station.call('leavers.leave', { personId: 1, on: today });
    await made.station.call('credentials.byPin', { number: String(made.store.people.get(1)?.userId), pin });
    return today;
  },
};

describe('what is accepted', () => {
  it.each(Object.entries(doors))('%s is seen, or it was refused', async (_, book) => {
    const made = await school();
    const day = await book(made).catch(() => null);
    if (day !== null) expect(await seen(made, day)).toEqual([true, true, true]);
  });
});

describe('a day before the membership', () => {
  it('is refused with the remedy, nothing written, for records and leave', async () => {
    const made = await school();
    const manual = made.station.call('attendance.manual', { personId: 1, at: at('06:50', before), ...by });
    await expect(manual).rejects.toMatchObject({ code: 'conflict', details: { reason: 'no_membership' } });
    const leave = { personId: 1, kind: 'sick' as const, from: before, to: before, note: '', actor: 'bu Rina' };
    await expect(made.station.call('leave.request', leave)).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'no_membership' },
    });
    expect(made.store.records.lastWritten()).toBeNull();
  });

  it('belongs to the membership where staff say so, and classes after it stay', async () => {
    const made = await school();
    await made.station.call('attendance.manual', {
      personId: 1,
      at: at('06:50', before),
      extendMembership: true,
      ...by,
    });
    expect(made.store.memberships.ofPerson(1)).toMatchObject([{ group: '7A', from: before, to: null }]);
  });

  it('after a leaving date moves that date', async () => {
    const made = await school('06:40');
    await made.station.call('leavers.leave', { personId: 1, on: today });
    await made.station.call('attendance.manual', { personId: 1, at: at('06:30'), extendMembership: true, ...by });
    expect(made.store.profiles.get(1).leftOn).toBe('2025-11-18');
    expect(await seen(made, today)).toEqual([true, true, true]);
  });
});
