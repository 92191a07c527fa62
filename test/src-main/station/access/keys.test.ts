import { describe, expect, it } from 'vitest';
import { parseKey } from '../../../../src-main/station/access/keyring.ts';
import { bench, refusal } from '../support.ts';

const monday = '2025-11-17T00:10:00.000Z';

describe('keys', () => {
  it('are shown once, kept as a hash and written into the audit list without their text', async () => {
    const { station, store } = bench();
    const args = { name: ' Laporan ', scopes: ['recognise' as const, 'recognise' as const], actor: 'command line' };
    const { key, ...made } = await station.call('keys.create', args);
    expect(key).toMatch(/^hadir_1_[\w-]{43}$/);
    const summary = { id: 1, name: 'Laporan', scopes: ['recognise'], createdAt: monday };
    expect(made).toEqual({ ...summary, expiresAt: null, revokedAt: null, lastUsedAt: null });
    expect(await station.call('keys.list', {})).toEqual({ keys: [made] });
    expect(JSON.stringify([store.keys.list(), store.audit.list(9, 0)])).not.toContain(parseKey(key)?.secret);
    expect((await station.call('audit.list', {})).entries).toMatchObject([
      { actor: 'command line', action: 'key.created', subject: 'key:1', details: { name: 'Laporan' } },
    ]);
  });

  it('are revoked once, however often that is asked', async () => {
    const { station } = bench();
    await station.call('keys.create', { name: 'x', scopes: ['enrol'] });
    for (const _ of [1, 2])
      expect(await station.call('keys.revoke', { keyId: 1 })).toMatchObject({ id: 1, revokedAt: monday });
    const { entries } = await station.call('audit.list', {});
    expect(entries.map(({ action }) => action)).toEqual(['key.revoked', 'key.created']);
    await expect(station.call('keys.revoke', { keyId: 9 })).rejects.toEqual(refusal('key_not_found', { keyId: 9 }));
  });

  it.each([
    ['scopes', { name: 'x', scopes: [] }],
    ['scopes', { name: 'x', scopes: ['everything'] }],
    ['name', { name: ' ', scopes: ['enrol'] }],
    ['expiresAt', { name: 'x', scopes: ['enrol'], expiresAt: 'tomorrow' }],
  ])('want a sensible %s', async (field, args) => {
    const { station } = bench();
    await expect(station.call('keys.create', args as never)).rejects.toMatchObject({ code: 'invalid_argument' });
    await expect(station.call('keys.create', args as never)).rejects.toHaveProperty(
      'details.field',
      expect.stringContaining(field),
    );
  });

  it('that would have expired already are not made', async () => {
    const { station } = bench();
    const call = station.call('keys.create', { name: 'x', scopes: ['enrol'], expiresAt: monday });
    await expect(call).rejects.toEqual(refusal('invalid_argument'));
  });
});

describe('clients', () => {
  it('are allowed, listed and removed, and the audit list says so', async () => {
    const { station } = bench();
    const client = await station.call('clients.allow', { address: '192.168.1.20', dialect: 'tenant' });
    expect(client).toEqual({ id: 1, address: '192.168.1.20', dialect: 'tenant', createdAt: monday });
    expect(await station.call('clients.list', {})).toEqual({ clients: [client] });
    expect(await station.call('clients.remove', { clientId: 1 })).toEqual({ removed: true });
    expect(await station.call('clients.list', {})).toEqual({ clients: [] });
    const { entries } = await station.call('audit.list', { limit: 1 });
    expect(entries).toMatchObject([{ action: 'client.removed', subject: 'client:192.168.1.20' }]);
  });

  it.each(['gate.example', '192.168.1', '192.168.1.0/24', ''])('want an address, not %j', async (address) => {
    const call = bench().station.call('clients.allow', { address, dialect: 'tenant' });
    await expect(call).rejects.toEqual(refusal('invalid_argument'));
  });

  it.each(['biometric', 'station'] as const)('cannot be allowed into %s, which always wants a key', async (dialect) => {
    const { station, store } = bench();
    const call = station.call('clients.allow', { address: '10.0.0.1', dialect });
    await expect(call).rejects.toEqual(refusal('invalid_argument'));
    expect(store.audit.list(9, 0).entries).toEqual([]);
  });

  it('that are not there cannot be removed', async () => {
    const { station, store } = bench();
    await expect(station.call('clients.remove', { clientId: 3 })).rejects.toEqual(refusal('invalid_argument'));
    expect(store.audit.list(9, 0).entries).toEqual([]);
  });
});

describe('what a key looks like', () => {
  const secret = 'a'.repeat(43);
  it('has its number and its secret', () => {
    expect(parseKey(`hadir_12_${secret}`)).toEqual({ id: 12, secret });
  });

  it.each(['', 'hadir', `hadir_0_${secret}`, `hadir_1_short`, `hadir_-1_${secret}`, ` hadir_1_${secret}`])(
    '%j is none',
    (text) => {
      expect(parseKey(text)).toBeNull();
    },
  );
});
