import { expect, test } from 'vitest';
import { changesOf, draftOf } from '../../../../../src-renderer/screens/people/person/profile-draft.ts';

test('only what was changed is sent', () => {
  const before = draftOf('Aisyah', {
    personId: 1,
    nis: '1',
    nisn: '',
    gender: 'P',
    guardianName: '',
    guardianPhone: '',
    guardianLanguage: 'id',
    messagesConsent: false,
    messagesConsentAt: null,
    leftOn: null,
    memberships: [],
  });
  expect(changesOf(before, before)).toEqual({});
  expect(changesOf({ ...before, name: 'Aisyah Zahra', gender: null }, before)).toEqual({
    name: 'Aisyah Zahra',
    gender: null,
  });
});
