import { expect, it } from 'vitest';
import { addPupil, day, school } from '../roster/support.ts';
import { refusal } from '../support.ts';

it('telephone numbers are kept as messages are sent to them', async () => {
  const at = school();
  await addPupil(at, 'Ani');
  const kept = async (guardianPhone: string) =>
    (await at.station.call('people.updateProfile', { personId: 1, guardianPhone })).guardianPhone;
  for (const text of [
    '0812-3456-7890',
    '812 3456 7890',
    '+62 812 3456 7890',
    '62812.3456.7890',
    '+62 (0)812-3456-7890',
  ])
    expect(await kept(text)).toBe('+6281234567890');
  expect(await kept('0060 12-345 6789')).toBe('+60123456789');
  expect(await kept('')).toBe('');
  await expect(kept('tanya ibu')).rejects.toThrow(refusal('invalid_argument', { field: 'guardianPhone' }));
  await expect(kept('081')).rejects.toThrow('not a telephone number');
});

it('consent has the time it was given, and none when it is taken back', async () => {
  const at = school();
  await addPupil(at, 'Ani');
  const agree = async (messagesConsent: boolean) =>
    (await at.station.call('people.updateProfile', { personId: 1, messagesConsent })).messagesConsentAt;
  expect(await agree(true)).toBe('2026-07-13T00:10:00.000Z');
  at.clock.advance(day);
  expect(await agree(true)).toBe('2026-07-13T00:10:00.000Z');
  expect(await agree(false)).toBeNull();
  expect(await agree(true)).toBe('2026-07-14T00:10:00.000Z');
});

it('NIS and NISN belong to one person; who has them is said', async () => {
  const at = school();
  await addPupil(at, 'Ani');
  await addPupil(at, 'Budi');
  await at.station.call('people.updateProfile', { personId: 1, nis: ' 0012 ', nisn: '0051234567' });
  const taken = at.station.call('people.updateProfile', { personId: 2, nis: '0012' });
  await expect(taken).rejects.toThrow('NIS 0012 belongs to Ani');
  await expect(taken).rejects.toThrow(refusal('conflict', { personId: 1, name: 'Ani' }));
  await expect(at.station.call('people.updateProfile', { personId: 2, nisn: '0051234567' })).rejects.toThrow(
    'NISN 0051234567 belongs to Ani',
  );
  expect(await at.station.call('people.updateProfile', { personId: 1, nis: '0012' })).toMatchObject({ nis: '0012' });
  const { entries } = await at.station.call('audit.list', {});
  const profiles = entries.filter(({ action }) => action === 'profile.changed');
  expect(profiles.map(({ action, details }) => [action, details])).toEqual([
    ['profile.changed', { fields: ['nis', 'nisn'] }],
  ]);
});

it('people of other tenants have no profile here', async () => {
  const at = school();
  await at.station.call('enrolment.person', { tenantId: 2, userId: 1, name: 'Lain' });
  await expect(at.station.call('people.profile', { personId: 1 })).rejects.toThrow(refusal('person_not_found'));
});
