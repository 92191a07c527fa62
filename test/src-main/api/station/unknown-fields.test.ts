/** Every route of the station's own API, as its own document lists them, refuses what it does not know, and names it. */
import { describe, expect, test } from 'vitest';
import { type Served, serve } from './support.ts';

const stranger = 'notKnownHere';

interface Operation {
  requestBody?: { content: Record<string, unknown> };
}

interface Route {
  method: string;
  path: string;
  types: string[];
}

async function everyRoute(at: Served): Promise<Route[]> {
  const { body } = await at.call('GET', '!/docs/station/openapi.json');
  return Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { requestBody }]) => ({
      method: method.toUpperCase(),
      // Whatever an address names need not be there: what is sent is looked at first.
      path: path
        .replace('/api/station/v1', '')
        .replace('{date}', 'today')
        .replace('{name}', 'x')
        .replaceAll(/\{\w+\}/g, '1'),
      types: Object.keys(requestBody?.content ?? {}),
    })),
  );
}

const wanted = { status: 400, body: { code: 'invalid_argument', fields: [{ field: stranger }] } };

test('an unknown field in the query', async () => {
  const at = await serve();
  const routes = await everyRoute(at);
  expect(routes.length).toBeGreaterThan(70);
  for (const { method, path } of routes)
    expect(await at.call(method, `${path}?${stranger}=1`), `${method} ${path}`).toMatchObject(wanted);
});

test('an unknown field in a JSON body, also of a route that wants none', async () => {
  const at = await serve();
  const routes = (await everyRoute(at)).filter(
    ({ method, types }) => method !== 'GET' && (types.length === 0 || types.includes('application/json')),
  );
  expect(routes.length).toBeGreaterThan(40);
  for (const { method, path } of routes)
    expect(await at.call(method, path, { body: { [stranger]: 1 } }), `${method} ${path}`).toMatchObject(wanted);
});

test('an unknown field of a form', async () => {
  const at = await serve();
  await at.station.call('people.create', { name: 'Siti' });
  const routes = (await everyRoute(at)).filter(({ types }) => types.includes('multipart/form-data'));
  expect(routes.length).toBeGreaterThan(9);
  for (const { method, path } of routes) {
    const answers = [];
    // Each route calls its file by a name of its own.
    for (const file of ['photo', 'photos', 'file', 'attachment']) {
      const body = new FormData();
      body.append(stranger, '1');
      body.append(file, new Blob([new Uint8Array(4)]), 'x.csv');
      const headers = { 'x-api-key': at.key };
      const response = await fetch(`${at.address}/api/station/v1${path}`, { method, body, headers });
      answers.push({ status: response.status, body: await response.json() });
    }
    expect(answers, `${method} ${path}`).toContainEqual(
      expect.objectContaining({
        status: 400,
        body: expect.objectContaining({ fields: [expect.objectContaining({ field: stranger })] }),
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  }
});

test('a file of a form under a name that the route does not know', async () => {
  const at = await serve();
  await at.station.call('people.create', { name: 'Siti' });
  const routes = (await everyRoute(at)).filter(({ types }) => types.includes('multipart/form-data'));
  for (const { method, path } of routes) {
    const body = new FormData();
    body.append('gambarnya', new Blob([new Uint8Array(4)]), 'x.csv');
    const answer = await at.call(method, path, { body });
    expect(answer, `${method} ${path}`).toMatchObject({ status: 400, body: { fields: [{ field: 'gambarnya' }] } });
    expect(answer.body.detail).toMatch(/is not known here\. The nearest is "(photos?|file|attachment|image)"/);
  }
});

describe('the nearest known name is told', () => {
  test.each([
    ['GET', '/people?nis=260001', undefined, 'nis', ''],
    ['GET', '/people?userId=1', undefined, 'userId', ''],
    ['GET', '/attendance?person_id=84', undefined, 'person_id', 'personId'],
    ['GET', '/days/today?class=VII%20A', undefined, 'class', 'group'],
    ['GET', '/reports/export?report=month&month=2025-11&format=pdf&clas=7A', undefined, 'clas', ''],
    ['PATCH', '/people/84', { kelas: 'VII B' }, 'kelas', 'group'],
    ['GET', '/days/today?kelas=VII%20A', undefined, 'kelas', 'group'],
    ['POST', '/people', { nama: 'Siti' }, 'nama', 'name'],
    ['PATCH', '/people/84', { grup: 'VII B' }, 'grup', 'group'],
    ['POST', '/promotions', { on: '2026-07-13', moves: [{ form: '7A', to: '8A' }] }, 'moves.0.form', 'from'],
    ['POST', '/calendar/rules', { plan: { sessions: [{ open: '06:00' }] } }, 'plan.sessions.0.open', 'opens'],
  ])('%s %s', async (method, path, body, field, nearest) => {
    const at = await serve();
    const answer = await at.call(method, path, body ? { body } : {});
    expect(answer.status).toBe(400);
    expect(answer.body.fields[0].field).toBe(field);
    expect(answer.body.detail).toContain(`${field} is not known here. The nearest is "${nearest}`);
  });
});

test.each([
  ['POST', '/clock/trust', 200],
  ['POST', '/people/1/cards', 201],
  ['DELETE', '/people/1', 204],
])('%s %s without a body, but with its media type, is done', async (method, path, status) => {
  const at = await serve();
  await at.station.call('people.create', { name: 'Siti' });
  const headers = { 'x-api-key': at.key, 'content-type': 'application/json' };
  const response = await fetch(`${at.address}/api/station/v1${path}`, { method, headers });
  expect(response.status, await response.text()).toBe(status);
});

test('a body that is wanted is still asked for', async () => {
  const at = await serve();
  const headers = { 'x-api-key': at.key, 'content-type': 'application/json' };
  const response = await fetch(`${at.address}/api/station/v1/people`, { method: 'POST', headers });
  expect(response.status).toBe(400);
});
