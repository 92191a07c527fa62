/** While the recogniser starts, and where it never does: what takes no picture works at once, and what takes one says so. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../../src-main/hosts/node/config.ts';
import { readControlFile } from '../../src-main/hosts/node/control-file.ts';
import { type RunningHost, startHost } from '../../src-main/hosts/node/host.ts';
import type { FromWorker, WorkerHandle } from '../../src-main/vision/worker/protocol.ts';
import { StationError } from '../../src-shared/errors.ts';
import { Client, form } from '../support/client.ts';
import { apiKey, type Doors, doorsOf } from '../support/doors.ts';
import { dataFolder, StationProcess } from '../support/station-process.ts';
import { biometricRows } from './documents/biometric-rows.ts';
import { registryRows } from './documents/registry-rows.ts';
import { callRow, enrolBudi, type Known, makeImages, type Row } from './documents/row.ts';
import { serverRows } from './documents/server-rows.ts';
import { tenantRows } from './documents/tenant-rows.ts';
import { makeKey } from './station/support.ts';

/** Every endpoint of the documents that looks at a photo, and no other. */
const photoRoutes = [
  'tenant POST /compare',
  'tenant POST /detect',
  'tenant POST /encode',
  'tenant POST /enroll',
  'tenant POST /identify',
  'tenant POST /verify',
  'registry POST /recognition',
  'registry POST /register',
  'biometric POST /compare',
  'biometric POST /register',
  'server POST /recognize',
  'server POST /register-face',
];

/** Of the station's own API, likewise, with the fields that each wants beside the photo. */
const stationPhotoRoutes: Record<string, Record<string, string>> = {
  'POST /enrolments': { name: 'Siti' },
  'POST /identifications': {},
  'POST /palm-identifications': {},
  'POST /people/{personId}/palms': {},
  'POST /people/{personId}/photos': {},
  'POST /scan': {},
  'POST /verifications': { tenantId: '1', userId: '123' },
};
/** Of somebody without a palm: told without a look at the photo. */
const needsNoLook = 'POST /palm-verifications';

const rows = [...tenantRows, ...registryRows, ...biometricRows, ...serverRows].filter(({ status }) => status < 300);
const routeOf = ({ door, endpoint }: Row): string => `${door} ${endpoint.replace(/\?.*/, '')}`;

/** A worker that says nothing until it is told to. */
class HeldWorker implements WorkerHandle {
  tell: (message: FromWorker) => void = () => {};
  send(): void {}
  onMessage(listener: (message: FromWorker) => void): void {
    this.tell = listener;
  }
  onExit(): void {}
  kill(): void {}
}

const worker = new HeldWorker();
const doors = {} as Doors;
let known: Known;
/** A key for all that the station's API does. */
let everything: string;
let starting: Promise<RunningHost>;
let settings: Record<string, string>;

beforeAll(async () => {
  const station = await StationProcess.start({ HADIR_API_KEY: apiKey });
  known = await enrolBudi(doorsOf(station), await makeImages(), 128);
  everything = makeKey(station);
  await station.stop();
  settings = {
    HADIR_DATA_DIR: dataFolder(station.folder),
    HADIR_KEY_FILE: join(station.folder, 'config/sealing.key'),
    HADIR_PORT: '0',
    HADIR_BIOMETRIC_PORT: '0',
    HADIR_API_KEY: apiKey,
    HADIR_LOG_LEVEL: 'silent',
    HADIR_RATE_LIMIT: '100000',
  };
  starting = startHost(readConfig([], settings), { root: process.cwd(), spawnWorker: () => worker });
  await vi.waitUntil(() => readControlFile(settings.HADIR_DATA_DIR as string), { timeout: 20_000 });
  const { addresses } = readControlFile(settings.HADIR_DATA_DIR as string) ?? {};
  const held = { address: addresses?.main, biometricAddress: addresses?.biometric } as StationProcess;
  Object.assign(doors, doorsOf(held));
}, 60_000);
afterAll(async () => {
  worker.tell({ kind: 'unavailable', error: new StationError('models_unavailable', 'None.').toPlain() });
  await (await starting).close();
});

describe('while the worker is held back', () => {
  test('every endpoint that looks at a photo is in the table', () => {
    const taking = rows.filter((row) => takesImage(row)).map(routeOf);
    expect([...new Set(taking)].sort()).toEqual([...photoRoutes].sort());
  });

  test('of the station API, the routes that answer 503 are those that look at a photo', async () => {
    const { tenant } = doors;
    const document = (await tenant.get('/docs/station/openapi.json')).body;
    const headers = { 'x-api-key': everything };
    const base = `${tenant.address}/api/station/v1`;
    const send = async (route: string, id: number, body?: RequestInit['body']): Promise<number> => {
      const [method = '', path = ''] = route.split(' ');
      const init = { method, headers, ...(body ? { body } : {}) };
      const { status, headers: answered } = await fetch(base + path.replace(/\{\w+\}/g, String(id)), init);
      if (status === 503) expect([route, answered.get('retry-after')]).toEqual([route, '2']);
      expect([401, 403], route).not.toContain(status);
      return status;
    };
    const made = await fetch(`${base}/people`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Wati' }),
    });
    const { id } = (await made.json()) as { id: number };
    const routes = Object.entries<object>(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace('/api/station/v1', '')}`),
    );
    const taking = routes.filter((route) =>
      /photos?"/.test(JSON.stringify(operationOf(document, route).requestBody ?? {})),
    );
    expect(taking.sort()).toEqual([...Object.keys(stationPhotoRoutes), needsNoLook].sort());
    const unavailable: string[] = [];
    // Those that take photos first: everybody is still there.
    for (const [route, fields] of Object.entries(stationPhotoRoutes)) {
      const fileField = /\/photos|\/palms|\/enrolments/.test(route) ? 'photos' : 'photo';
      if ((await send(route, id, form(fields, known.images.other, { fileField }))) === 503) unavailable.push(route);
    }
    for (const route of routes.filter((one) => !(one in stationPhotoRoutes) && !one.includes('stream')))
      if ((await send(route, id)) === 503) unavailable.push(route);
    expect(unavailable.sort()).toEqual(Object.keys(stationPhotoRoutes).sort());
  }, 60_000);

  test('the documented routes that answer 503 are those that look at a photo', async () => {
    // The reads before the deletes: everybody is still there.
    const ordered = rows.toSorted(
      (a, b) => Number(a.endpoint.startsWith('DELETE')) - Number(b.endpoint.startsWith('DELETE')),
    );
    const unavailable = new Set<string>();
    for (const row of ordered) {
      const { status, body, headers } = await callRow(doors, row, known);
      if (status !== 503) continue;
      unavailable.add(routeOf(row));
      expect(JSON.stringify(body)).toContain('Recognition is starting');
      expect(headers.get('retry-after')).toBe('2');
    }
    expect([...unavailable].sort()).toEqual([...photoRoutes].sort());
  }, 60_000);

  test('every health says that it is not ready, after its documented fields', async () => {
    const { tenant, server } = doors;
    const own = new Client(`${tenant.address}/api/station/v1`, {}, () => {});
    for (const door of [tenant, server, own]) {
      const { status, body } = await door.get('/health');
      expect({ status, ready: body.ready }).toEqual({ status: 200, ready: false });
    }
    expect(Object.keys((await tenant.get('/health')).body)[0]).toBe('status');
    const metrics = await fetch(`${tenant.address}/metrics`, { headers: { 'x-api-key': everything } });
    expect(await metrics.text()).toMatch(/^hadir_vision_ready 0$/m);
  });
});

/** Whether a successful call of it carries a picture. */
function takesImage(row: Row): boolean {
  const seen: unknown[] = [];
  const images = new Proxy(known.images, {
    get(target, name) {
      seen.push(name);
      return Reflect.get(target, name);
    },
  });
  row.body?.({ ...known, images });
  return seen.length > 0;
}

// biome-ignore lint/suspicious/noExplicitAny: a part of a document that the API has checked
function operationOf(document: any, route: string): { requestBody?: unknown } {
  const [method = '', path = ''] = route.split(' ');
  const paths = document.paths as Record<string, Record<string, object>>;
  return (paths[path] ?? paths[`/api/station/v1${path}`])?.[method.toLowerCase()] ?? {};
}
