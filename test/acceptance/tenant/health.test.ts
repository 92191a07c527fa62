import { expect, test } from 'vitest';
import { stationOfFile } from '../../support/station-fixture.ts';

const used = stationOfFile();

test('status and version first, as documented, and what the station adds after them', async () => {
  const { status, body } = await used.api.get('/health');
  expect(status).toBe(200);
  expect(Object.keys(body).slice(0, 2)).toEqual(['status', 'version']);
  expect(body).toMatchObject({ status: 'ok', version: '2.0.0', vision: 'ready', pack: 'standard', problems: [] });
});

test('is never cached and never sniffed', async () => {
  const { headers } = await used.api.get('/health');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('tells nothing about the machine', async () => {
  const text = JSON.stringify((await used.api.get('/health')).body);
  expect(text).not.toContain(used.station.folder);
  expect(text).not.toContain(String(used.station.pid));
});

test('HEAD answers too, for load balancers', async () => {
  const response = await fetch(`${used.station.address}/health`, { method: 'HEAD' });
  expect(response.status).toBe(200);
});
