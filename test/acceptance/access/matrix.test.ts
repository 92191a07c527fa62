/** Every kind of key at every dialect, from this computer and from beyond it. */
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { describeOutside } from '../../support/outside.ts';
import { StationProcess } from '../../support/station-process.ts';
import {
  call,
  calls,
  type DialectName,
  dialectNames,
  expectRefusal,
  hadir,
  listening,
  newKey,
  read,
  stationOf,
  urlOf,
} from './support.ts';

const seed = 'kunci sekolah';
const keyless: readonly DialectName[] = ['tenant', 'registry', 'server'];
/** Milliseconds: enough for the station to make the key, on a busy computer too. */
const untilExpiry = 3_000;

/** The status of a refused socket; 101 for one that opens. */
function upgrade(url: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(url, { headers });
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => resolve(101));
    socket.on('error', () => {});
  });
}

/** Keys that are none (any more), each made by what has to happen to it. */
const bad: Record<string, (station: StationProcess) => Promise<string>> = {
  wrong: async () => `hadir_1_${'x'.repeat(43)}`,
  'of another form': async () => 'kunci sekolah lama',
  expired: async (station) => {
    const expires = Date.now() + untilExpiry;
    const key = await newKey(station, 'people:read,templates:read', new Date(expires).toISOString());
    await new Promise((resolve) => setTimeout(resolve, expires - Date.now() + 100));
    return key;
  },
  revoked: async (station) => {
    const key = await newKey(station, 'people:read,templates:read');
    expect((await read(station, 'biometric', 'here', key)).status).toBe(200);
    expect((await hadir(station.folder, 'keys', 'revoke', '1')).code).toBe(0);
    return key;
  },
};

describeOutside('a key', () => {
  const used = stationOf({ ...listening, HADIR_API_KEY: seed });

  test.each(dialectNames)('none: %s', async (dialect) => {
    const { station } = used;
    expectRefusal(dialect, await read(station, dialect, 'beyond'), 401);
    const here = await read(station, dialect, 'here');
    if (keyless.includes(dialect)) expect(here.status).toBe(calls[dialect].readStatus);
    else expectRefusal(dialect, here, 401);
  });

  test.each(dialectNames)('right: %s', async (dialect) => {
    const key = await newKey(used.station, 'people:read,templates:read');
    for (const place of ['here', 'beyond'] as const)
      expect((await read(used.station, dialect, place, key)).status).toBe(calls[dialect].readStatus);
  });

  test.each(dialectNames)('without the scope: %s', async (dialect) => {
    const key = await newKey(used.station, 'enrol,attendance:read');
    expectRefusal(dialect, await read(used.station, dialect, 'beyond', key), 403);
    const here = await read(used.station, dialect, 'here', key);
    if (keyless.includes(dialect)) expect(here.status).toBe(calls[dialect].readStatus);
    else expectRefusal(dialect, here, 403);
  });

  test.each(dialectNames)('of HADIR_API_KEY: %s', async (dialect) => {
    for (const place of ['here', 'beyond'] as const)
      expect((await read(used.station, dialect, place, seed)).status).toBe(calls[dialect].readStatus);
  });

  test('as a bearer token', async () => {
    const authorization = `Bearer ${await newKey(used.station, 'people:read')}`;
    const url = urlOf(used.station, 'beyond', 'biometric', calls.biometric.read);
    expect((await call(url, { authorization })).status).toBe(200);
  });

  test('without templates:read gets no raw embeddings off this computer', async () => {
    const key = await newKey(used.station, 'people:read,recognise');
    const { status, body } = await read(used.station, 'tenant', 'beyond', key);
    expect([status, body.detail]).toEqual([403, expect.stringContaining('templates:read')]);
    expect((await read(used.station, 'tenant', 'here', key)).status).toBe(200);
  });

  test('opens health where the scope does not matter, and not without one', async () => {
    const key = await newKey(used.station, 'attendance:write');
    for (const [port, path] of [
      ['main', '/health'],
      ['biometric', '/health'],
      ['main', '/api/station/v1/health'],
    ] as const) {
      expect((await call(urlOf(used.station, 'here', port, path))).status).toBe(200);
      expect((await call(urlOf(used.station, 'beyond', port, path))).status).toBe(401);
      expect((await call(urlOf(used.station, 'beyond', port, path), { 'x-api-key': key })).status).toBe(200);
    }
  });

  test('is nothing to the screens’ socket: it opens for any machine', async () => {
    const headers = { 'x-api-key': await newKey(used.station, 'people:read,admin') };
    const socket = urlOf(used.station, 'beyond', 'main', '/api/station/v1/socket').replace('http:', 'ws:');
    expect([await upgrade(socket, headers), await upgrade(socket, {})]).toEqual([101, 101]);
    expect(await upgrade(socket, { origin: 'https://evil.example' })).toBe(403);
    expect(await upgrade(socket, { host: 'evil.example' })).toBe(403);
  });

  test('opens no documentation and no control channel beyond this computer', async () => {
    const headers = { 'x-api-key': await newKey(used.station, 'people:read,admin') };
    const command = urlOf(used.station, 'beyond', 'main', '/api/station/v1/commands/keys.list');
    expect((await call(command, headers, { method: 'POST' })).status).toBe(403);
    expect((await call(urlOf(used.station, 'beyond', 'main', '/nothing'), headers)).status).toBe(404);
    expect((await call(urlOf(used.station, 'beyond', 'main', '/nothing'))).status).toBe(401);
  });
});

describe.each(Object.keys(bad))('a key that is %s', (kind) => {
  describeOutside('opens nothing', () => {
    const used = stationOf();

    test('in any dialect', async () => {
      const { station } = used;
      const key = (await bad[kind]?.(station)) ?? '';
      // Five failures beyond this computer, two on it: no more, or the sixth would be locked out.
      for (const dialect of dialectNames) {
        expectRefusal(dialect, await read(station, dialect, 'beyond', key), 401);
        const here = await read(station, dialect, 'here', key);
        if (keyless.includes(dialect)) expect(here.status).toBe(calls[dialect].readStatus);
        else expectRefusal(dialect, here, 401);
      }
    });
  });
});

describeOutside('HADIR_API_KEY', () => {
  test('ends when it is changed or taken away', async () => {
    const first = await StationProcess.start({ ...listening, HADIR_API_KEY: seed });
    expect((await read(first, 'biometric', 'beyond', seed)).status).toBe(200);
    const second = await first.restart({ ...listening, HADIR_API_KEY: 'another' });
    expect((await read(second, 'biometric', 'beyond', seed)).status).toBe(401);
    expect((await read(second, 'biometric', 'beyond', 'another')).status).toBe(200);
    const third = await second.restart(listening);
    expect((await read(third, 'biometric', 'beyond', 'another')).status).toBe(401);
    await third.stop();
    expect((await hadir(third.folder, 'keys', 'list')).stdout).toMatch(/^There is no key/);
  });

  test('and keys of the list outlive a restart', async () => {
    const first = await StationProcess.start(listening);
    const key = await newKey(first, 'people:read');
    const second = await first.restart();
    expect((await read(second, 'biometric', 'beyond', key)).status).toBe(200);
    await second.stop();
  });
});

describeOutside('a client on the list', () => {
  const used = stationOf();

  test('uses its own dialect without change, the raw embeddings too, until it is removed', async () => {
    const { station } = used;
    const address = new URL(urlOf(station, 'beyond', 'main', '/')).hostname;
    for (const dialect of ['tenant', 'server'])
      expect((await hadir(station.folder, 'clients', 'allow', address, dialect)).code).toBe(0);
    const statuses = async () =>
      Promise.all(dialectNames.map(async (dialect) => (await read(station, dialect, 'beyond')).status));
    expect(await statuses()).toEqual([200, 401, 401, 200, 401]);
    const audit = await hadir(station.folder, 'audit');
    expect(audit.stdout).toMatch(new RegExp(`client.allowed +client:${address} +{"dialect":"server"}`));
    for (const id of ['1', '2']) expect((await hadir(station.folder, 'clients', 'remove', id)).code).toBe(0);
    expect(await statuses()).toEqual([401, 401, 401, 401, 401]);
  });
});
