import { describe, expect, it } from 'vitest';
import { recordArrival } from '../../../../src-main/station/attendance/record-arrival.ts';
import type { StationStore } from '../../../../src-main/store/index.ts';
import { type BenchOptions, enrolPerson, FakeClock, minutes, seconds } from '../support.ts';
import { at, outbox, pass, scan, school, until } from './support.ts';

/** Before the first rule: no school. */
const holiday = (options: BenchOptions = {}) =>
  school('', { clock: new FakeClock(at('06:40', '2025-06-02')), ...options });

describe('a scan', () => {
  it('is one record with its grounds, one event of the outbox, and heard by the screens', async () => {
    const made = await school('07:20');
    const { arrival, outcome, person } = await scan(made, 1, { gate: 'Utara' });
    expect(outcome).toBe('accept');
    expect(person).toEqual({ id: 1, userId: 1, name: 'Siswa 1', group: '7A' });
    expect(arrival).toEqual({
      recordId: 1,
      at: at('07:20'),
      repeated: false,
      reading: 'arrival',
      status: 'late',
      lateMinutes: 20,
      leftEarlyMinutes: 0,
    });
    expect(made.store.records.get(1)).toMatchObject({
      personId: 1,
      kind: 'scan',
      day: '2025-11-17',
      gate: 'Utara',
      direction: 'auto',
      method: 'face',
      policy: 'photo-1',
      eventId: 1,
      clockSuspect: false,
    });
    const [event, ...more] = outbox(made);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ topic: 'attendance.recorded', personId: 1, at: at('07:20') });
    expect(event?.data).toEqual({
      recordId: 1,
      userId: 1,
      name: 'Siswa 1',
      group: '7A',
      at: at('07:20'),
      day: '2025-11-17',
      gate: 'Utara',
      direction: 'auto',
      method: 'face',
      reading: 'arrival',
      status: 'late',
      lateMinutes: 20,
    });
    expect(made.told.map(({ type }) => type)).toEqual(['outbox', 'recognised']);
  });

  it('is on disk with its event or not at all', async () => {
    const failing = (store: StationStore): StationStore => ({
      ...store,
      outbox: {
        ...store.outbox,
        add() {
          throw new Error('disk');
        },
      },
    });
    const made = await school('06:40', { store: failing });
    await expect(scan(made, 1)).rejects.toThrow('disk');
    await expect(pass(made, 1)).rejects.toThrow('disk');
    expect(made.store.records.lastWritten()).toBeNull();
    expect(made.store.events.list(10, 0).events).toEqual([]);
    expect(made.told).toEqual([]);
  });
});

describe('what it means', () => {
  const readings = async (...steps: [time: string, direction?: 'in' | 'out'][]): Promise<string[]> => {
    const made = await school('05:00');
    const out: string[] = [];
    for (const [time, direction] of steps) {
      until(made, time);
      const { arrival } = await scan(made, 1, direction ? { direction } : {});
      out.push(`${arrival?.reading} ${arrival?.status} ${arrival?.lateMinutes} ${arrival?.leftEarlyMinutes}`);
    }
    return out;
  };

  it('before the gate opens, arriving, in between, leaving early, back again, leaving', async () => {
    expect(await readings(['05:30'], ['06:30'], ['09:30'], ['11:30'], ['12:00', 'in'], ['13:05'])).toEqual([
      'too_early not_seen 0 0',
      'arrival present 0 0',
      'again present 0 0',
      'departure present 0 90',
      'arrival present 0 0',
      'departure present 0 0',
    ]);
  });

  it('after the late limit, and after the dismissal', async () => {
    expect(await readings(['09:01'], ['12:00'], ['13:30'])).toEqual([
      'too_late not_seen 0 0',
      'too_late not_seen 0 0',
      'too_late absent 0 0',
    ]);
  });

  it('the minutes that limits name still belong to them', async () => {
    expect(await readings(['07:00'])).toEqual(['arrival present 0 0']);
    expect(await readings(['07:01'])).toEqual(['arrival late 1 0']);
    expect(await readings(['09:00'])).toEqual(['arrival late 120 0']);
  });

  it('going out without having come changes nothing', async () => {
    expect(await readings(['05:30', 'out'], ['08:00', 'out'])).toEqual(['again not_seen 0 0', 'again not_seen 0 0']);
  });

  it('without school: recorded all the same', async () => {
    const { arrival } = await scan(await holiday(), 1);
    expect(arrival).toMatchObject({ recordId: 1, repeated: false, reading: 'no_school', status: null });
  });
});

describe('within the minimum gap', () => {
  it('the first record is answered, whatever the gate and the way of recognising', async () => {
    const made = await school();
    const first = await pass(made, 1, 'Utara');
    expect(first.arrival).toMatchObject({ repeated: false, recordId: 1 });
    const again = await scan(made, 1, { gate: 'Selatan' });
    expect(again.arrival).toMatchObject({ repeated: true, recordId: 1, at: first.recordedAt, reading: 'again' });
    expect(outbox(made)).toHaveLength(1);
    expect(made.store.events.list(9, 0).events).toHaveLength(2);
  });

  it('the rule of the day decides how long that is; without a rule the station’s setting', async () => {
    const made = await school('06:40', { settings: { minimumGapMinutes: 60 } });
    await scan(made, 1);
    until(made, '06:46');
    expect((await scan(made, 1)).arrival?.repeated).toBe(false);
    const without = await holiday({ settings: { minimumGapMinutes: 60 } });
    await scan(without, 1);
    without.clock.advance(59 * minutes);
    expect((await scan(without, 1)).arrival?.repeated).toBe(true);
    without.clock.advance(2 * minutes);
    expect((await scan(without, 1)).arrival?.repeated).toBe(false);
  });

  it('a scan that was taken out does not stand in the way', async () => {
    const made = await school();
    const { arrival } = await scan(made, 1);
    await made.station.call('attendance.disown', { recordId: arrival?.recordId as number });
    expect((await scan(made, 1)).arrival).toMatchObject({ repeated: false, reading: 'arrival' });
  });

  it('a scan from a future that staff called wrong does not either', async () => {
    const made = await school('08:00');
    await scan(made, 1);
    made.clock.step(-3600 * seconds);
    expect((await scan(made, 1)).arrival?.repeated).toBe(true);
    await made.station.call('clock.trust', {});
    const { arrival } = await scan(made, 1);
    expect(arrival).toMatchObject({ repeated: false, at: at('07:00') });
  });
});

it('gates lead one way where that is set, unless the scan says another', async () => {
  const made = await school('12:00');
  await made.station.call('gates.save', { name: 'Keluar', direction: 'out' });
  await scan(made, 1, { gate: 'Keluar' });
  await pass(made, 2, 'Keluar');
  made.clock.advance(600 * seconds);
  await scan(made, 1, { gate: 'Keluar', direction: 'in' });
  const directions = [1, 2, 3].map((id) => made.store.records.get(id)?.direction);
  expect(directions).toEqual(['out', 'out', 'in']);
  expect(made.store.events.get(2)?.gate).toBe('Keluar');
});

it('records of a suspect clock say so', async () => {
  const made = await school('06:50');
  await scan(made, 1);
  made.clock.step(-600 * seconds);
  await scan(made, 2);
  expect(made.store.records.get(2)).toMatchObject({ clockSuspect: true, at: at('06:50') });
  const status = await made.station.call('station.status', {});
  expect(status).toMatchObject({ health: 'degraded', problems: [{ code: 'clock_behind' }] });
  await made.station.call('clock.trust', { actor: 'kepala' });
  expect(made.told.at(-1)).toMatchObject({ type: 'status', status: { health: 'ok', problems: [] } });
});

it('needs somebody who is there', async () => {
  const made = await school();
  const context = { store: made.store, settings: { homeTenant: 1 } } as never;
  expect(() => recordArrival(context, { personId: 99, gate: '', method: 'pin' })).toThrow('not found');
});

it('is none of a person of another school than the station’s own, whoever asks', async () => {
  const made = await school();
  const { person } = await enrolPerson(made, 3, { tenantId: 2 });
  const context = { store: made.store, settings: { homeTenant: 1 } } as never;
  const call = () => recordArrival(context, { personId: person.id, gate: '', method: 'face' });
  expect(call).toThrow(`Person ${person.id} was not found.`);
  expect(made.store.records.lastWritten()).toBeNull();
});
