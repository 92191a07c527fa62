import { expect, test } from 'vitest';
import { changesOf, draftOf } from '../../../../../src-renderer/screens/people/person/ProfileForm.tsx';
import { type Profile, profileTable } from '../../../../../src-shared/contract/profile.ts';

test('only what was changed is sent', () => {
  const nothing = profileTable.map((field) => [field.name, field.kind === 'choice' ? field.fallback : '']);
  const profile = { ...Object.fromEntries(nothing), nis: '1', gender: 'P', messagesConsent: false } as Profile;
  const before = draftOf('Aisyah', profile);
  expect(changesOf(before, before)).toEqual({});
  expect(changesOf({ ...before, name: 'Aisyah Zahra', gender: null }, before)).toEqual({
    name: 'Aisyah Zahra',
    gender: null,
  });
});
