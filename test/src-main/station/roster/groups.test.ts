import { expect, it } from 'vitest';
import { given } from '../../../support/given.ts';
import { refusal } from '../support.ts';
import { addPupil, audited, day, membershipsOf, register, school } from './support.ts';

it('groups are saved, listed with their people, and removed when nobody belongs to them', async () => {
  const at = school();
  await addPupil(at, 'Ani', '7A');
  expect(await at.station.call('groups.save', { name: '7A', grade: 7, teacher: 'Bu Rina' })).toEqual({
    uuid: expect.any(String),
    name: '7A',
    grade: 7,
    teacher: 'Bu Rina',
    people: 1,
  });
  await expect(at.station.call('groups.remove', { name: '7A' })).rejects.toThrow(refusal('conflict'));
  await expect(at.station.call('groups.remove', { name: '7Z' })).rejects.toThrow(refusal('not_found'));
  await at.station.call('groups.move', { personIds: [1], group: '7B', from: '2026-07-20' });
  await at.station.call('groups.save', { name: '7B' });
  await expect(at.station.call('groups.remove', { name: '7B' })).rejects.toThrow('Somebody belongs to 7B');
  at.clock.advance(8 * day);
  expect(await at.station.call('groups.remove', { name: '7A' })).toEqual({ removed: true });
  expect((await at.station.call('groups.list', {})).groups.map(({ name }) => name)).toEqual(['7B']);
  expect(await audited(at)).toEqual([
    'group.removed group:7A',
    'group.saved group:7B',
    'person.moved person:1',
    'group.saved group:7A',
    'person.added person:1',
  ]);
});

it('a later word replaces an earlier one: the same date, and what was planned after it', async () => {
  const at = school();
  await addPupil(at, 'Ani', '7A');
  const move = async (group: string, from?: string) =>
    (await at.station.call('groups.move', { personIds: [1, 1], group, ...(from ? { from } : {}) })).moved;
  expect(await move('7B', '2026-07-20')).toBe(1);
  expect(await move('7C', '2026-07-20')).toBe(1);
  expect(await membershipsOf(at, 1)).toEqual(['7A 2026-07-13..2026-07-20', '7C 2026-07-20..']);
  expect(await move('7D')).toBe(1);
  expect(await membershipsOf(at, 1)).toEqual(['7D 2026-07-13..']);
  expect(await move('7D', '2026-08-01')).toBe(0);
  expect(await move('7E', '2026-07-01')).toBe(1);
  expect(await membershipsOf(at, 1)).toEqual(['7E 2026-07-01..']);
  expect(await register(at)).toEqual([`${given(1)} Ani 7E`]);
});

it('all of the named people move, or none', async () => {
  const at = school();
  await addPupil(at, 'Ani', '7A');
  await expect(at.station.call('groups.move', { personIds: [1, 99], group: '7B' })).rejects.toThrow(
    refusal('person_not_found'),
  );
  expect(await register(at)).toEqual([`${given(1)} Ani 7A`]);
});

it('a renamed person keeps a planned move; one given another group moves today', async () => {
  const at = school();
  await addPupil(at, 'Ani', '7A');
  await at.station.call('groups.move', { personIds: [1], group: '7B', from: '2026-07-20' });
  await at.station.call('people.update', { personId: 1, name: 'Ani W', group: '7A' });
  expect(await membershipsOf(at, 1)).toEqual(['7A 2026-07-13..2026-07-20', '7B 2026-07-20..']);
  at.clock.advance(day);
  await at.station.call('people.update', { personId: 1, group: '7C' });
  expect(await membershipsOf(at, 1)).toEqual(['7A 2026-07-13..2026-07-14', '7C 2026-07-14..']);
  expect(await register(at)).toEqual([`${given(1)} Ani W 7C`]);
});

it('years end after they begin', async () => {
  const { station } = school();
  const year = { name: '2026/2027', from: '2026-07-13', to: '2027-06-30' };
  expect(await station.call('years.save', year)).toMatchObject(year);
  expect((await station.call('years.list', {})).years).toHaveLength(1);
  await expect(station.call('years.save', { ...year, to: '2026-07-01' })).rejects.toThrow(refusal('invalid_argument'));
});
