/** Who may call: names, pages and machines. */
import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { Client, form, sendRaw } from '../../support/client.ts';
import { photo } from '../../support/photos.ts';
import { enrol, stationOfFile } from '../../support/station-fixture.ts';
import { StationProcess } from '../../support/station-process.ts';

const school = 'https://school.example';
const used = stationOfFile({
  HADIR_CORS_ORIGINS: `${school}, http://intranet:8080`,
  HADIR_ALLOWED_HOSTS: 'gate.school.example',
});

function get(path: string, headers: Record<string, string>) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return sendRaw(used.api.address, `GET ${path} HTTP/1.1\r\n${lines.join('')}Connection: close\r\n\r\n`);
}

describe('the name in the address', () => {
  test.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST', 'gate.school.example', 'Gate.School.Example'])(
    '%s is the station',
    async (name) => {
      expect((await get('/health', { Host: `${name}:${used.station.port}` })).status).toBe(200);
      expect((await get('/health', { Host: name })).status).toBe(200);
    },
  );

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.nip.io',
    'school.example',
    '10.0.0.7',
    'localhost@evil.example',
    '::1',
  ])('%s is not: 403', async (name) => {
    const { status, body } = await get('/health', { Host: name });
    expect(status).toBe(403);
    expect(body.detail).toMatch(/HADIR_ALLOWED_HOSTS/);
  });

  test('a path that leads nowhere is refused first', async () => {
    expect((await get('/nothing', { Host: 'evil.example' })).status).toBe(403);
  });

  test('none at all is refused', async () => {
    expect([400, 403]).toContain((await get('/health', {})).status);
  });
});

describe('the page that calls', () => {
  test.each(['https://evil.example', 'null', 'http://localhost:1', 'https://school.example.evil.example', 'file://'])(
    '%s: 403, whatever it asks for',
    async (origin) => {
      const headers = { origin };
      const listed = await used.api.get('/enrollments/1', { headers });
      const enrolled = await used.api.post(
        '/enroll',
        form({ tenant_id: 1, user_id: 1, name: 'x' }, await photo('ayu')),
        { headers },
      );
      const deleted = await used.api.delete('/enrollments/1/1', { headers });
      for (const { status, body, headers: answered } of [listed, enrolled, deleted]) {
        expect(status).toBe(403);
        expect(body.detail).toMatch(/HADIR_CORS_ORIGINS/);
        expect(answered.get('access-control-allow-origin')).toBeNull();
      }
      expect((await used.api.get('/enrollments/1')).body.enrollments).toEqual([]);
    },
  );

  test('its preflight is refused too', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'DELETE' };
    const { status, headers: answered } = await used.api.send('OPTIONS', '/enrollments/1/1', { headers });
    expect(status).toBe(403);
    expect(answered.get('access-control-allow-origin')).toBeNull();
  });

  test.each([school, 'http://intranet:8080'])('%s is on the list', async (origin) => {
    const { status, headers } = await used.api.get('/health', { headers: { origin } });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('vary')).toMatch(/origin/i);
  });

  test('its preflight is answered', async () => {
    const headers = { origin: school, 'access-control-request-method': 'DELETE' };
    const { status, headers: answered } = await used.api.send('OPTIONS', '/enrollments/1/1', { headers });
    expect(status).toBe(204);
    expect(answered.get('access-control-allow-origin')).toBe(school);
    expect(answered.get('access-control-allow-methods')).toMatch(/DELETE/);
  });

  test('it may read the errors as well', async () => {
    const { status, headers } = await used.api.get('/enrollments/9999', { headers: { origin: school } });
    expect(status).toBe(404);
    expect(headers.get('access-control-allow-origin')).toBe(school);
  });

  test('the station’s own pages', async () => {
    const { status } = await used.api.get('/health', { headers: { origin: used.api.address } });
    expect(status).toBe(200);
  });
});

const outside = Object.values(networkInterfaces())
  .flat()
  .find((entry) => entry && !entry.internal && entry.family === 'IPv4')?.address;

describe.skipIf(!outside)('listening beyond loopback', () => {
  const settings = { HADIR_HOST: '0.0.0.0', HADIR_ALLOWED_HOSTS: outside ?? '' };

  async function withStation(more: Record<string, string>, use: (far: Client, near: Client) => Promise<void>) {
    const station = await StationProcess.start({ ...settings, ...more });
    try {
      await use(new Client(`http://${outside}:${station.port}`), new Client(`http://127.0.0.1:${station.port}`));
    } finally {
      await station.stop();
    }
  }

  test('other machines need the key', async () => {
    await withStation({ HADIR_API_KEY: 'a long secret' }, async (far, near) => {
      expect((await near.get('/enrollments/1')).status).toBe(200);
      const calls: Record<string, string>[] = [
        {},
        { 'x-api-key': '' },
        { 'x-api-key': 'a long secre' },
        { 'x-api-key': 'wrong' },
      ];
      for (const headers of calls) {
        const { status, body } = await far.get('/enrollments/1', { headers });
        expect(status).toBe(401);
        expect(body.detail).toMatch(/X-API-Key/);
      }
      expect((await far.get('/enrollments/1', { headers: { 'x-api-key': 'a long secret' } })).status).toBe(200);
    });
  });

  test('without a key configured nobody else gets in', async () => {
    await withStation({}, async (far, near) => {
      expect((await far.get('/enrollments/1', { headers: { 'x-api-key': '' } })).status).toBe(401);
      expect((await enrol(near, 1, 1, 'ayu')).status).toBe(200);
    });
  });
});
