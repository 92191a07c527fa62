import { expect, it } from 'vitest';
import { enrolPerson, refusal } from '../support.ts';
import { addPupil, audited, day, membershipsOf, school } from './support.ts';

async function leaver() {
  const at = school();
  const { person } = await enrolPerson(at, 1, { group: '9A' });
  const stays = await addPupil(at, 'Budi', '8A', 2);
  const { id: personId } = person;
  await at.station.call('people.updateProfile', { personId, nis: '0012', guardianPhone: '08123456789' });
  await at.station.call('attendance.manual', { personId, at: at.clock.now().toISOString(), reason: 'Kartu hilang' });
  await at.station.call('leave.request', { personId, kind: 'sick', from: '2026-07-14', to: '2026-07-14' });
  await at.station.call('leavers.leave', { personId, on: '2026-07-15' });
  return { at, personId, stays };
}

it('somebody who leaves belongs nowhere from that date on; another date moves the end', async () => {
  const { at, personId } = await leaver();
  const leave = async (on: string) => (await at.station.call('leavers.leave', { personId, on })).leftOn;
  expect(await membershipsOf(at, personId)).toEqual(['9A 2026-07-13..2026-07-15']);
  expect(await leave('2026-07-20')).toBe('2026-07-20');
  expect(await membershipsOf(at, personId)).toEqual(['9A 2026-07-13..2026-07-20']);
  expect(await leave('2026-07-14')).toBe('2026-07-14');
  expect(await membershipsOf(at, personId)).toEqual(['9A 2026-07-13..2026-07-14']);
  expect((await at.station.call('people.get', { personId })).group).toBe('9A');
  at.clock.advance(day);
  expect((await at.station.call('people.get', { personId })).group).toBe('');
  await at.station.call('groups.move', { personIds: [personId], group: '9B' });
  expect((await at.station.call('people.profile', { personId })).leftOn).toBeNull();
});

it('a purge deletes what its preview counted, and nothing of anybody else', async () => {
  const { at, personId, stays } = await leaver();
  at.clock.advance(7 * day);
  const leftBefore = '2026-07-20';
  const preview = await at.station.call('leavers.preview', { leftBefore });
  expect(preview).toEqual({
    people: [{ id: personId, name: 'Siswa 1', group: '9A', leftOn: '2026-07-15' }],
    templates: 1,
    portraits: 1,
    records: 1,
    leaveRequests: 1,
    credentials: 0,
  });
  await expect(at.station.call('leavers.purge', { leftBefore, people: 2 })).rejects.toThrow(
    refusal('conflict', { people: 1 }),
  );
  expect(await at.station.call('leavers.purge', { leftBefore, people: 1, actor: 'Bu Rina' })).toEqual(preview);
  expect(at.store.people.get(personId)).toBeNull();
  expect(at.store.records.countOf([personId])).toBe(0);
  expect(at.store.leave.countOf([personId])).toBe(0);
  expect(at.gallery.templates(1)).toBe(0);
  expect(JSON.stringify(at.store.outbox.after(0, 100))).not.toContain('Siswa 1');
  expect(at.store.portraits.get(personId)).toBeNull();
  expect(at.store.profiles.byNumber(1, 'nis', '0012')).toBeNull();
  expect(await at.station.call('people.get', { personId: stays.id })).toMatchObject({ name: 'Budi' });
  const { entries } = await at.station.call('audit.list', {});
  expect(entries[0]).toMatchObject({ actor: 'Bu Rina', action: 'leavers.purged', details: { people: 1, records: 1 } });
  expect(JSON.stringify(entries)).not.toContain('Siswa 1');
  expect(await at.station.call('leavers.preview', { leftBefore })).toMatchObject({ people: [], records: 0 });
  expect((await audited(at)).filter((line) => line.startsWith('leavers'))).toHaveLength(1);
});

it('who has not left yet is never deleted', async () => {
  const { at } = await leaver();
  const future = at.station.call('leavers.preview', { leftBefore: '2027-01-01' });
  await expect(future).rejects.toThrow(refusal('invalid_argument', { field: 'leftBefore' }));
  expect((await at.station.call('leavers.preview', { leftBefore: '2026-07-13' })).people).toEqual([]);
});
