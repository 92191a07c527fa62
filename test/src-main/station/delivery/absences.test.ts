import { describe, expect, it } from 'vitest';
import { given } from '../../../support/given.ts';
import { type Bench, bench, FakeClock, minutes } from '../support.ts';
import { doChores } from './support.ts';

const hours = 60 * minutes;
const days = 24 * hours;
const pagi = { opens: '05:30', onTimeUntil: '07:00', lateUntil: '09:00', earlyLeaveFrom: '11:00', dismissal: '13:00' };
const sore = {
  ...pagi,
  opens: '12:00',
  onTimeUntil: '12:30',
  lateUntil: '14:00',
  earlyLeaveFrom: '16:00',
  dismissal: '17:00',
};

/** Monday 12:59 in Jakarta; 7A goes home at 13:00, 7B at 17:00. */
async function school(dayStarts = '00:00'): Promise<Bench & { people: number[] }> {
  const at = bench({ clock: new FakeClock('2026-07-13T05:59:00.000Z') });
  const { station } = at;
  const clock = { effectiveFrom: '2026-07-01', timeZone: 'Asia/Jakarta', dayStarts, allowPast: true };
  await station.call('calendar.setClock', clock);
  const rule = { weekdays: [1, 2, 3, 4, 5], effectiveFrom: '2026-07-01', allowPast: true };
  await station.call('calendar.addRule', { ...rule, plan: { sessions: [pagi] } });
  await station.call('calendar.addRule', { ...rule, group: '7B', plan: { sessions: [sore] } });
  const people: number[] = [];
  for (const [name, group] of [
    ['Ayu', '7A'],
    ['Bima', '7A'],
    ['Citra', '7B'],
  ] as const)
    people.push((await station.call('people.create', { name, group })).id);
  await station.call('attendance.manual', { personId: people[0] ?? 0, at: '2026-07-13T00:00:00Z', reason: 'lupa' });
  return { ...at, people };
}

const absent = ({ store }: Pick<Bench, 'store'>) =>
  store.outbox
    .after(0, 500)
    .filter(({ topic }) => topic === 'attendance.absent')
    .map(({ data }) => `${data.day} ${data.name}`);

describe('absences', () => {
  it("are told after each group's last dismissal, once, across restarts", async () => {
    const at = await school();
    doChores(at);
    expect(absent(at)).toEqual([]);
    at.clock.advance(2 * minutes);
    doChores(at);
    expect(absent(at)).toEqual(['2026-07-13 Bima']);
    expect(at.told).toContainEqual({ type: 'outbox', event: expect.objectContaining({ topic: 'attendance.absent' }) });
    const again = at.restart();
    doChores(again);
    expect(absent(again)).toEqual(['2026-07-13 Bima']);
    again.clock.advance(4 * hours);
    doChores(again);
    doChores(again);
    expect(absent(again)).toEqual(['2026-07-13 Bima', '2026-07-13 Citra']);
    const event = again.store.outbox.after(0, 500).findLast(({ topic }) => topic === 'attendance.absent');
    expect(event).toMatchObject({
      data: { userId: given(3), name: 'Citra', group: '7B', day: '2026-07-13', status: 'absent' },
    });
  });

  it('of days on which the station was off follow, of a week at most, without weekends', async () => {
    const at = await school();
    at.clock.advance(8 * hours);
    doChores(at);
    at.clock.advance(20 * days);
    const again = at.restart();
    doChores(again);
    // It is Sunday evening, 2 August: the week before it, from Monday on.
    const told = absent(again).slice(2);
    expect([...new Set(told.map((line) => line.slice(0, 10)))]).toEqual([
      '2026-07-27',
      '2026-07-28',
      '2026-07-29',
      '2026-07-30',
      '2026-07-31',
    ]);
    expect(told).toHaveLength(15);
    doChores(again);
    expect(absent(again)).toHaveLength(17);
  });

  it('of days before the station first asked are not told', async () => {
    const at = await school();
    at.clock.advance(2 * days);
    doChores(at);
    expect(absent(at)).toEqual([]);
  });

  it('are not told of somebody on leave, nor on a day without school', async () => {
    const at = await school();
    const leave = { kind: 'sick' as const, from: '2026-07-13', to: '2026-07-13', approve: true };
    await at.station.call('leave.request', { personId: at.people[1] ?? 0, ...leave });
    at.clock.advance(8 * hours);
    doChores(at);
    expect(absent(at)).toEqual(['2026-07-13 Citra']);
    await at.station.call('calendar.addDay', { from: '2026-07-14', to: '2026-07-14', name: 'Libur' });
    at.clock.advance(days);
    doChores(at);
    expect(absent(at)).toEqual(['2026-07-13 Citra']);
  });

  it('of a day that ends after midnight are told when it ends', async () => {
    const at = await school('04:00');
    const malam = {
      ...sore,
      name: 'Malam',
      opens: '23:00',
      onTimeUntil: '23:30',
      lateUntil: '24:00',
      earlyLeaveFrom: '25:00',
      dismissal: '25:30',
    };
    const rule = {
      group: '7B',
      weekdays: [1],
      effectiveFrom: '2026-07-13',
      plan: { sessions: [malam] },
      allowPast: true,
    };
    await at.station.call('calendar.addRule', rule);
    at.clock.advance(2 * minutes);
    doChores(at);
    for (const [hour, told] of [
      [12, 1],
      [13, 2],
      [24, 2],
    ] as const) {
      at.clock.advance(Date.parse('2026-07-13T06:00:30Z') + hour * hours - at.clock.now().getTime());
      doChores(at);
      expect(absent(at).filter((line) => line.startsWith('2026-07-13'))).toHaveLength(told);
    }
  });
});
