import { expect, test } from 'vitest';
import { bench, enrolPerson } from '../support.ts';

test('the settings say how many guardians can be reached: those who agreed, with a number, of pupils there are now', async () => {
  const at = bench();
  const ids: number[] = [];
  for (const who of [1, 2, 3, 4]) ids.push((await enrolPerson(at, who)).person.id);
  const [agreed, silent, unreachable, gone] = ids as [number, number, number, number];
  const profile = { guardianName: 'Ibu', guardianPhone: '081234567890', messagesConsent: true };
  await at.station.call('people.updateProfile', { personId: agreed, ...profile });
  await at.station.call('people.updateProfile', { personId: silent, ...profile, messagesConsent: false });
  await at.station.call('people.updateProfile', { personId: unreachable, messagesConsent: true });
  await at.station.call('people.updateProfile', { personId: gone, ...profile });
  expect(await at.station.call('messages.settings', {})).toMatchObject({ guardians: 2 });
  await at.station.call('leavers.leave', { personId: gone, on: '2025-11-17' });
  expect(await at.station.call('messages.settings', {})).toMatchObject({ guardians: 1 });
});
