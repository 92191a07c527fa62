import { describe, expect, it } from 'vitest';
import { type Bench, enrolPerson, refusal, seconds } from '../support.ts';
import { actions, at, outbox, pass, scan, school, until } from './support.ts';

const by = { reason: 'Salah orang', actor: 'bu Rina' };
const statusOf = async (made: Bench, personId = 1, date = '2025-11-17') => {
  const { rows } = await made.station.call('attendance.sheet', { date });
  return rows.find((row) => row.personId === personId)?.status;
};

describe('a void', () => {
  it('takes the record out, with author and reason, audited and told', async () => {
    const made = await school();
    await scan(made, 1, { gate: 'Utara' });
    until(made, '08:00');
    const record = await made.station.call('attendance.void', { recordId: 1, ...by });
    expect(record).toMatchObject({
      id: 2,
      kind: 'void',
      targetId: 1,
      personId: 1,
      at: at('06:40'),
      day: '2025-11-17',
      writtenAt: at('08:00'),
      gate: 'Utara',
      method: 'manual',
      author: 'bu Rina',
      reason: 'Salah orang',
    });
    expect(await statusOf(made)).toBe('not_seen');
    expect(actions(made)[0]).toBe('attendance.voided');
    const event = outbox(made).at(-1);
    expect(event).toMatchObject({ topic: 'attendance.voided', personId: 1, data: { targetId: 1, status: 'not_seen' } });
    expect(JSON.stringify(event)).not.toContain('Salah orang');
    expect(made.told.at(-1)).toEqual({ type: 'outbox', event });
  });

  it('of a removed person is written, and told to nobody', async () => {
    const made = await school();
    await scan(made, 1);
    await made.station.call('people.remove', { personId: 1 });
    await made.station.call('attendance.void', { recordId: 1, ...by });
    expect(outbox(made)).toEqual([]);
  });
});

describe('a replacement', () => {
  it('stands in for the record and is booked to the day of its own time', async () => {
    const made = await school('07:30');
    await scan(made, 1);
    expect(await statusOf(made)).toBe('late');
    const args = { recordId: 1, direction: 'in', ...by } as const;
    const first = await made.station.call('attendance.replace', { ...args, at: '2025-11-17T06:50:00+07:00' });
    expect(first).toMatchObject({ kind: 'replace', at: at('06:50'), day: '2025-11-17', direction: 'in' });
    expect(await statusOf(made)).toBe('present');
    const second = await made.station.call('attendance.replace', {
      ...args,
      recordId: first.id,
      at: at('06:55', '2025-11-14'),
      extendMembership: true,
    });
    expect(second).toMatchObject({ day: '2025-11-14', targetId: first.id });
    expect(await statusOf(made)).toBe('not_seen');
    expect(outbox(made).at(-1)).toMatchObject({ topic: 'attendance.replaced', data: { day: '2025-11-14' } });
  });

  it('taken out does not bring the first one back', async () => {
    const made = await school();
    await scan(made, 1);
    const { id } = await made.station.call('attendance.replace', {
      recordId: 1,
      at: at('06:30'),
      direction: 'in',
      ...by,
    });
    await made.station.call('attendance.void', { recordId: id, ...by });
    expect(await statusOf(made)).toBe('not_seen');
  });
});

describe('a record by hand', () => {
  it('counts like a scan', async () => {
    const made = await school('08:00');
    const record = await made.station.call('attendance.manual', { personId: 2, at: at('06:59'), ...by });
    expect(record).toMatchObject({ kind: 'manual', method: 'manual', gate: '', direction: 'in', day: '2025-11-17' });
    expect(await statusOf(made, 2)).toBe('present');
    expect(outbox(made)[0]).toMatchObject({ topic: 'attendance.recorded', data: { method: 'manual' } });
    expect(actions(made)[0]).toBe('attendance.recorded');
  });

  it('is of the past, of a time with a book, and of somebody of this school', async () => {
    const made = await school('08:00');
    const manual = (personId: number, when: string) =>
      made.station.call('attendance.manual', { personId, at: when, ...by });
    await expect(manual(1, at('08:01'))).rejects.toEqual(refusal('invalid_argument', { field: 'at' }));
    await expect(manual(1, '0000-01-01T00:00:00+14:00')).rejects.toEqual(refusal('invalid_argument', { field: 'at' }));
    await expect(manual(99, at('07:00'))).rejects.toEqual(refusal('person_not_found'));
    const { person } = await enrolPerson(made, 3, { tenantId: 2 });
    await expect(manual(person.id, at('07:00'))).rejects.toEqual(refusal('person_not_found'));
    expect(made.store.records.lastWritten()).toBeNull();
  });
});

describe('a correction is refused', () => {
  it('of nothing, of a void, and of what was corrected already', async () => {
    const made = await school();
    await scan(made, 1);
    const voided = (recordId: number) => made.station.call('attendance.void', { recordId, ...by });
    await expect(voided(9)).rejects.toEqual(refusal('not_found'));
    await voided(1);
    await expect(voided(1)).rejects.toEqual(refusal('conflict', { recordId: 1, correctedBy: 2 }));
    await expect(voided(2)).rejects.toEqual(refusal('conflict', { recordId: 2 }));
    expect(actions(made).filter((action) => action === 'attendance.voided')).toHaveLength(1);
  });

  it('without a reason', async () => {
    const made = await school();
    await expect(made.station.call('attendance.void', { recordId: 1, reason: ' ' })).rejects.toEqual(
      refusal('invalid_argument'),
    );
  });
});

describe('"That’s not me"', () => {
  it('takes a scan of the last ten seconds out', async () => {
    const made = await school();
    const { arrival } = await pass(made, 1);
    const record = await made.station.call('attendance.disown', { recordId: arrival?.recordId as number });
    expect(record).toMatchObject({ kind: 'void', author: 'gate', targetId: arrival?.recordId });
    expect(await statusOf(made)).toBe('not_seen');
  });

  it('is too late after them, and never for what staff wrote', async () => {
    const made = await school();
    await scan(made, 1);
    made.clock.advance(10 * seconds + 1);
    await expect(made.station.call('attendance.disown', { recordId: 1 })).rejects.toEqual(refusal('conflict'));
    const { id } = await made.station.call('attendance.manual', { personId: 1, at: at('06:00'), ...by });
    await expect(made.station.call('attendance.disown', { recordId: id })).rejects.toEqual(refusal('conflict'));
  });
});
