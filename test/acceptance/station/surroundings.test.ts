/** What surrounds the API on the real host: keys, packs, /docs, /metrics, the stream's end. */
import { networkInterfaces } from 'node:os';
import { beforeAll, describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { photo } from '../../support/photos.ts';
import { stationOfFile } from '../../support/station-fixture.ts';
import { endsWithin, type Settings, StationProcess } from '../../support/station-process.ts';
import { makeKey, StationApi } from './support.ts';

const used = stationOfFile();
let api: StationApi;

beforeAll(() => {
  api = new StationApi(used.station.address, makeKey(used.station));
});

test('/health is open, the rest wants a key with the scope', async () => {
  const open = await fetch(`${used.station.address}/api/station/v1/health`);
  expect(await open.json()).toMatchObject({ health: 'ok', vision: 'ready' });
  const none = await fetch(`${used.station.address}/api/station/v1/people`);
  expect([none.status, none.headers.get('content-type')]).toEqual([401, 'application/problem+json; charset=utf-8']);
  const reader = new StationApi(used.station.address, makeKey(used.station, ['people:read']));
  expect((await reader.call('GET', '/people')).status).toBe(200);
  expect((await reader.call('GET', '/keys')).body).toMatchObject({ status: 403, code: 'forbidden' });
});

test('a key is made, used, revoked and audited', async () => {
  const made = await api.call('POST', '/keys', { name: 'gate', scopes: ['people:read'] });
  const gate = new StationApi(used.station.address, made.body.key);
  expect((await gate.call('GET', '/people')).status).toBe(200);
  expect((await api.call('DELETE', `/keys/${made.body.id}`)).status).toBe(200);
  expect((await gate.call('GET', '/people')).status).toBe(401);
  const actions = (await api.call('GET', '/audit')).body.items.map((entry: { action: string }) => entry.action);
  expect(actions.slice(0, 2)).toEqual(['key.revoked', 'key.created']);
});

test('packs: the standard one is active and complete, every file with its licence', async () => {
  const { items } = (await api.call('GET', '/packs')).body;
  const active = items.filter((pack: { active: boolean }) => pack.active);
  expect(active).toMatchObject([{ id: 'standard', dimension: 128, complete: true }]);
  expect(items.length).toBeGreaterThan(1);
  for (const pack of items)
    for (const file of pack.files) expect(file).toMatchObject({ licence: expect.stringMatching(/\S/) });
  expect(JSON.stringify(items)).not.toContain(used.station.folder);
});

test('/metrics: what recognition took, stage by stage', async () => {
  await fetch(`${used.station.address}/detect`, { method: 'POST', body: form({}, await photo('ayu')) });
  await fetch(`${used.station.address}/encode`, { method: 'POST', body: form({}, await photo('ayu')) });
  const answer = await fetch(`${used.station.address}/metrics`);
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  for (const stage of ['decode', 'detect', 'landmarks', 'quality', 'embed'])
    expect(text).toMatch(new RegExp(`hadir_vision_stage_duration_seconds_count\\{stage="${stage}"\\} [1-9]`));
  expect(text).toMatch(
    /hadir_http_request_duration_seconds_count\{dialect="tenant",method="POST",route="\/encode",status="200"\} 1/,
  );
  expect(text).toMatch(/hadir_vision_queue_depth 0/);
  expect(text).toMatch(/hadir_gallery_people\{tenant="1"\} 0/);
});

describe('/docs', () => {
  test('on both ports, with a document for each dialect', async () => {
    const ports: [string, string[]][] = [
      [used.station.address, ['tenant', 'registry', 'station']],
      [used.station.biometricAddress, ['biometric', 'server']],
    ];
    for (const [address, dialects] of ports) {
      expect((await fetch(`${address}/docs`)).headers.get('content-type')).toMatch(/^text\/html/);
      for (const dialect of dialects) {
        const document = await (await fetch(`${address}/docs/${dialect}/openapi.json`)).json();
        expect(document).toMatchObject({ openapi: '3.1.0', paths: expect.any(Object) });
      }
    }
  });

  const outside = Object.values(networkInterfaces())
    .flat()
    .find((entry) => entry && !entry.internal && entry.family === 'IPv4')?.address;

  test.each<[Settings, number]>([
    [{ HADIR_DOCS: 'off' }, 404],
    [{ HADIR_HOST: '0.0.0.0', HADIR_ALLOWED_HOSTS: outside ?? '' }, 404],
    [{ HADIR_HOST: '0.0.0.0', HADIR_ALLOWED_HOSTS: outside ?? '', HADIR_DOCS: 'on' }, 200],
  ])('with %j: %i', async (settings, status) => {
    const station = await StationProcess.start(settings);
    try {
      const { port } = station;
      expect((await fetch(`http://127.0.0.1:${port}/docs`)).status).toBe(status);
      if (!outside || settings.HADIR_HOST === undefined) return;
      expect((await fetch(`http://${outside}:${port}/metrics`)).status).toBe(401);
      const reader = makeKey(station, ['people:read']);
      const admin = makeKey(station, ['admin']);
      const metrics = (key: string) => fetch(`http://${outside}:${port}/metrics`, { headers: { 'x-api-key': key } });
      expect([(await metrics(reader)).status, (await metrics(admin)).status]).toEqual([403, 200]);
    } finally {
      await station.stop();
    }
  });
});

test('a followed stream does not keep the station from ending', async () => {
  const station = await StationProcess.start();
  const headers = { 'x-api-key': makeKey(station) };
  const answer = await fetch(`${station.address}/api/station/v1/events/stream`, { headers });
  const text = answer.text();
  const { ms } = await station.stop();
  expect(ms).toBeLessThan(endsWithin / 2);
  expect(await text).toMatch(/^retry: 2000/);
});
