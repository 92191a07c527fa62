import { describe, expect, test } from 'vitest';
import { moment } from '../../../../src-renderer/format/dates.ts';
import { megabytes } from '../../../../src-renderer/format/megabytes.ts';
import { keyState } from '../../../../src-renderer/screens/settings/access/scope-words.ts';
import { actionText, detailsText, matches } from '../../../../src-renderer/screens/settings/audit-words.ts';
import { isWebAddress } from '../../../../src-renderer/screens/settings/controls/web-address.ts';
import { qualityChoices, qualityOf } from '../../../../src-renderer/screens/settings/recognition/quality.ts';
import { tabOf } from '../../../../src-renderer/screens/settings/tabs.ts';

test('an address names a tab, or means the first', () => {
  expect(tabOf(['webhooks'])).toBe('webhooks');
  expect(tabOf([])).toBe('school');
  expect(tabOf(['nothing'])).toBe('school');
});

describe('the audit list in words', () => {
  test('an action that has words gets them, another one stays as it is stored', () => {
    expect(actionText('endpoint.secretRotated', 'id')).toBe('Rahasia webhook diganti');
    expect(actionText('settings.changed', 'id')).toBe('Pengaturan diubah');
    expect(actionText('something.new', 'id')).toBe('something.new');
  });

  test('details are one line without what is empty', () => {
    expect(detailsText({ school: 'SMP', before: null, on: ['late', 'absent'], gap: 5, note: '' })).toBe(
      'school: SMP; on: late, absent; gap: 5',
    );
  });

  test('a search finds what is shown', () => {
    const entry = {
      id: 1,
      at: '',
      actor: 'Ratna',
      action: 'key.revoked',
      subject: 'key:7',
      details: { name: 'Rapor' },
    };
    for (const text of ['ratna', 'dicabut', 'key:7', 'RAPOR', '']) expect(matches(entry, text, 'id')).toBe(true);
    expect(matches(entry, 'agus', 'id')).toBe(false);
  });
});

test('a key is valid until it is revoked or its time is over', () => {
  const key = { id: 1, name: '', scopes: [], createdAt: '', lastUsedAt: null, revokedAt: null, expiresAt: null };
  const now = new Date('2026-11-20T00:00:00Z');
  expect(keyState(key, now)).toBe('active');
  expect(keyState({ ...key, expiresAt: '2026-11-20T00:00:00Z' }, now)).toBe('expired');
  expect(keyState({ ...key, expiresAt: '2026-11-19T00:00:00Z', revokedAt: '2026-11-18T00:00:00Z' }, now)).toBe(
    'revoked',
  );
});

test('a quality of the host’s own stands among the three steps', () => {
  expect(qualityChoices(0.3)).toEqual([0.2, 0.3, 0.5]);
  expect(qualityChoices(0.42)).toEqual([0.2, 0.3, 0.42, 0.5]);
  expect([0.2, 0.3, 0.42].map(qualityOf)).toEqual(['loose', 'balanced', 'other']);
});

test('sizes, times and addresses', () => {
  expect(megabytes(1.25, 'id')).toBe('1,3 MB');
  expect(megabytes(77_300, 'en')).toBe('77 GB');
  expect(moment('2026-11-19T23:52:00Z', 'id', 'Asia/Jakarta')).toBe('20 Nov 2026, 06.52');
  expect(moment('2026-11-19T23:52:00Z', 'en', 'Asia/Jakarta')).toBe('20 Nov 2026, 06:52');
  expect(['https://a.example/x', 'http://10.0.0.2:8080'].every(isWebAddress)).toBe(true);
  expect(['', 'a.example', 'ftp://a.example', 'javascript:alert(1)'].some(isWebAddress)).toBe(false);
});
