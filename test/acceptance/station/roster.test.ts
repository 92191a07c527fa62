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

/** A workbook as no spreadsheet program writes it: its parts, packed. */
function workbook(sheets: string, relations: string, more: Record<string, string>): Promise<Uint8Array> {
  const parts = {
    'xl/workbook.xml': `<workbook><sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations}</Relationships>`,
    ...more,
  };
  return files.writeZip(new Map(Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)])));
}
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheet = (id: string, name: string): string => `<sheet name="${name}" r:id="${id}"/>`;
const relation = (id: string, type: string): string =>
  `<Relationship Id="${id}" Type="${types}/${type}" Target="/xl/${type}s/${id}.xml"/>`;
const rows = (lines: string[][]): string => {
  const cell = (text: string, i: number, row: number): string =>
    `<c r="${'AB'[i]}${row}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const all = lines.map((line, n) => `<row r="${n + 1}">${line.map((text, i) => cell(text, i, n + 1)).join('')}</row>`);
  return `<worksheet><sheetData>${all.join('')}</sheetData></worksheet>`;
};
const worksheets = (...ids: string[]): string => ids.map((id) => relation(id, 'worksheet')).join('');

test('a workbook whose first sheet is a chart: the answer names the sheet that was read and those passed over', async () => {
  const book = (kind: Record<'table' | 'other', string>) =>
    workbook(
      sheet('g', 'Grafik') + sheet('k', 'Kosong') + sheet('a', 'VII A') + sheet('b', 'VII B'),
      relation('g', 'chartsheet') + worksheets('k', 'a', 'b'),
      {
        'xl/chartsheets/g.xml': '<chartsheet><drawing r:id="r1"/></chartsheet>',
        'xl/worksheets/k.xml': '<worksheet><sheetData/></worksheet>',
        'xl/worksheets/a.xml': kind.table,
        'xl/worksheets/b.xml': kind.other,
      },
    );
  const named = {
    name: 'VII A',
    others: [
      { name: 'Grafik', why: 'chart' },
      { name: 'Kosong', why: 'empty' },
      { name: 'VII B', why: 'later' },
    ],
  };
  const pupils = await book({
    table: rows([
      ['NIS', 'Nama'],
      ['0099', 'Citra'],
    ]),
    other: rows([
      ['NIS', 'Nama'],
      ['0098', 'Dewi'],
    ]),
  });
  const preview = await api.call('POST', '/roster/preview', form(pupils, 'siswa.xlsx'));
  expect(preview).toMatchObject({ status: 200, body: { rows: 1, added: 1, sheet: named } });
  expect((await api.call('POST', '/roster/preview', form(list))).body.sheet).toBeNull();
  const days = rows([
    ['Tanggal', 'Nama'],
    ['2030-08-17', 'Kemerdekaan'],
  ]);
  const imported = await api.call(
    'POST',
    '/calendar/days/import',
    form(await book({ table: days, other: days }), 'l.xlsx'),
  );
  expect(imported).toMatchObject({ status: 200, body: { added: [{ name: 'Kemerdekaan' }], sheet: named } });
});

test('a workbook of 300,000 unclosed tags ends within seconds, and others are served meanwhile', async () => {
  const bad = await workbook(sheet('a', 'Siswa'), worksheets('a'), {
    'xl/worksheets/a.xml': `<worksheet><sheetData>${'<c '.repeat(300_000)}`,
  });
  for (const path of ['/roster/preview', '/roster/import', '/calendar/days/import']) {
    const start = performance.now();
    let ended = false;
    const refused = api.call('POST', path, form(bad, 'siswa.xlsx')).finally(() => {
      ended = true;
    });
    const waits: number[] = [];
    do {
      const asked = performance.now();
      expect((await api.call('GET', '/people')).status).toBe(200);
      waits.push(performance.now() - asked);
    } while (!ended);
    expect(await refused).toMatchObject({
      status: 400,
      body: {
        code: 'file_unreadable',
        detail: expect.stringMatching(/^The workbook is damaged\. .* save it again as \.xlsx/),
      },
    });
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(Math.max(...waits)).toBeLessThan(3_000);
  }
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
