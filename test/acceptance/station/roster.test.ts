/** A school's office: it brings its list, moves the classes up, and hands in files that are none. */
import { beforeAll, expect, test } from 'vitest';
import { files } from '../../../src-main/files/index.ts';
import { stationOfFile } from '../../support/station-fixture.ts';
import { makeKey, StationApi } from './support.ts';

const used = stationOfFile();
let api: StationApi;
let key: string;

beforeAll(() => {
  key = makeKey(used.station);
  api = new StationApi(used.station.address, key);
});

function form(file: string | Uint8Array, name = 'siswa.csv'): FormData {
  const body = new FormData();
  body.append('file', new Blob([file as Uint8Array<ArrayBuffer>]), name);
  return body;
}

const list = 'No,NIS,Nama Lengkap,Kelas,L/P,No HP Wali\n1,0012,Ani,7A,P,0812-3456-7890\n2,0013,Budi,8A,L,\n';

test('files that are none are refused with a remedy, and the next one is taken', async () => {
  const bomb = await files.writeZip(new Map([['xl/workbook.xml', new Uint8Array(140 * 1024 ** 2)]]));
  const hostile: [string | Uint8Array, string, number][] = [
    ['', 'file_unreadable', 400],
    ['\n\n\n', 'file_unreadable', 400],
    ['<html><table><tr><td>Nama</td></tr></table></html>', 'file_unreadable', 400],
    [Uint8Array.from({ length: 5000 }, (_, i) => (i * 131) % 256), 'file_unreadable', 400],
    [bomb, 'file_too_large', 413],
    [new Uint8Array(10 * 1024 ** 2 + 1).fill(65), 'file_too_large', 413],
    [`${'a,'.repeat(300)}\n`, 'file_too_large', 413],
  ];
  for (const [file, code, status] of hostile)
    for (const path of ['/roster/preview', '/roster/import'])
      expect(await api.call('POST', path, form(file, 'siswa.xlsx'))).toMatchObject({ status, body: { code } });
  for (const [file] of hostile)
    expect((await api.call('POST', '/roster/oneroster/import', form(file))).status).toBeLessThan(500);
  expect(await api.call('POST', '/roster/import', form(list))).toMatchObject({ status: 200, body: { added: 2 } });
});

test('what was taken is there after a restart, and goes out and in again unchanged', async () => {
  used.station = await used.station.restart();
  api = new StationApi(used.station.address, key);
  const { items } = (await api.call('GET', '/people')).body;
  expect(items.map(({ name, group }: { name: string; group: string }) => [name, group])).toEqual([
    ['Ani', '7A'],
    ['Budi', '8A'],
  ]);
  for (const format of ['csv', 'xlsx', 'oneroster']) {
    const made = await api.call('GET', `/roster/export?format=${format}`);
    const path = format === 'oneroster' ? '/roster/oneroster/import' : '/roster/import';
    expect(await api.call('POST', path, form(made.body))).toMatchObject({ body: { rows: 2, unchanged: 2 } });
  }
});

test('the classes move up today, once; the list of before moves them back', async () => {
  const [{ from: on }] = (await api.call('GET', '/people/1/profile')).body.memberships;
  const since = { personIds: [1, 2], group: '7A', from: '2020-07-13' };
  expect((await api.call('POST', '/groups/moves', since)).body).toEqual({ moved: 2 });
  const promotion = { moves: [{ from: '7A', to: '8A' }], on };
  expect((await api.call('POST', '/promotions', promotion)).body).toEqual({ moved: 2, left: 0 });
  expect((await api.call('POST', '/promotions', promotion)).body).toEqual({ moved: 0, left: 0 });
  expect((await api.call('GET', '/groups')).body.items).toMatchObject([{ name: '8A', people: 2 }]);
  expect((await api.call('POST', '/roster/import', form(list))).body).toMatchObject({ changed: 1, unchanged: 1 });
});
