/** Whatever is accepted for a person and a day shows up in the sheet, the history and the recap of that day. */
import { describe, expect, it } from 'vitest';
import { cardTextOf, pinOf } from '../credentials/support.ts';
import { enrolPalm, watchHands } from '../palms/support.ts';
import type { Bench } from '../support.ts';
import { at, pass, scan, school } from './support.ts';

const before = '2025-11-14';
const today = '2025-11-17';
const later = '2025-11-24';
const by = { reason: 'Lupa', actor: 'bu Rina' };
const noMembership = { code: 'conflict', details: { reason: 'no_membership' } };

interface Seen {
  /** The sheet, the history and the recap of the whole school. */
  places: boolean[];
  /** As the sheet says it. */
  member: boolean | null;
}

async function seen(made: Bench, date: string): Promise<Seen> {
  const { rows } = await made.station.call('attendance.sheet', { date });
  const { days } = await made.station.call('attendance.history', { personId: 1, from: date, to: date });
  const recap = await made.station.call('reports.recap', { from: date, to: date });
  const row = rows.find(({ personId, records }) => personId === 1 && records.length > 0);
  return {
    places: [
      row !== undefined,
      days.some(({ records }) => records.length > 0),
      JSON.stringify(recap).includes('"personId":1'),
    ],
    member: row?.member ?? null,
  };
}

/** Ways to belong nowhere today. */
const nowhere: Record<string, (made: Bench) => Promise<unknown>> = {
  'left today': ({ station }) => station.call('leavers.leave', { personId: 1, on: today }),
  'left long ago': ({ station }) => station.call('leavers.leave', { personId: 1, on: before }),
  'begins later': async ({ store }) => {
    store.groups.clear(1, '2000-01-01');
    store.memberships.add(1, { group: '7A', from: later, to: null });
  },
};

interface Door {
  /** What is done while they still belong; the door itself. */
  ready?(made: Bench): Promise<string>;
  book(made: Bench, ready: string): Promise<unknown>;
  /** To somebody who left, or to whoever belongs nowhere. */
  refuses?: 'who left' | 'all';
}

const number = (made: Bench) => String(made.store.people.get(1)?.userId);

const doors: Record<string, Door> = {
  'a photo': { book: (made) => scan(made, 1) },
  'the camera, a face': { book: (made) => pass(made, 1) },
  'the camera, a palm': {
    ready: async (made) => String((await enrolPalm(made, 1)).person.id),
    book: (made) => watchHands(made, 3, [{ who: 1 }]),
  },
  'a PIN': {
    ready: (made) => pinOf(made, 1),
    book: (made, pin) => made.station.call('credentials.byPin', { number: number(made), pin }),
    refuses: 'who left',
  },
  'a card': {
    ready: async (made) => {
      await made.station.call('credentials.issueCard', { personId: 1 });
      return cardTextOf(made, 1);
    },
    book: (made, text) => made.station.call('credentials.byCard', { text }),
    refuses: 'who left',
  },
  'a record by hand': {
    book: ({ station }) => station.call('attendance.manual', { personId: 1, at: at('06:30'), ...by }),
    refuses: 'all',
  },
  'records of several by hand': {
    book: ({ station }) => station.call('attendance.manualMany', { personIds: [2, 1], at: at('06:30'), ...by }),
    refuses: 'all',
  },
  'a replacement': {
    ready: async (made) => String((await scan(made, 1)).arrival?.recordId),
    book: ({ station }, recordId) =>
      station.call('attendance.replace', { recordId: Number(recordId), at: at('06:30'), direction: 'in', ...by }),
    refuses: 'all',
  },
};

describe.each(Object.entries(nowhere))('somebody who %s', (who, belongNowhere) => {
  it.each(Object.entries(doors))('%s: seen everywhere and named as no member, or refused', async (_, door) => {
    const made = await school('06:40');
    const ready = (await door.ready?.(made)) ?? '';
    await belongNowhere(made);
    const written = made.store.records.lastWritten()?.id ?? 0;
    const refused = door.refuses === 'all' || (door.refuses === 'who left' && who.startsWith('left'));
    const booked = door.book(made, ready);
    if (refused) {
      const why = door.refuses === 'all' ? noMembership : { code: 'credential_refused' };
      await expect(booked).rejects.toMatchObject(why);
      expect(made.store.records.lastWritten()?.id ?? 0).toBe(written);
      return;
    }
    await booked;
    expect(made.store.records.lastWritten()?.id).toBe(written + 1);
    expect(await seen(made, today)).toEqual({ places: [true, true, true], member: false });
  });

  it('is in no class that day, and nobody is expected who was not seen', async () => {
    const made = await school('06:40');
    await belongNowhere(made);
    expect((await made.station.call('attendance.sheet', { date: today })).rows.map(({ personId }) => personId)).toEqual(
      [2],
    );
    await pass(made, 1);
    expect((await made.station.call('attendance.sheet', { date: today, group: '7A' })).rows).toEqual([]);
  });

  it('is booked by hand where staff say that they did belong', async () => {
    const made = await school('06:40');
    await belongNowhere(made);
    const manual = { personIds: [1, 2], at: at('06:30'), extendMembership: true, ...by };
    await made.station.call('attendance.manualMany', manual);
    expect(await seen(made, today)).toEqual({ places: [true, true, true], member: true });
  });
});

describe('a day before the membership', () => {
  it('is refused with the remedy, nothing written, for records and leave', async () => {
    const made = await school();
    const manual = made.station.call('attendance.manual', { personId: 1, at: at('06:50', before), ...by });
    await expect(manual).rejects.toMatchObject(noMembership);
    await expect(manual).rejects.toThrow('send extendMembership=true');
    expect(made.store.records.lastWritten()).toBeNull();
  });

  it('belongs to the membership where staff say so, and classes after it stay', async () => {
    const made = await school();
    const manual = { personId: 1, at: at('06:50', before), extendMembership: true, ...by };
    await made.station.call('attendance.manual', manual);
    expect(made.store.memberships.ofPerson(1)).toMatchObject([{ group: '7A', from: before, to: null }]);
    expect(await seen(made, before)).toEqual({ places: [true, true, true], member: true });
  });

  it('after a leaving date moves that date', async () => {
    const made = await school('06:40');
    await made.station.call('leavers.leave', { personId: 1, on: today });
    await made.station.call('attendance.manual', { personId: 1, at: at('06:30'), extendMembership: true, ...by });
    expect(made.store.profiles.get(1).leftOn).toBe('2025-11-18');
    expect(await seen(made, today)).toEqual({ places: [true, true, true], member: true });
  });
});

describe('leave', () => {
  const leave = { personId: 1, kind: 'sick' as const, note: '', approve: true, actor: 'bu Rina' };

  it('wholly outside is refused in its own words', async () => {
    const made = await school();
    const asked = made.station.call('leave.request', { ...leave, from: before, to: before });
    await expect(asked).rejects.toMatchObject(noMembership);
    await expect(asked).rejects.toThrow(/joined or left/);
    await expect(asked).rejects.not.toThrow(/extendMembership/);
  });

  it('partly outside holds on the days inside, and on those outside as soon as they belong', async () => {
    const made = await school();
    await made.station.call('leave.request', { ...leave, from: before, to: today });
    const statuses = async () => {
      const { days } = await made.station.call('attendance.history', { personId: 1, from: before, to: today });
      return days.filter(({ leave }) => leave !== null).map(({ date }) => date);
    };
    expect(await statuses()).toEqual([today]);
    await made.station.call('groups.move', { personIds: [1], group: '7A', from: before });
    expect(await statuses()).toContain(before);
  });
});

describe('a leaving date before what is in the book', () => {
  it('leaves the records of later days to be seen, and the leave in its list', async () => {
    const made = await school('06:40');
    const written = { actor: 'bu Rina', note: '', personId: 1, kind: 'sick' as const };
    await scan(made, 1);
    await made.station.call('leave.request', { ...written, from: later, to: later, approve: true });
    await made.station.call('leavers.leave', { personId: 1, on: before });
    expect(await seen(made, today)).toEqual({ places: [true, true, true], member: false });
    const { requests } = await made.station.call('leave.list', { personId: 1 });
    expect(requests).toMatchObject([{ from: later, state: 'approved' }]);
    // The day is over and they stay away: the record is there still.
    await made.station.call('groups.move', { personIds: [1], group: '7B' });
    expect((await seen(made, today)).places).toEqual([true, true, true]);
  });
});
