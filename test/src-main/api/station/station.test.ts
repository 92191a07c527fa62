import { expect, test } from 'vitest';
import { serve } from './support.ts';

test('settings are changed one at a time, at once, by a key with the scope admin', async () => {
  const { call, keyWith } = await serve();
  const changed = await call('PATCH', '/settings', { body: { school: 'SMP Baru', strictness: 'strict' } });
  expect([changed.status, changed.body]).toMatchObject([
    200,
    { school: 'SMP Baru', strictness: 'strict', gate: 'Gerbang Utama', liveness: 'off' },
  ]);
  expect((await call('GET', '/settings')).body).toEqual(changed.body);
  expect((await call('GET', '/health')).body.school).toBe('SMP Baru');
  expect((await call('GET', '/audit')).body.items[0]).toMatchObject({ action: 'settings.changed', actor: 'test' });
  const reader = await keyWith('people:read');
  expect((await call('PATCH', '/settings', { body: { school: 'X' }, key: reader })).status).toBe(403);
});

test('what cannot be is refused by its field', async () => {
  const { call } = await serve();
  const { status, body } = await call('PATCH', '/settings', { body: { strictness: 'very' } });
  expect(status).toBe(400);
  expect(JSON.stringify(body.fields)).toContain('strictness');
});
