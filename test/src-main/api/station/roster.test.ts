import { expect, it } from 'vitest';
import { FakeClock } from '../../station/support.ts';
import { type Served, serve } from './support.ts';

const school = (): Promise<Served> => serve({ clock: new FakeClock('2026-07-13T00:10:00.000Z') });

function form(file: string | Uint8Array, fields: Record<string, string> = {}, name = 'siswa.csv'): FormData {
  const body = new FormData();
  for (const [key, value] of Object.entries(fields)) body.append(key, value);
  body.append('file', new Blob([file as Uint8Array<ArrayBuffer>]), name);
  return body;
}

const list = 'NIS,Nama,Kelas\n0012,Ani,7A\n0013,Budi,8A\n';

it('a list is looked at, taken once for its key, and comes back as a file', async () => {
  const { call } = await school();
  const preview = await call('POST', '/roster/preview', { body: form(list) });
  expect(preview).toMatchObject({ status: 200, body: { rows: 2, added: 2, problems: [] } });
  const headers = { 'idempotency-key': 'a-1' };
  expect(await call('POST', '/roster/import', { body: form(list), headers })).toMatchObject({ body: { added: 2 } });
  const again = await call('POST', '/roster/import', { body: form(list), headers });
  expect([again.headers.get('idempotency-replayed'), again.body.added]).toEqual(['true', 2]);
  expect(await call('POST', '/roster/import', { body: form(list) })).toMatchObject({ body: { unchanged: 2 } });
  const csv = await call('GET', '/roster/export?format=csv&language=en');
  expect(csv.headers.get('content-disposition')).toContain('roster-2026-07-13.csv');
  expect(csv.body).toContain('User ID,NIS,NISN,Name,Class');
  const zip = await call('GET', '/roster/export?format=oneroster');
  expect(await call('POST', '/roster/oneroster/import', { body: form(zip.body) })).toMatchObject({
    status: 200,
    body: { rows: 2, unchanged: 2 },
  });
});

it('a mapping says which column is what; a bad row refuses the file with the row and the reason', async () => {
  const { call } = await school();
  const mapping = JSON.stringify({ a: 'name', b: null });
  const mapped = await call('POST', '/roster/preview', { body: form('a,b\nAni,7A\n', { mapping }) });
  expect(mapped.body.columns.map(({ field }: { field: string }) => field)).toEqual(['name', null]);
  for (const bad of ['{', '[]', '{"a":"shoe size"}'])
    expect(await call('POST', '/roster/preview', { body: form(list, { mapping: bad }) })).toMatchObject({
      status: 400,
      body: { code: 'invalid_argument', fields: [{ field: 'mapping' }] },
    });
  const refused = await call('POST', '/roster/import', { body: form('Nama,JK\nAni,P\nBudi,Q\n') });
  expect(refused).toMatchObject({ status: 422, body: { code: 'import_refused' } });
  expect(refused.body.detail).toContain('first row 3: Write L (male) or P (female).');
  const good = await call('POST', '/roster/import', { body: form('Nama,JK\nAni,P\nBudi,Q\n', { mode: 'good' }) });
  expect(good.body).toMatchObject({ added: 1, problems: [{ row: 3, message: 'roster.problem.gender' }] });
});

it('groups, years, profiles and promotions', async () => {
  const { call } = await school();
  await call('POST', '/roster/import', { body: form(list) });
  expect(await call('PUT', '/groups/7A', { body: { grade: 7, teacher: 'Bu Rina' } })).toMatchObject({
    status: 200,
    body: { name: '7A', grade: 7, people: 1 },
  });
  expect((await call('GET', '/groups')).body.items.map(({ name }: { name: string }) => name)).toEqual(['7A', '8A']);
  expect(await call('DELETE', '/groups/7A')).toMatchObject({ status: 409, body: { code: 'conflict' } });
  const year = { name: '2026/2027', from: '2026-07-13', to: '2027-06-30' };
  expect(await call('POST', '/years', { body: year })).toMatchObject({ status: 200, body: year });
  expect((await call('GET', '/years')).body.items).toHaveLength(1);
  const changed = await call('PATCH', '/people/1/profile', { body: { guardianPhone: '0812 3456 7890' } });
  expect(changed).toMatchObject({ status: 200, body: { nis: '0012', guardianPhone: '+6281234567890' } });
  expect(await call('PATCH', '/people/1/profile', { body: { nis: '0013' } })).toMatchObject({
    status: 409,
    body: { detail: 'NIS 0013 belongs to Budi. Check which of the two is right.' },
  });
  const promotion = { moves: [{ from: '7A', to: '8A' }], on: '2026-07-14' };
  expect(await call('POST', '/promotions/preview', { body: promotion })).toMatchObject({
    status: 200,
    body: { moves: [{ from: '7A', to: '8A', people: 1 }], unplaced: 1 },
  });
  expect((await call('POST', '/promotions', { body: promotion })).body).toEqual({ moved: 1, left: 0 });
  expect((await call('POST', '/groups/moves', { body: { personIds: [1], group: '7B' } })).body).toEqual({ moved: 1 });
  expect((await call('GET', '/people/1/profile')).body.memberships).toEqual([
    { group: '7B', from: '2026-07-13', to: null },
  ]);
});

it('leavers are listed, and purged only as the list said', async () => {
  const { call, clock } = await school();
  await call('POST', '/roster/import', { body: form(list) });
  expect(await call('POST', '/leavers', { body: { personId: 1, on: '2026-07-14' } })).toMatchObject({
    status: 200,
    body: { leftOn: '2026-07-14' },
  });
  clock.advance(48 * 3600_000);
  const { body } = await call('GET', '/leavers?leftBefore=2026-07-15');
  expect(body.people).toEqual([{ id: 1, name: 'Ani', group: '7A', leftOn: '2026-07-14' }]);
  const purge = { leftBefore: '2026-07-15', people: 1 };
  expect(await call('POST', '/leavers/purge', { body: { ...purge, people: 0 } })).toMatchObject({ status: 409 });
  expect(await call('POST', '/leavers/purge', { body: purge })).toMatchObject({ status: 200 });
  expect(await call('GET', '/people/1/profile')).toMatchObject({ status: 404 });
});

it('reading and writing want their scopes', async () => {
  const { call, keyWith } = await school();
  const key = await keyWith('people:read');
  expect((await call('GET', '/groups', { key })).status).toBe(200);
  expect((await call('POST', '/roster/preview', { key, body: form(list) })).status).toBe(200);
  expect((await call('POST', '/roster/import', { key, body: form(list) })).status).toBe(403);
  expect((await call('POST', '/leavers/purge', { key, body: { leftBefore: '2026-07-13', people: 0 } })).status).toBe(
    403,
  );
});

it('cells that are no names are kept as text or refused, never run or cut', async () => {
  const { call } = await school();
  const wide = `Nama,Kelas\n"${'x'.repeat(1024 ** 2)}",7A\n`;
  const refused = await call('POST', '/roster/preview', { body: form(wide) });
  expect(refused.body.problems).toMatchObject([{ row: 2, message: 'roster.problem.too_long', params: { most: 200 } }]);
  expect(JSON.stringify(refused.body).length).toBeLessThan(2000);
  const formulas = 'Nama,Kelas\n"=HYPERLINK(""http://x"",""Ani"")",7A\n@SUM(A1),7B\n';
  expect((await call('POST', '/roster/import', { body: form(formulas) })).body.added).toBe(2);
  const { body } = await call('GET', '/people');
  expect(body.items.map(({ name }: { name: string }) => name).sort()).toEqual([
    '=HYPERLINK("http://x","Ani")',
    '@SUM(A1)',
  ]);
  const csv = await call('GET', '/roster/export?format=csv');
  expect(csv.body).not.toMatch(/(^|,)"?[=@]/m);
});

it('two callers at once: every row is taken once', async () => {
  const { call, store } = await school();
  const rows = Array.from({ length: 200 }, (_, i) => `${1000 + i},Siswa ${i},7${'ABCDE'[i % 5]}`).join('\n');
  const answers = await Promise.all(
    Array.from({ length: 3 }, () => call('POST', '/roster/import', { body: form(`NIS,Nama,Kelas\n${rows}\n`) })),
  );
  expect(answers.map(({ body }) => body.added).sort((a, b) => a - b)).toEqual([0, 0, 200]);
  expect(store.people.count(1)).toBe(200);
});
